-- Who has read which version of a rule text (制度标准签收); a version is known by the digest of its text.
create table reading (
  rule_text text collate "C" not null,
  digest text collate "C" not null,
  account text collate "C" not null,
  office_path text collate "C" not null,
  version text collate "C" not null,
  at bigint not null,
  primary key (rule_text, digest, account)
);
