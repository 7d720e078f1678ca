-- Requests that carry an Idempotency-Key: which body they had, and how they were answered. `project_id`
-- is a project's, or 'admin' for requests with the admin token.

create table idempotent_requests (
  project_id text not null,
  key_reference text not null,
  body_reference text not null,
  -- Fences: only the attempt that holds the row may complete it.
  attempt uuid not null,
  -- By the database's clock; a request that died leaves its lease to run out.
  leased_until timestamptz,
  status integer,
  answer_sealed bytea,
  created_at timestamptz not null default now(),
  primary key (project_id, key_reference),
  check ((leased_until is null) = (answer_sealed is not null))
);

alter table idempotent_requests enable row level security;
alter table idempotent_requests force row level security;
create policy project_scope on idempotent_requests to tercet_app
  using (project_id = current_setting('tercet.project_id', true));
grant select, insert, update, delete on idempotent_requests to tercet_app;

-- An exchange is named by the request that brought it, so that a repeated request finds it again.
alter table exchanges add column id uuid not null default gen_random_uuid();
create unique index exchanges_by_id on exchanges (project_id, conversation_id, id);

-- The request that edited a profile last: one that is repeated finds itself done.
alter table profiles add column last_edit_id uuid;

create policy across_projects on idempotent_requests to tercet_jobs using (true);
grant select (created_at), delete on idempotent_requests to tercet_jobs;
grant tercet_jobs to current_user;
grant create on schema public to tercet_jobs;

create function expire_idempotent_requests() returns void
language sql volatile security definer set search_path = public, pg_temp
as $$
  delete from idempotent_requests where created_at < now() - interval '48 hours'
$$;

alter function expire_idempotent_requests() owner to tercet_jobs;
revoke all on function expire_idempotent_requests() from public;
grant execute on function expire_idempotent_requests() to tercet_app;
revoke create on schema public from tercet_jobs;
revoke tercet_jobs from current_user;
