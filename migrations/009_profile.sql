-- The end user's side: tokens of their own, and pausing.

-- A token names the generation that it was issued in; another one ends them all. Random, so that a user who
-- comes back after an erasure does not make old tokens good again.
alter table users add column token_generation uuid not null default gen_random_uuid();

-- While it is set nothing is learned of the user, and no conversation opens with what is known.
alter table users add column paused boolean not null default false;
