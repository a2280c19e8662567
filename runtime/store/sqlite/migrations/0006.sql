-- Campaigns: a process that runs once for every office of a part of the tree. A run keeps the definition that it began with.
create table campaign_definition (
  digest text primary key,
  content text not null
) strict;

create table campaign_run (
  id text primary key,
  no text not null,
  ref text not null,
  title text not null,
  digest text not null,
  pack text not null,
  pack_version text not null,
  office text not null,
  office_path text not null,
  start text not null,
  started_at integer not null,
  started_by text not null,
  offices text not null,
  secret text,
  commitment text,
  draw text,
  closed_at integer,
  closed_by text,
  close_note text,
  updated_at integer not null,
  version integer not null
) strict;

-- Where each office of a run stands. Its version is that of its record in the chain.
create table campaign_branch (
  run text not null,
  office text not null,
  office_path text not null,
  branch text not null,
  ended_at integer,
  due integer,
  finding text,
  updated_at integer not null,
  version integer not null,
  primary key (run, office)
) strict;
create index campaign_branch_office on campaign_branch (office_path);
create index campaign_branch_due on campaign_branch (due) where due is not null;

-- Steps that wait, for the lists of the offices that work them.
create table campaign_task (
  run text not null,
  office text not null,
  office_path text not null,
  element text not null,
  name text not null,
  stage text not null,
  stage_title text not null,
  owner text not null,
  owner_path text not null,
  post text,
  due text not null,
  primary key (run, office, element)
) strict, without rowid;
create index campaign_task_owner on campaign_task (owner, due);

create table campaign_reminder (
  run text not null,
  office text not null,
  office_path text not null,
  stage text not null,
  at integer not null,
  sent_by text not null,
  sent_by_name text not null,
  primary key (run, office, stage, at)
) strict, without rowid;
