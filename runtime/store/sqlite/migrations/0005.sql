-- Who has read which version of a rule text (制度标准签收); a version is known by the digest of its text.
create table reading (
  rule_text text not null,
  digest text not null,
  account text not null,
  office_path text not null,
  version text not null,
  at integer not null,
  primary key (rule_text, digest, account)
) strict, without rowid;
