-- Each project names the embedder that its vectors are of. A signal without a vector waits for one; the
-- vectors of a move to another embedder stand beside those in use until the project names the other.

alter table projects add column embedder text not null default 'lexical-1';
alter table projects alter column embedder drop default;
-- Set while the project moves.
alter table projects add column next_embedder text;
-- When a sweep of signals without a vector is due; null where none is.
alter table projects add column sweep_due_at timestamptz;

alter table signals
  add column next_embedder text,
  add column next_vector_sealed bytea,
  add check ((next_embedder is null) = (next_vector_sealed is null));
create index signals_pending on signals (project_id, user_id, id) where embedder is null;

-- Set where signals of the user were embedded since the code was made.
alter table profiles add column outdated boolean not null default false;

create policy across_projects on signals to tercet_jobs using (true);
grant select (project_id, embedder) on signals to tercet_jobs;
grant select (sweep_due_at), update (sweep_due_at) on projects to tercet_jobs;
grant tercet_jobs to current_user;
grant create on schema public to tercet_jobs;

-- Projects with signals that wait for a vector and no sweep under way; one whose message was lost is
-- taken a quarter of an hour after it was due.
create function claim_sweeps(max_rows integer) returns table (project_id text)
language sql volatile security definer set search_path = public, pg_temp
as $$
  update projects set sweep_due_at = now()
  where projects.id in (
    select due.id from projects due
    where (due.sweep_due_at is null or due.sweep_due_at < now() - interval '15 minutes')
      and exists (select from signals where signals.project_id = due.id and signals.embedder is null)
    limit max_rows
    for update skip locked
  )
  returning projects.id
$$;

alter function claim_sweeps(integer) owner to tercet_jobs;
revoke all on function claim_sweeps(integer) from public;
grant execute on function claim_sweeps(integer) to tercet_app;
revoke create on schema public from tercet_jobs;
revoke tercet_jobs from current_user;
