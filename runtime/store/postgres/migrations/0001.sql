-- Texts compare by bytes (collate "C"), whatever the language of the database: scopes are ranges of paths.
create table kase (
  seq bigint primary key,
  id text collate "C" not null unique,
  no text collate "C" not null unique,
  digest text collate "C" not null,
  item_ref text collate "C" not null,
  item_name text collate "C" not null,
  applicant_name text collate "C" not null,
  applicant_id_no text collate "C" not null,
  office_path text collate "C" not null,
  created_at bigint not null
);
create index kase_office on kase (office_path);
create index kase_applicant on kase (applicant_id_no);
create index kase_created on kase (created_at);

create table case_state (
  kase bigint primary key references kase (seq),
  version bigint not null,
  last bigint not null,
  status text collate "C" not null,
  result text collate "C",
  updated_at bigint not null,
  due bigint,
  paused boolean not null,
  state json not null
);
-- Partial: a step touches them only when a case enters or leaves the set.
create index case_supplementing on case_state (kase) where status = 'supplementing';
create index case_concluded on case_state (updated_at) where status = 'concluded';

create table case_data (
  kase bigint primary key references kase (seq),
  data json not null
);

create table step (
  position bigint primary key,
  kase bigint not null,
  version bigint not null,
  previous bigint not null,
  record text collate "C" not null,
  hash bytea not null
);

create table chain_head (
  id bigint primary key check (id = 1),
  position bigint not null,
  hash bytea not null
);
insert into chain_head (id, position, hash) values (1, 0, decode(repeat('00', 32), 'hex'));

create table task (
  kase bigint not null references kase (seq),
  token bigint not null,
  element text collate "C" not null,
  name text collate "C" not null,
  post text collate "C" not null,
  office_path text collate "C" not null,
  assignee text collate "C",
  created_at bigint not null,
  due bigint,
  primary key (kase, token)
);
create index task_post on task (office_path, post);
create index task_assignee on task (assignee) where assignee is not null;

create table timer (
  kase bigint not null references kase (seq),
  timer bigint not null,
  due bigint not null,
  primary key (kase, timer)
);
create index timer_due on timer (due);

create table job (
  kase bigint not null references kase (seq),
  job bigint not null,
  topic text collate "C" not null,
  created_at bigint not null,
  attempts bigint not null,
  primary key (kase, job)
);

create table reply (
  owner text collate "C" not null,
  key text collate "C" not null,
  request text collate "C" not null,
  status bigint not null,
  body text collate "C" not null,
  primary key (owner, key)
);

create table series (
  name text collate "C" primary key,
  reserved bigint not null
);

create table ledger_row (
  seq bigint primary key,
  ledger text collate "C" not null,
  key text collate "C" not null,
  office_path text collate "C" not null,
  kase bigint references kase (seq),
  updated_at bigint not null,
  version bigint not null,
  cells json not null,
  search text collate "C" not null,
  person text collate "C",
  unique (ledger, key)
);
create index ledger_person on ledger_row (person) where person is not null;

create table ledger_history (
  row bigint not null references ledger_row (seq),
  version bigint not null,
  position bigint not null,
  cells json not null,
  primary key (row, version)
);

create table office (
  id text collate "C" primary key,
  parent text collate "C",
  path text collate "C" not null,
  name text collate "C" not null,
  level text collate "C" not null,
  division text collate "C" not null,
  address text collate "C",
  phone text collate "C"
);

create table account (
  id text collate "C" primary key,
  user_name text collate "C" not null unique,
  name text collate "C" not null,
  password_hash text collate "C" not null,
  office text collate "C" not null,
  posts json not null,
  demo boolean not null,
  failures bigint not null,
  locked_until bigint
);

create table session (
  token_hash text collate "C" primary key,
  account text collate "C" not null,
  created_at bigint not null,
  seen_at bigint not null,
  expires_at bigint not null
);

-- The same content may be handed in at several offices; each sees its own row.
create table file (
  hash text collate "C" not null,
  office_path text collate "C" not null,
  type text collate "C" not null,
  size bigint not null,
  name text collate "C" not null,
  uploaded_by text collate "C" not null,
  created_at bigint not null,
  primary key (hash, office_path)
);

create table pack (
  name text collate "C" not null,
  version text collate "C" not null,
  digest text collate "C" not null,
  installed_at bigint not null,
  installed_by text collate "C" not null,
  active boolean not null,
  files json not null,
  primary key (name, version)
);

create table item (
  digest text collate "C" primary key,
  ref text collate "C" not null,
  pack text collate "C" not null,
  pack_version text collate "C" not null,
  active boolean not null,
  compiled text collate "C" not null
);
create index item_active on item (ref) where active;

create table draft (
  id text collate "C" primary key,
  pack text collate "C" not null,
  path text collate "C" not null,
  content text collate "C" not null,
  base text collate "C" not null,
  version bigint not null,
  updated_by text collate "C" not null,
  updated_at bigint not null
);
