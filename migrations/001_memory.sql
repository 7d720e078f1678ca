-- The first schema. Every row belongs to one project, and row-level security holds that: a statement
-- that does not name its project in `tercet.project_id` sees and changes nothing.
--
-- tercet_app   what the Worker becomes in every transaction (`set local role`)
-- tercet_jobs  owns the few functions that look across projects; nobody becomes it

do $$ begin create role tercet_app nologin; exception when duplicate_object then null; end $$;
do $$ begin create role tercet_jobs nologin; exception when duplicate_object then null; end $$;
grant tercet_app, tercet_jobs to current_user;
grant usage on schema public to tercet_app;
grant usage, create on schema public to tercet_jobs;

create table projects (
  id text primary key,
  twin_of text references projects (id) on delete cascade,
  name_sealed bytea not null,
  settings jsonb not null default '{}',
  created_at timestamptz not null default now()
);

create table api_keys (
  project_id text not null references projects (id) on delete cascade,
  id text primary key,
  secret_hash bytea not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  revoked_at timestamptz
);
create index api_keys_by_project on api_keys (project_id);

create table users (
  project_id text not null references projects (id) on delete cascade,
  id text not null,
  external_id_sealed bytea not null,
  data_key_wrapped bytea not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  primary key (project_id, id)
);

create table conversations (
  project_id text not null,
  id text not null,
  user_id text not null,
  external_id_sealed bytea not null,
  status text not null check (status in ('open', 'ended', 'learning', 'learned', 'failed')),
  reason text,
  persona_block_sealed bytea,
  opened_at timestamptz not null default now(),
  last_turn_at timestamptz not null default now(),
  ended_at timestamptz,
  learned_at timestamptz,
  primary key (project_id, id),
  foreign key (project_id, user_id) references users (project_id, id) on delete cascade
);
create index conversations_by_user on conversations (project_id, user_id);
create index conversations_open on conversations (last_turn_at) where status = 'open';

create table exchanges (
  project_id text not null,
  conversation_id text not null,
  sequence bigint generated always as identity,
  messages_sealed bytea not null,
  reply_sealed bytea,
  created_at timestamptz not null default now(),
  primary key (project_id, conversation_id, sequence),
  foreign key (project_id, conversation_id) references conversations (project_id, id) on delete cascade
);

create table outbox (
  project_id text not null,
  event_id uuid primary key,
  conversation_id text not null,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  attempts integer not null default 0,
  foreign key (project_id, conversation_id) references conversations (project_id, id) on delete cascade
);

create table effects (
  project_id text not null references projects (id) on delete cascade,
  event_id uuid not null,
  applied_at timestamptz not null default now(),
  primary key (project_id, event_id)
);

create table signals (
  project_id text not null,
  id uuid not null,
  user_id text not null,
  conversation_id text not null,
  facet text not null,
  polarity smallint not null check (polarity in (-1, 1)),
  explicit boolean not null,
  confidence real not null check (confidence > 0 and confidence <= 1),
  statement_sealed bytea not null,
  embedder text,
  vector_sealed bytea,
  observed_at timestamptz not null,
  primary key (project_id, id),
  foreign key (project_id, user_id) references users (project_id, id) on delete cascade,
  check ((embedder is null) = (vector_sealed is null))
);
create index signals_newest on signals (project_id, user_id, observed_at desc, id desc);

create table profiles (
  project_id text not null,
  user_id text not null,
  revision bigint not null,
  codebook_version text not null,
  code_sealed bytea not null,
  edits_sealed bytea,
  updated_at timestamptz not null default now(),
  primary key (project_id, user_id),
  foreign key (project_id, user_id) references users (project_id, id) on delete cascade
);

create table usage (
  project_id text not null,
  id uuid not null,
  user_id text not null,
  conversation_id text not null,
  model text not null,
  input_tokens integer not null,
  cache_write_5m_tokens integer not null,
  cache_write_1h_tokens integer not null,
  cache_read_tokens integer not null,
  output_tokens integer not null,
  persona_tokens integer not null,
  cost_nano_usd bigint,
  price_table text not null,
  at timestamptz not null default now(),
  primary key (project_id, id),
  foreign key (project_id, user_id) references users (project_id, id) on delete cascade
);
create index usage_by_time on usage (project_id, at);

do $$
declare
  scoped text;
begin
  foreach scoped in array array[
    'projects', 'api_keys', 'users', 'conversations', 'exchanges', 'outbox', 'effects', 'signals',
    'profiles', 'usage'
  ] loop
    execute format('alter table %I enable row level security', scoped);
    execute format('alter table %I force row level security', scoped);
    execute format(
      'create policy project_scope on %I to tercet_app using (%I = current_setting(''tercet.project_id'', true))',
      scoped, case when scoped = 'projects' then 'id' else 'project_id' end
    );
    execute format('grant select, insert, update, delete on %I to tercet_app', scoped);
  end loop;
end $$;

-- What jobs may see across projects: ids and times, never anything sealed.
create policy across_projects on projects to tercet_jobs using (true);
create policy across_projects on api_keys to tercet_jobs using (true);
create policy across_projects on conversations to tercet_jobs using (true);
create policy across_projects on exchanges to tercet_jobs using (true);
create policy across_projects on outbox to tercet_jobs using (true);
create policy across_projects on effects to tercet_jobs using (true);
grant select (id, settings, created_at) on projects to tercet_jobs;
grant select on api_keys to tercet_jobs;
grant select (project_id, id, status, last_turn_at, ended_at, persona_block_sealed) on conversations to tercet_jobs;
grant update (status, reason, persona_block_sealed) on conversations to tercet_jobs;
grant select (project_id, conversation_id, sequence, created_at), delete on exchanges to tercet_jobs;
grant select, update (sent_at, attempts), delete on outbox to tercet_jobs;
grant select, delete on effects to tercet_jobs;

create function find_api_key(key_id text)
returns table (project_id text, secret_hash bytea, settings jsonb)
language sql stable security definer set search_path = public, pg_temp
as $$
  select api_keys.project_id, api_keys.secret_hash, projects.settings
  from api_keys join projects on projects.id = api_keys.project_id
  where api_keys.id = key_id
    and api_keys.revoked_at is null
    and (api_keys.expires_at is null or api_keys.expires_at > now())
$$;

create function list_projects(after_id text, max_rows integer)
returns table (id text)
language sql stable security definer set search_path = public, pg_temp
as $$
  select projects.id from projects where projects.id > after_id order by projects.id limit max_rows
$$;

-- Events that were never acknowledged: taken for sending again, each at most once a minute or so,
-- with growing gaps.
create function claim_unacknowledged_events(max_rows integer)
returns table (event_id uuid, project_id text, conversation_id text)
language sql volatile security definer set search_path = public, pg_temp
as $$
  update outbox set sent_at = now(), attempts = outbox.attempts + 1
  where outbox.event_id in (
    select due.event_id from outbox due
    where due.sent_at is null
       or due.sent_at < now() - make_interval(mins => least(power(2, due.attempts)::integer, 360))
    order by due.created_at
    limit max_rows
    for update skip locked
  )
  returning outbox.event_id, outbox.project_id, outbox.conversation_id
$$;

-- Conversations whose idle check was lost with the queue.
create function list_idle_conversations(max_rows integer)
returns table (project_id text, conversation_id text)
language sql stable security definer set search_path = public, pg_temp
as $$
  select conversations.project_id, conversations.id
  from conversations join projects on projects.id = conversations.project_id
  where conversations.status = 'open'
    and conversations.last_turn_at
      < now() - make_interval(secs => coalesce((projects.settings ->> 'idleSeconds')::integer, 1800))
  order by conversations.last_turn_at
  limit max_rows
$$;

-- Transcripts that failed to be learned from, or never ended, go after 7 days; effects, which only
-- guard against redelivery, and frozen blocks after 30.
create function expire_records() returns void
language sql volatile security definer set search_path = public, pg_temp
as $$
  with expired as (
    update conversations set status = 'failed', reason = 'expired'
    where status in ('open', 'ended', 'learning')
      and greatest(last_turn_at, ended_at) < now() - interval '7 days'
    returning project_id, id
  )
  delete from outbox using expired
  where outbox.project_id = expired.project_id and outbox.conversation_id = expired.id;
  delete from exchanges using conversations
  where conversations.project_id = exchanges.project_id and conversations.id = exchanges.conversation_id
    and greatest(conversations.last_turn_at, conversations.ended_at) < now() - interval '7 days';
  update conversations set persona_block_sealed = null
  where persona_block_sealed is not null and last_turn_at < now() - interval '30 days';
  delete from effects where applied_at < now() - interval '30 days';
$$;

do $$
declare
  across regprocedure;
begin
  foreach across in array array[
    'find_api_key(text)', 'list_projects(text, integer)', 'claim_unacknowledged_events(integer)',
    'list_idle_conversations(integer)', 'expire_records()'
  ]::regprocedure[] loop
    execute format('alter function %s owner to tercet_jobs', across);
    execute format('revoke all on function %s from public', across);
    execute format('grant execute on function %s to tercet_app', across);
  end loop;
end $$;
revoke create on schema public from tercet_jobs;
-- The login role needed to be a member to give the functions away; as one it would see across projects.
revoke tercet_jobs from current_user;
