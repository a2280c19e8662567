create table kase (
  seq integer primary key,
  id text not null unique,
  no text not null unique,
  digest text not null,
  item_ref text not null,
  item_name text not null,
  applicant_name text not null,
  applicant_id_no text not null,
  office_path text not null,
  created_at integer not null
) strict;
create index kase_office on kase (office_path);
create index kase_applicant on kase (applicant_id_no);
create index kase_created on kase (created_at);

create table case_state (
  kase integer primary key references kase (seq),
  version integer not null,
  last integer not null,
  status text not null,
  result text,
  updated_at integer not null,
  due integer,
  paused integer not null,
  state text not null
) strict;
-- Partial: a step touches them only when a case enters or leaves the set.
create index case_supplementing on case_state (kase) where status = 'supplementing';
create index case_concluded on case_state (updated_at) where status = 'concluded';

create table case_data (
  kase integer primary key references kase (seq),
  data text not null
) strict;

create table step (
  position integer primary key,
  kase integer not null,
  version integer not null,
  previous integer not null,
  record text not null,
  hash blob not null
) strict;

create table chain_head (
  id integer primary key check (id = 1),
  position integer not null,
  hash blob not null
) strict;
insert into chain_head (id, position, hash) values (1, 0, zeroblob(32));

create table task (
  kase integer not null references kase (seq),
  token integer not null,
  element text not null,
  name text not null,
  post text not null,
  office_path text not null,
  assignee text,
  created_at integer not null,
  due integer,
  primary key (kase, token)
) strict, without rowid;
create index task_post on task (office_path, post);
create index task_assignee on task (assignee) where assignee is not null;

create table timer (
  kase integer not null references kase (seq),
  timer integer not null,
  due integer not null,
  primary key (kase, timer)
) strict, without rowid;
create index timer_due on timer (due);

create table job (
  kase integer not null references kase (seq),
  job integer not null,
  topic text not null,
  created_at integer not null,
  attempts integer not null,
  primary key (kase, job)
) strict, without rowid;

create table reply (
  owner text not null,
  key text not null,
  request text not null,
  status integer not null,
  body text not null,
  primary key (owner, key)
) strict;

create table series (
  name text primary key,
  reserved integer not null
) strict, without rowid;

create table ledger_row (
  seq integer primary key,
  ledger text not null,
  key text not null,
  office_path text not null,
  kase integer references kase (seq),
  updated_at integer not null,
  version integer not null,
  cells text not null,
  search text not null,
  person text,
  unique (ledger, key)
) strict;
create index ledger_person on ledger_row (person) where person is not null;

create table ledger_history (
  row integer not null references ledger_row (seq),
  version integer not null,
  position integer not null,
  cells text not null,
  primary key (row, version)
) strict, without rowid;

create table office (
  id text primary key,
  parent text,
  path text not null,
  name text not null,
  level text not null,
  division text not null,
  address text,
  phone text
) strict;

create table account (
  id text primary key,
  user_name text not null unique,
  name text not null,
  password_hash text not null,
  office text not null,
  posts text not null,
  demo integer not null,
  failures integer not null,
  locked_until integer
) strict;

create table session (
  token_hash text primary key,
  account text not null,
  created_at integer not null,
  seen_at integer not null,
  expires_at integer not null
) strict;

-- The same content may be handed in at several offices; each sees its own row.
create table file (
  hash text not null,
  office_path text not null,
  type text not null,
  size integer not null,
  name text not null,
  uploaded_by text not null,
  created_at integer not null,
  primary key (hash, office_path)
) strict;

create table pack (
  name text not null,
  version text not null,
  digest text not null,
  installed_at integer not null,
  installed_by text not null,
  active integer not null,
  files text not null,
  primary key (name, version)
) strict;

create table item (
  digest text primary key,
  ref text not null,
  pack text not null,
  pack_version text not null,
  active integer not null,
  compiled text not null
) strict;
create index item_active on item (ref) where active = 1;

create table draft (
  id text primary key,
  pack text not null,
  path text not null,
  content text not null,
  base text not null,
  version integer not null,
  updated_by text not null,
  updated_at integer not null
) strict;
