-- The drop-in proxy: what a conversation is found by when its client names none, what was removed from a
-- request, ids that many people share, and token budgets.

create table exchange_marks (
  project_id text not null,
  -- Keyed hash of the user and of an exchange, or of an opening's words, or of a conversation's id.
  mark text not null,
  conversation_id text not null,
  user_id text not null,
  -- How many messages of the conversation went to Claude with that exchange.
  kept integer not null,
  at timestamptz not null default now(),
  primary key (project_id, mark, conversation_id),
  foreign key (project_id, conversation_id) references conversations (project_id, id) on delete cascade,
  foreign key (project_id, user_id) references users (project_id, id) on delete cascade
);
create index exchange_marks_by_time on exchange_marks (at);

-- Which exchange took the place of one that broke off; its answer is whole or not.
alter table exchanges add column partial boolean not null default false;

alter table users add column shared_since timestamptz;

alter table usage
  add column removed_tokens integer not null default 0,
  add column is_opening boolean not null default false;

-- Leased in slices by the isolates; of a project ("project") or of a user (its reference).
create table token_budgets (
  project_id text not null references projects (id) on delete cascade,
  subject text not null,
  day date not null,
  leased bigint not null,
  primary key (project_id, subject, day)
);

do $$
declare
  scoped text;
begin
  foreach scoped in array array['exchange_marks', 'token_budgets'] loop
    execute format('alter table %I enable row level security', scoped);
    execute format('alter table %I force row level security', scoped);
    execute format(
      'create policy project_scope on %I to tercet_app using (project_id = current_setting(''tercet.project_id'', true))',
      scoped
    );
    execute format('grant select, insert, update, delete on %I to tercet_app', scoped);
    execute format('create policy across_projects on %I to tercet_jobs using (true)', scoped);
  end loop;
end $$;
grant select (at), delete on exchange_marks to tercet_jobs;
grant select (day), delete on token_budgets to tercet_jobs;

grant tercet_jobs to current_user;
grant create on schema public to tercet_jobs;

create function expire_proxy_records() returns void
language sql volatile security definer set search_path = public, pg_temp
as $$
  delete from exchange_marks where at < now() - interval '30 days';
  delete from token_budgets where day < (now() at time zone 'UTC')::date - 1;
$$;

alter function expire_proxy_records() owner to tercet_jobs;
revoke all on function expire_proxy_records() from public;
grant execute on function expire_proxy_records() to tercet_app;
revoke create on schema public from tercet_jobs;
revoke tercet_jobs from current_user;
