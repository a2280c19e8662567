-- Nightly reconciliation of the ledgers with the chain, and what it found.
create table reconciliation (
  id text primary key,
  started_at bigint not null,
  started_by text not null,
  ended_at bigint,
  status text not null,
  cursor json not null,
  counts json not null,
  holder text,
  held_until bigint
);
create unique index reconciliation_running on reconciliation (status) where status = 'running';

create table ledger_difference (
  run text not null,
  no bigint not null,
  kind text not null,
  ledger text not null,
  key text not null,
  office_path text not null,
  column_name text,
  stored json,
  expected json,
  case_id text,
  case_no text,
  rule text,
  primary key (run, no)
);
