-- Ratings of cases by their applicants (好差评), one a stage, and the tickets that invite to them.
create table rating (
  id text collate "C" primary key,
  case_id text collate "C" not null,
  stage text collate "C" not null,
  case_no text collate "C" not null,
  item_ref text collate "C" not null,
  item_name text collate "C" not null,
  office_path text collate "C" not null,
  level bigint not null,
  at bigint not null,
  duty text collate "C",
  due bigint,
  version bigint not null,
  rating json not null
);
create index rating_case on rating (case_id, stage);
create index rating_office on rating (office_path, at);
create index rating_duty on rating (office_path, due) where duty is not null;

create table rating_invite (
  ticket_hash text collate "C" primary key,
  case_id text collate "C" not null,
  stage text collate "C" not null,
  created_by text collate "C" not null,
  expires_at bigint not null
);
