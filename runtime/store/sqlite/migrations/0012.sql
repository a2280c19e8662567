-- When a reply was given: it is kept for some days only.
alter table reply add column at integer not null default 0;
update reply set at = unixepoch() * 1000;
create index reply_age on reply (at);

-- Files that the office which started a campaign gives to every office that takes part.
alter table campaign_run add column files text not null default '[]';
