-- Claude may word the labels of a codebook: a call of the project's, of no user and no conversation.
alter table usage alter column user_id drop not null;
alter table usage alter column conversation_id drop not null;
alter table usage add foreign key (project_id) references projects (id) on delete cascade;
