-- Parts that compiled items share (process, ledger, code table …), each stored once under the SM3 of its JSON.
create table item_part (
  digest text collate "C" primary key,
  content text collate "C" not null
);

-- Plans to install, upgrade, remove or take back packs, and what became of them.
create table pack_change (
  id text collate "C" primary key,
  kind text collate "C" not null,
  pack text collate "C" not null,
  from_version text collate "C",
  from_digest text collate "C",
  to_version text collate "C",
  to_digest text collate "C",
  status text collate "C" not null,
  planned_at bigint not null,
  planned_by text collate "C" not null,
  updated_at bigint not null,
  applied_at bigint,
  applied_by text collate "C",
  undone_by text collate "C",
  done bigint not null,
  total bigint not null,
  detail json not null,
  files json,
  before json
);
create index pack_change_applied on pack_change (applied_at) where applied_at is not null;

-- Running cases that a change moved to another version of their item, as they were before.
create table pack_move (
  change text collate "C" not null,
  case_id text collate "C" not null,
  record json not null,
  primary key (change, case_id)
);

-- The cases that an installation rehearses. A step touches it only when a case starts or ends.
create index case_running on case_state (kase) where status in ('received', 'inProgress', 'supplementing');
