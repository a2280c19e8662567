import { checkExpression } from '../feel/index.ts';
import type { LedgerDefinition, LedgerRollUp } from '../service/types.ts';
import { find, type Workbench } from './gather.ts';
import { hint } from './nearest.ts';
import { pointerTo } from './pointer.ts';
import type { Part } from './view.ts';

type Ledger = Part<LedgerDefinition>;

/** Cards of ledgers name ledgers and columns that are there, and their totals can be computed. */
export function checkRollUps(bench: Workbench): void {
  for (const part of bench.view.parts.ledgers.values()) {
    const { rollUp } = part.value;
    if (rollUp === undefined || !(part.home === bench.view.pack || bench.view.touched.has(`ledgers/${part.ref}`)))
      continue;
    checkLedgers(bench, part, rollUp);
    checkTotals(bench, part, rollUp);
  }
}

function checkLedgers(bench: Workbench, part: Ledger, { members, facts }: LedgerRollUp): void {
  const named = [
    { ...members, at: pointerTo('rollUp', 'members'), ofPersons: true },
    ...facts.map((fact, index) => ({
      ...fact,
      at: pointerTo('rollUp', 'facts', index),
      ofPersons: fact.by === undefined,
    })),
  ];
  for (const { ledger, columns, by, at, ofPersons } of named) {
    const found = find(bench, 'ledgers', ledger, { file: part.file, path: `${at}/ledger` });
    if (!found) continue;
    const need = (name: string, path: string) => needColumn(bench, part, found, name, `${at}/${path}`);
    for (const [index, name] of columns.entries()) need(name, `columns/${index}`);
    if (by !== undefined) need(by, 'by');
    if (ofPersons) need('idNo', 'ledger');
  }
}

function checkTotals(bench: Workbench, part: Ledger, { totals }: LedgerRollUp): void {
  for (const [index, { value, column }] of totals.entries()) {
    const at = pointerTo('rollUp', 'totals', index);
    if (column !== undefined) needColumn(bench, part, part, column, `${at}/column`);
    const fault = checkExpression(value, { row: 'Any', members: 'Any' });
    if (fault) bench.problems.push({ code: fault.code, message: fault.message, file: part.file, path: `${at}/value` });
  }
}

function needColumn(bench: Workbench, { file }: Ledger, { value }: Ledger, name: string, path: string): void {
  const known = value.columns.map((column) => column.name);
  if (known.includes(name)) return;
  const message = `台账“${value.title}”没有列“${name}”。${hint(name, known)}`;
  bench.problems.push({ code: 'pack.unknownColumn', message, file, path });
}
