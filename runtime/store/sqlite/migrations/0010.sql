-- Ratings of cases by their applicants (好差评), one a stage, and the tickets that invite to them.
create table rating (
  id text primary key,
  case_id text not null,
  stage text not null,
  case_no text not null,
  item_ref text not null,
  item_name text not null,
  office_path text not null,
  level integer not null,
  at integer not null,
  duty text,
  due integer,
  version integer not null,
  rating text not null
) strict;
create index rating_case on rating (case_id, stage);
create index rating_office on rating (office_path, at);
create index rating_duty on rating (office_path, due) where duty is not null;

create table rating_invite (
  ticket_hash text primary key,
  case_id text not null,
  stage text not null,
  created_by text not null,
  expires_at integer not null
) strict, without rowid;
