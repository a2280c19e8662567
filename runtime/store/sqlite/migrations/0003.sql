-- Parts that compiled items share (process, ledger, code table …), each stored once under the SM3 of its JSON.
create table item_part (
  digest text primary key,
  content text not null
) strict, without rowid;

-- Plans to install, upgrade, remove or take back packs, and what became of them.
create table pack_change (
  id text primary key,
  kind text not null,
  pack text not null,
  from_version text,
  from_digest text,
  to_version text,
  to_digest text,
  status text not null,
  planned_at integer not null,
  planned_by text not null,
  updated_at integer not null,
  applied_at integer,
  applied_by text,
  undone_by text,
  done integer not null,
  total integer not null,
  detail text not null,
  files text,
  before text
) strict;
create index pack_change_applied on pack_change (applied_at) where applied_at is not null;

-- Running cases that a change moved to another version of their item, as they were before.
create table pack_move (
  change text not null,
  case_id text not null,
  record text not null,
  primary key (change, case_id)
) strict;

-- The cases that an installation rehearses. A step touches it only when a case starts or ends.
create index case_running on case_state (kase) where status in ('received', 'inProgress', 'supplementing');
