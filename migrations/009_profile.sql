-- The end user's side: tokens of their own.

-- A token names the generation that it was issued in; another one ends them all. Random, so that a user who
-- comes back after an erasure does not make old tokens good again.
alter table users add column token_generation uuid not null default gen_random_uuid();
