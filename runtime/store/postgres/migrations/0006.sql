-- Campaigns: a process that runs once for every office of a part of the tree. A run keeps the definition that it began with.
create table campaign_definition (
  digest text collate "C" primary key,
  content text not null
);

create table campaign_run (
  id text collate "C" primary key,
  no text collate "C" not null,
  ref text collate "C" not null,
  title text collate "C" not null,
  digest text collate "C" not null,
  pack text collate "C" not null,
  pack_version text collate "C" not null,
  office text collate "C" not null,
  office_path text collate "C" not null,
  start text collate "C" not null,
  started_at bigint not null,
  started_by text collate "C" not null,
  offices json not null,
  secret text collate "C",
  commitment text collate "C",
  draw json,
  closed_at bigint,
  closed_by text collate "C",
  close_note text collate "C",
  updated_at bigint not null,
  version bigint not null
);

-- Where each office of a run stands. Its version is that of its record in the chain.
create table campaign_branch (
  run text collate "C" not null,
  office text collate "C" not null,
  office_path text collate "C" not null,
  branch json not null,
  ended_at bigint,
  due bigint,
  finding json,
  updated_at bigint not null,
  version bigint not null,
  primary key (run, office)
);
create index campaign_branch_office on campaign_branch (office_path);
create index campaign_branch_due on campaign_branch (due) where due is not null;

-- Steps that wait, for the lists of the offices that work them.
create table campaign_task (
  run text collate "C" not null,
  office text collate "C" not null,
  office_path text collate "C" not null,
  element text collate "C" not null,
  name text collate "C" not null,
  stage text collate "C" not null,
  stage_title text collate "C" not null,
  owner text collate "C" not null,
  owner_path text collate "C" not null,
  post text collate "C",
  due text collate "C" not null,
  primary key (run, office, element)
);
create index campaign_task_owner on campaign_task (owner, due);

create table campaign_reminder (
  run text collate "C" not null,
  office text collate "C" not null,
  office_path text collate "C" not null,
  stage text collate "C" not null,
  at bigint not null,
  sent_by text collate "C" not null,
  sent_by_name text collate "C" not null,
  primary key (run, office, stage, at)
);
