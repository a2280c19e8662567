import type { LedgerHistory, LedgerRow } from '../../store/port.ts';
import type { SignedIn } from '../access/officer.ts';
import { ledgerSeen } from '../ledgers.ts';
import { notFound } from '../problem.ts';
import type { Services } from '../services.ts';
import type { FoundLedger } from './found.ts';

/** A row of this ledger in the person's scope. @throws {ApiProblem} 404, also for a row of another ledger */
export async function findRow(
  services: Services,
  me: SignedIn,
  { ref, row }: { ref: string; row: number },
): Promise<{ found: FoundLedger; stored: { row: LedgerRow; history: LedgerHistory[] } }> {
  const found = await ledgerSeen(services, me, ref);
  const stored = await services.store.ledgerRowById(row, me.scope);
  if (!stored || stored.row.ledger !== found.ref) throw notFound('台账的这一行', 'ledgerRow.notFound');
  return { found, stored };
}
