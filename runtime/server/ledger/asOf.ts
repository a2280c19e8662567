import type { LedgerHistory, LedgerRow } from '../../store/port.ts';
import { notFound, problem } from '../problem.ts';
import { today } from '../views/task.ts';

const DAY_MS = 86_400_000;

/** The moment that ends a day in China, epoch ms; undefined without a day. @throws {ApiProblem} 422 for a day to come */
export function endOf(day: string | undefined, now: number): number | undefined {
  if (day === undefined) return undefined;
  if (day > today(now))
    throw problem(422, 'ledger.dayToCome', `${day} 还没有到，只能查看今天或以前的台账。`, {
      problems: [{ code: 'ledger.dayToCome', message: '日期晚于今天', path: '/asOf' }],
    });
  return Date.parse(`${day}T00:00:00+08:00`) + DAY_MS;
}

interface Found {
  row: LedgerRow;
  history: LedgerHistory[];
}

/** A row as it stood just before a moment; without one, as it stands. @throws {ApiProblem} 404 when it was not there yet */
export function asItStood({ row, history }: Found, before: number | undefined): Found {
  if (before === undefined) return { row, history };
  const then = history.filter(({ at }) => at < before);
  const last = then.at(-1);
  if (!last) throw notFound('台账的这一行（所选日期时尚未登记）', 'ledgerRow.notYet');
  const { at, version, caseId, values } = last;
  return { row: { ...row, updatedAt: at, version, caseId, values }, history: then };
}
