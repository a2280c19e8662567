-- Overlays that a city or county drafts and has approved (JS-24). Where it stands is told by the case and the layer.
create table localization (
  id text primary key,
  office text not null,
  office_path text not null,
  division text not null,
  target text not null,
  title text not null,
  reason text not null,
  document text,
  expires text,
  patch text not null,
  case_id text,
  requested text,
  trial text,
  activated_at integer,
  activated_by text,
  ended_at integer,
  ended_by text,
  end_reason text,
  created_at integer not null,
  updated_by text not null,
  updated_at integer not null,
  version integer not null
) strict;

-- What holds in a division on top of the installed packs: which of its overlays were compiled, and which were not and why.
create table local_layer (
  division text primary key,
  title text not null,
  print text not null,
  active text not null,
  blocked text not null,
  items text not null,
  at integer not null
) strict;
