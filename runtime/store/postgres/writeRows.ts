import { getTableColumns } from 'drizzle-orm';
import type { Tables } from '../tables.ts';
import type { Batch, Written } from './batch.ts';
import type { Statement } from './database.ts';
import { deletion, insertion, update } from './rows.ts';

/** A batch as statements, each of many rows, in the order in which they may run. */
export function writesOf(t: Tables, { written, ledgers, history }: Batch): Statement[] {
  const bundles = written.flatMap(({ plan }) => plan.bundle ?? []);
  const ratings = written.flatMap(({ plan }) => plan.rating ?? []);
  const replies = written.flatMap(({ plan }) => (plan.reply ? [{ ...plan.reply, at: plan.step.at }] : []));
  return [
    ...caseWrites(t, written),
    ...insertion(t.step, written.map(stepOf)),
    ...insertion(t.bundle, bundles),
    ...insertion(
      t.bundleCase,
      each(written, ({ member }) => (member ? [member] : []), ofCase),
    ),
    ...taskWrites(t, written),
    ...timerWrites(t, written),
    ...jobWrites(t, written),
    ...insertion(t.ledgerRow, ledgers, ['seq']),
    ...insertion(t.ledgerHistory, history),
    ...insertion(t.rating, ratings, ['id']),
    ...insertion(t.reply, replies),
  ];
}

const stepOf = ({ seq, plan, previous, link }: Written) => ({
  ...link,
  kase: seq,
  version: plan.step.version,
  previous,
});

function caseWrites(t: Tables, written: Written[]): Statement[] {
  const created = written.filter(({ isNew }) => isNew);
  const moved = written.filter(({ isNew }) => !isNew);
  const changed = written.filter(({ rareChanged }) => rareChanged);
  const data = written.filter(({ plan }) => plan.row.data !== undefined);
  return [
    ...insertion(t.kase, created.map(caseOf)),
    ...update(t.kase, changed.map(caseOf), ['seq'], fieldsBut(t.kase, ['seq', 'id', 'createdAt'])),
    ...insertion(t.caseState, created.map(stateOf)),
    ...update(t.caseState, moved.map(stateOf), ['kase'], fieldsBut(t.caseState, ['kase'])),
    ...insertion(
      t.caseData,
      data.map(({ seq, plan }) => ({ kase: seq, data: plan.row.data })),
      ['kase'],
    ),
  ];
}

const fieldsBut = (table: Tables['kase'] | Tables['caseState'], left: string[]): string[] =>
  Object.keys(getTableColumns(table)).filter((field) => !left.includes(field));

const caseOf = ({ seq, plan }: Written) => ({ ...plan.row, seq });
const stateOf = ({ seq, plan, link }: Written) => ({ ...plan.row, kase: seq, last: link.position });

/** A field of every plan, each entry with the number of its case. */
const each = <T, R>(
  written: Written[],
  pick: (plan: Written['plan']) => T[],
  make: (seq: number, entry: T) => R,
): R[] => written.flatMap(({ seq, plan }) => pick(plan).map((entry) => make(seq, entry)));

const pair = (seq: number, id: number): [number, number] => [seq, id];
const ofCase = (seq: number, entry: object) => ({ ...entry, kase: seq });

function taskWrites(t: Tables, written: Written[]): Statement[] {
  const closed = each(written, ({ closeTasks }) => closeTasks, pair);
  const opened = each(written, ({ openTasks }) => openTasks, ofCase);
  const assigned = each(written, ({ assign }) => assign, ofCase);
  return [
    ...deletion(t.task, 'token', closed),
    ...insertion(t.task, opened, ['kase', 'token']),
    ...update(t.task, assigned, ['kase', 'token'], ['assignee']),
  ];
}

function timerWrites(t: Tables, written: Written[]): Statement[] {
  const cleared = each(written, ({ clearTimers }) => clearTimers, pair);
  const set = each(written, ({ setTimers }) => setTimers, ofCase);
  return [...deletion(t.timer, 'timer', cleared), ...insertion(t.timer, set, ['kase', 'timer'])];
}

function jobWrites(t: Tables, written: Written[]): Statement[] {
  const cleared = each(written, ({ clearJobs }) => clearJobs, pair);
  const added = each(written, ({ addJobs }) => addJobs, ofCase);
  return [...deletion(t.job, 'job', cleared), ...insertion(t.job, added, ['kase', 'job'])];
}
