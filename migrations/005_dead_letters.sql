-- Events that the queue gave up: who operates can see them and have them sent again.

alter table outbox add column given_up_at timestamptz;

grant tercet_jobs to current_user;
grant create on schema public to tercet_jobs;

create function list_given_up_events(after_event uuid, max_rows integer)
returns table (event_id uuid, project_id text, attempts integer, created_at timestamptz, given_up_at timestamptz)
language sql stable security definer set search_path = public, pg_temp
as $$
  select outbox.event_id, outbox.project_id, outbox.attempts, outbox.created_at, outbox.given_up_at
  from outbox
  where outbox.given_up_at is not null and outbox.event_id > after_event
  order by outbox.event_id
  limit max_rows
$$;

-- Takes given-up events for sending again: one by its id, or any.
create function claim_given_up_events(wanted uuid, max_rows integer)
returns table (event_id uuid, project_id text, conversation_id text)
language sql volatile security definer set search_path = public, pg_temp
as $$
  update outbox set given_up_at = null, sent_at = now(), attempts = outbox.attempts + 1
  where outbox.event_id in (
    select dead.event_id from outbox dead
    where dead.given_up_at is not null and (wanted is null or dead.event_id = wanted)
    order by dead.event_id
    limit max_rows
    for update skip locked
  )
  returning outbox.event_id, outbox.project_id, outbox.conversation_id
$$;

grant update (given_up_at) on outbox to tercet_jobs;

do $$
declare
  across regprocedure;
begin
  foreach across in array array[
    'list_given_up_events(uuid, integer)', 'claim_given_up_events(uuid, integer)'
  ]::regprocedure[] loop
    execute format('alter function %s owner to tercet_jobs', across);
    execute format('revoke all on function %s from public', across);
    execute format('grant execute on function %s to tercet_app', across);
  end loop;
end $$;
revoke create on schema public from tercet_jobs;
revoke tercet_jobs from current_user;
