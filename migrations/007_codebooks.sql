-- Codebooks that a project fitted of its own signals, and the refits that make them. The project's row
-- points to the active one; null is the seed codebook of its embedder. What a codebook says is sealed
-- with the project's key: a centroid with few users behind it is near to one person's vector.

alter table projects
  add column codebook_version text,
  -- How far the project's signals are from the active codebook, as last measured.
  add column drift jsonb;

-- Keyed hash of the normalised attribute, so that the users of a phrase are counted unread. '' for a
-- pin, which is nobody's label; null for signals from before there was one.
alter table signals add column phrase_reference text;
create index signals_by_phrase on signals (project_id, phrase_reference, user_id)
  where phrase_reference <> '';

create table codebooks (
  project_id text not null references projects (id) on delete cascade,
  version text not null,
  state text not null check (state in ('draft', 'active', 'retired')),
  embedder text not null,
  fit_seed bigint not null,
  -- Ids, labels, facets, axes, support and shares, renames and successors.
  vocabulary_sealed bytea not null,
  -- Per centroid a float32 scale and one int8 a dimension.
  vectors_sealed bytea not null,
  -- Of held-out signals: their mean squared distance to the nearest centroid, and how many are far from all.
  fit_error real,
  fit_far real,
  created_at timestamptz not null default now(),
  published_at timestamptz,
  -- Since when no code names it.
  unreferenced_at timestamptz,
  primary key (project_id, version)
);
create unique index codebooks_active on codebooks (project_id) where state = 'active';
create index profiles_by_codebook on profiles (project_id, codebook_version);

create table refits (
  project_id text not null references projects (id) on delete cascade,
  id text not null,
  -- The codebook that was active when it began, and the one that it makes.
  base_version text not null,
  version text not null,
  embedder text not null,
  fit_seed bigint not null,
  phase text not null check (phase in
    ('fit', 'average', 'label', 'check', 'publish', 'encode', 'tidy', 'done', 'draft', 'unneeded', 'failed')),
  -- Where the phase goes on.
  position text not null default '',
  done bigint not null default 0,
  total bigint not null default 0,
  error_before real,
  error_after real,
  drift jsonb,
  changes jsonb,
  reasons jsonb not null default '[]',
  -- The fencing token: whoever takes over holds a higher one, and only the highest may write.
  attempt integer not null default 1,
  leased_until timestamptz not null,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (project_id, id)
);
create unique index refits_running on refits (project_id) where finished_at is null;

-- What a refit holds between its steps: fitted centroids, the sums of the mean update, phrases in the race.
create table refit_parts (
  project_id text not null,
  refit_id text not null,
  name text not null,
  content_sealed bytea not null,
  primary key (project_id, refit_id, name),
  foreign key (project_id, refit_id) references refits (project_id, id) on delete cascade
);

-- Users to encode after a publication, by ranges of their ids.
create table refit_chunks (
  project_id text not null,
  refit_id text not null,
  number integer not null,
  after_user text not null,
  through_user text not null,
  sent_at timestamptz,
  done_at timestamptz,
  primary key (project_id, refit_id, number),
  foreign key (project_id, refit_id) references refits (project_id, id) on delete cascade
);

do $$
declare
  scoped text;
begin
  foreach scoped in array array['codebooks', 'refits', 'refit_parts', 'refit_chunks'] loop
    execute format('alter table %I enable row level security', scoped);
    execute format('alter table %I force row level security', scoped);
    execute format(
      'create policy project_scope on %I to tercet_app
         using (project_id = current_setting(''tercet.project_id'', true))', scoped);
    execute format('grant select, insert, update, delete on %I to tercet_app', scoped);
  end loop;
end $$;
