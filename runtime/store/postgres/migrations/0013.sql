-- Files of packs are stored compressed from here on. Those that stand as JSON text are read as they are.
alter table pack alter column files type bytea using convert_to(files::text, 'UTF8');
alter table pack_change alter column files type bytea using convert_to(files::text, 'UTF8');
