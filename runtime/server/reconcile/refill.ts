import type { DifferenceRow, ReconciliationRow } from '../../store/port.ts';
import type { SignedIn } from '../access/officer.ts';
import type { FoundLedger } from '../ledger/found.ts';
import { recordOf } from '../ledger/record.ts';
import { allLedgers } from '../ledgers.ts';
import { problem } from '../problem.ts';
import type { Services } from '../services.ts';
import { refillsOf } from './presentRules.ts';

const PAGE = 200;
/** Rows of one request; what is left is asked for again. */
const MOST_ROWS = 1_000;
const LEAST_REASON = 2;

export interface Refilled {
  rows: number;
  /** Rows that somebody has changed meanwhile, so that nothing was written. */
  passed: number;
  /** There are more. */
  left: boolean;
}

interface Asked {
  /** Numbers of differences; absent: all of the run in the officer's scope. */
  nos?: number[] | undefined;
  reason: string;
}

/** @throws {ApiProblem} 422 */
function reasonOf({ reason }: Asked): string {
  const because = reason.trim();
  if ([...because].length >= LEAST_REASON) return because;
  throw problem(422, 'refill.reason', '请写明按现行规则更新的理由（至少两个字），它将留在每一行的变更历史中。', {
    problems: [{ code: 'refill.reason', message: '请写明理由', path: '/reason' }],
  });
}

const nameOf = ({ ledger, key }: { ledger: string; key: string }): string => `${ledger}\n${key}`;

/** Writes the rows of one case anew, as one record a ledger; only those that were asked for. */
async function refillCase(
  services: Services,
  me: SignedIn,
  caseId: string,
  asked: ReadonlySet<string>,
  { ledgers, reason }: { ledgers: FoundLedger[]; reason: string },
): Promise<Pick<Refilled, 'rows' | 'passed'>> {
  const kase = await services.store.case(caseId, { all: true });
  const differing = kase ? (await refillsOf(services, kase)).filter(({ write }) => asked.has(nameOf(write))) : [];
  const count = { rows: 0, passed: 0 };
  for (const { write, version } of differing) {
    const ledger = ledgers.find(({ ref }) => ref === write.ledger);
    if (!ledger) continue;
    const plan = await recordOf(services, me, ledger, {
      command: 'ledger.refill',
      facts: [{ type: 'ledger.registered', ...write, reason }],
      ledgers: [write],
    });
    const expectLedgers = [{ ledger: write.ledger, key: write.key, version }];
    const outcome = await services.store.commit({ ...plan, expectLedgers });
    count[outcome.kind === 'committed' ? 'rows' : 'passed'] += 1;
  }
  return count;
}

/**
 * Writes rows of ended cases anew under the rules of now, as a reconciliation has listed them: each as a record of the
 * officer with the reason; what stood there stays in the history of the row. What has changed since is worked out again, so
 * it may be called again at any time. @throws {ApiProblem} 422
 */
export async function refill(
  services: Services,
  me: SignedIn,
  run: ReconciliationRow,
  asked: Asked,
): Promise<Refilled> {
  const reason = reasonOf(asked);
  const told = { ledgers: await allLedgers(services), reason };
  const total: Refilled = { rows: 0, passed: 0, left: false };
  for (let offset = 0; ; offset += PAGE) {
    const query = { kind: 'refill' as const, ...(asked.nos ? { nos: asked.nos } : {}), offset, limit: PAGE };
    const page = await services.store.differences(run.id, query, me.scope);
    for (const [caseId, rows] of byCase(page.rows)) {
      const done = await refillCase(services, me, caseId, new Set(rows.map(nameOf)), told);
      total.rows += done.rows;
      total.passed += done.passed;
      if (total.rows >= MOST_ROWS) return { ...total, left: true };
    }
    if (page.rows.length < PAGE) return total;
  }
}

function byCase(rows: readonly DifferenceRow[]): Map<string, DifferenceRow[]> {
  const found = new Map<string, DifferenceRow[]>();
  for (const row of rows) if (row.caseId !== null) found.set(row.caseId, [...(found.get(row.caseId) ?? []), row]);
  return found;
}
