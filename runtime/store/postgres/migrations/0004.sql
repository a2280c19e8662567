-- Overlays that a city or county drafts and has approved (JS-24). Where it stands is told by the case and the layer.
create table localization (
  id text collate "C" primary key,
  office text collate "C" not null,
  office_path text collate "C" not null,
  division text collate "C" not null,
  target text collate "C" not null,
  title text collate "C" not null,
  reason text collate "C" not null,
  document text collate "C",
  expires text collate "C",
  patch json not null,
  case_id text collate "C",
  requested text collate "C",
  trial json,
  activated_at bigint,
  activated_by text collate "C",
  ended_at bigint,
  ended_by text collate "C",
  end_reason text collate "C",
  created_at bigint not null,
  updated_by text collate "C" not null,
  updated_at bigint not null,
  version bigint not null
);

-- What holds in a division on top of the installed packs: which of its overlays were compiled, and which were not and why.
create table local_layer (
  division text collate "C" primary key,
  title text collate "C" not null,
  print text collate "C" not null,
  active json not null,
  blocked json not null,
  items json not null,
  at bigint not null
);
