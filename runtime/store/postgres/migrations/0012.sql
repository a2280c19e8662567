-- When a reply was given: it is kept for some days only.
alter table reply add column at bigint not null default 0;
update reply set at = (extract(epoch from now()) * 1000)::bigint;
create index reply_age on reply (at);

-- Files that the office which started a campaign gives to every office that takes part.
alter table campaign_run add column files json not null default '[]';
