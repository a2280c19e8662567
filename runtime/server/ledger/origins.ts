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
}

const text = (value: unknown): string => JSON.stringify(value ?? null);

/** The origin of every cell that was ever filled: the version that last changed it. `history` is oldest first. */
export function originsOf(ledger: LedgerDefinition, history: readonly LedgerHistory[]): Record<string, Origin> {
  const origins: Record<string, Origin> = {};
  let before: Record<string, unknown> = {};
  for (const { values, at, actorName, caseId, caseNo, reason } of history) {
    for (const { name } of ledger.columns) {
      if (text(values[name]) === text(before[name])) continue;
      const former = origins[name];
      const fromCase = former !== undefined && (former.caseId !== null || former.corrected);
      origins[name] = { at, actorName, caseId, caseNo, reason, corrected: caseId === null && fromCase };
    }
    before = values;
  }
  return origins;
}
