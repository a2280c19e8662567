-- When a version of a ledger row was written, so that a ledger can be read as it stood on a day.
alter table ledger_history add column at bigint not null default 0;
update ledger_history set at = coalesce((select (('[' || record || ']')::json ->> 1)::bigint from step where step.position = ledger_history.position), 0);

-- Who has seen or exported what of ledgers: records among the cases, found by their kind.
create index register_kind on case_state (result, kase) where status = 'register';
