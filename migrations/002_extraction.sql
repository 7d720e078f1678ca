-- What a call was for: an answer to a user, or learning from a conversation. The daily budget of
-- extraction is counted from these rows.

alter table usage add column purpose text not null default 'chat'
  check (purpose in ('chat', 'extraction'));
create index usage_of_extraction on usage (project_id, at) where purpose = 'extraction';
