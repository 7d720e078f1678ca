-- The end user's side: tokens of their own, pausing, other ids of the same user, and erasure.

-- A token names the generation that it was issued in; another one ends them all. Random, so that a user who
-- comes back after an erasure does not make old tokens good again.
alter table users add column token_generation uuid not null default gen_random_uuid();

-- A visitor whose id the app made up: expires when unseen for the project's days.
alter table users add column anonymous boolean not null default false;

-- While it is set nothing is learned of the user, and no conversation opens with what is known.
alter table users add column paused boolean not null default false;

-- Ids that were folded into a user.
create table aliases (
  project_id text not null,
  id text not null,
  user_id text not null,
  external_id_sealed bytea not null,
  merged_at timestamptz not null default now(),
  primary key (project_id, id),
  foreign key (project_id, user_id) references users (project_id, id) on delete cascade
);
create index aliases_by_user on aliases (project_id, user_id);

-- Tombstones. They outlive user and project: what was queued before finds them and stops, and a restored
-- backup is erased from again by them. They hold no more than a keyed hash and times.
create table erasures (
  project_id text not null,
  -- Empty for the whole project.
  user_id text not null,
  -- By the Worker's clock, as are the times of the queued turns that it is compared with.
  erased_at timestamptz not null,
  -- The newest revision that a cache may hold: a user who comes back starts above it.
  last_revision bigint not null default 0,
  -- Where the caches held openings of the user's conversations: keyed hashes.
  marks text[] not null default '{}',
  -- Set when the caches were cleared once more, after every publisher's lease had run out.
  caches_cleared_at timestamptz,
  -- The id was folded into another user: its caches go, what is queued under it does not.
  merged boolean not null default false,
  primary key (project_id, user_id)
);
create index erasures_uncleared on erasures (project_id, user_id) where caches_cleared_at is null;

-- Answers that are kept for an idempotency key may say something of a user: they go with them.
alter table idempotent_requests add column user_id text;
create index idempotent_requests_by_user on idempotent_requests (project_id, user_id)
  where user_id is not null;

do $$
declare
  scoped text;
begin
  foreach scoped in array array['aliases', 'erasures'] loop
    execute format('alter table %I enable row level security', scoped);
    execute format('alter table %I force row level security', scoped);
    execute format(
      'create policy project_scope on %I to tercet_app using (project_id = current_setting(''tercet.project_id'', true))',
      scoped
    );
    execute format('grant select, insert, update, delete on %I to tercet_app', scoped);
  end loop;
end $$;

create policy across_projects on erasures to tercet_jobs using (true);
grant select on erasures to tercet_jobs;
grant tercet_jobs to current_user;
grant create on schema public to tercet_jobs;

-- Projects whose caches are to be cleared once more, and whose message for it was lost.
create function list_uncleared_projects(max_rows integer) returns table (project_id text)
language sql stable security definer set search_path = public, pg_temp
as $$
  select distinct erasures.project_id from erasures
  where caches_cleared_at is null and user_id <> '' and erased_at < now() - interval '15 minutes'
  limit max_rows
$$;

-- For a file beside the backups: who is to be erased again from one that is restored.
create function list_erasures(after_project text, after_user text, max_rows integer)
returns table (project_id text, user_id text, erased_at timestamptz)
language sql stable security definer set search_path = public, pg_temp
as $$
  select erasures.project_id, erasures.user_id, erasures.erased_at from erasures
  where not merged and (erasures.project_id, erasures.user_id) > (after_project, after_user)
  order by erasures.project_id, erasures.user_id limit max_rows
$$;

create policy across_projects on users to tercet_jobs using (true);
grant select (project_id, id, anonymous, last_seen_at) on users to tercet_jobs;
create index users_anonymous on users (last_seen_at) where anonymous;

create function list_expired_anonymous(max_rows integer) returns table (project_id text, user_id text)
language sql stable security definer set search_path = public, pg_temp
as $$
  select users.project_id, users.id from users join projects on projects.id = users.project_id
  where users.anonymous and users.last_seen_at
    < now() - make_interval(days => coalesce((projects.settings ->> 'anonymousDays')::integer, 30))
  order by users.last_seen_at limit max_rows
$$;

do $$
declare
  across regprocedure;
begin
  foreach across in array array[
    'list_uncleared_projects(integer)', 'list_erasures(text, text, integer)',
    'list_expired_anonymous(integer)'
  ]::regprocedure[] loop
    execute format('alter function %s owner to tercet_jobs', across);
    execute format('revoke all on function %s from public', across);
    execute format('grant execute on function %s to tercet_app', across);
  end loop;
end $$;
revoke create on schema public from tercet_jobs;
revoke tercet_jobs from current_user;
