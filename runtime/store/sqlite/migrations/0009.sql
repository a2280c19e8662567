-- 一件事 that somebody applied for: one intake, several cases.
create table bundle (
  id text primary key,
  no text not null unique,
  ref text not null,
  digest text not null,
  title text not null,
  applicant_name text not null,
  applicant_id_no text not null,
  office_path text not null,
  created_at integer not null,
  content text not null
) strict;

create table bundle_case (
  kase integer primary key references kase (seq),
  bundle text not null,
  item text not null,
  place integer not null
) strict;
create index bundle_case_bundle on bundle_case (bundle);
