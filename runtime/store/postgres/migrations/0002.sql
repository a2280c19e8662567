-- What the duty rules ask of officers. Null: not known, and what is not known refuses nobody.
alter table account add column established boolean;

alter table account add column id_no text;
