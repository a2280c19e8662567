-- 一件事 that somebody applied for: one intake, several cases.
create table bundle (
  id text collate "C" primary key,
  no text collate "C" not null unique,
  ref text collate "C" not null,
  digest text collate "C" not null,
  title text collate "C" not null,
  applicant_name text collate "C" not null,
  applicant_id_no text collate "C" not null,
  office_path text collate "C" not null,
  created_at bigint not null,
  content json not null
);

create table bundle_case (
  kase bigint primary key references kase (seq),
  bundle text collate "C" not null,
  item text collate "C" not null,
  place bigint not null
);
create index bundle_case_bundle on bundle_case (bundle);
