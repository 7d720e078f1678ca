-- A code is published to the caches by one publisher at a time, which reads it anew under its lease: so
-- none puts an older code over a newer one. Leases run by the database's clock.

alter table profiles
  -- The newest revision that every cache was given.
  add column published_revision bigint not null default 0,
  add column published_at timestamptz,
  add column publisher uuid,
  add column publisher_until timestamptz;
update profiles set published_revision = revision, published_at = updated_at;
create index profiles_unpublished on profiles (project_id, user_id) where published_revision < revision;

create policy across_projects on profiles to tercet_jobs using (true);
grant select (project_id, published_revision, revision) on profiles to tercet_jobs;
grant tercet_jobs to current_user;
grant create on schema public to tercet_jobs;

-- Projects with something left to do, and no sweep under way: signals that wait for a vector, or codes
-- that some cache was not given. One whose message was lost is taken a quarter of an hour after it was due.
create or replace function claim_sweeps(max_rows integer) returns table (project_id text)
language sql volatile security definer set search_path = public, pg_temp
as $$
  update projects set sweep_due_at = now()
  where projects.id in (
    select due.id from projects due
    where (due.sweep_due_at is null or due.sweep_due_at < now() - interval '15 minutes')
      and (exists (select from signals where signals.project_id = due.id and signals.embedder is null)
        or exists (
          select from profiles
          where profiles.project_id = due.id and profiles.published_revision < profiles.revision))
    limit max_rows
    for update skip locked
  )
  returning projects.id
$$;

revoke create on schema public from tercet_jobs;
revoke tercet_jobs from current_user;
