-- Rows of ledgers by the case that wrote them last, so that what is shown from cases under way can be looked for.
create index ledger_case on ledger_row (kase, ledger) where kase is not null;
