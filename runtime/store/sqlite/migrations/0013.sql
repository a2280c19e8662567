-- Files of packs are stored compressed from here on. Those that stand as JSON text are read as they are.
alter table pack add column packed blob not null default x'';
update pack set packed = cast(files as blob);
alter table pack drop column files;
alter table pack rename column packed to files;

alter table pack_change add column packed blob;
update pack_change set packed = cast(files as blob);
alter table pack_change drop column files;
alter table pack_change rename column packed to files;
