import type { LedgerDefinition } from '#engine';
import type { LedgerHistory } from '../../store/port.ts';

/** Where the content of a cell comes from. */
export interface Origin {
  at: number;
  actorName: string;
  /** Null: a person entered it. */
  caseId: string | null;
  /** Number of the case, or of the record of the entry. */
  caseNo: string | null;
  reason: string | null;
  /** A person has put it in the place of what a case had filled in. */
  corrected: boolean;
  /** Written anew under later rules of the ledger, from the data of the case. */
  refilled: boolean;
}

/** Of the record by which rows are written anew under later rules. */
export const REFILL = 'ledger.refill';

const text = (value: unknown): string => JSON.stringify(value ?? null);

/** The origin of every cell that was ever filled: the version that last changed it. `history` is oldest first. */
export function originsOf(ledger: LedgerDefinition, history: readonly LedgerHistory[]): Record<string, Origin> {
  const origins: Record<string, Origin> = {};
  let before: Record<string, unknown> = {};
  for (const { values, at, actorName, caseId, caseNo, reason, command } of history) {
    for (const { name } of ledger.columns) {
      if (text(values[name]) === text(before[name])) continue;
      const former = origins[name];
      const fromCase = former !== undefined && (former.caseId !== null || former.corrected || former.refilled);
      const refilled = command === REFILL;
      const corrected = caseId === null && !refilled && fromCase;
      origins[name] = { at, actorName, caseId, caseNo, reason, corrected, refilled };
    }
    before = values;
  }
  return origins;
}
