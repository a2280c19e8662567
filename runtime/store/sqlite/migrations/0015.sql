-- A page of a ledger, and the counts of all, for the rows of an office and of those below it.
create index ledger_office on ledger_row (ledger, office_path);
