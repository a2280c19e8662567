import type { z } from '@hono/zod-openapi';
import type { LedgerHistory, LedgerRow } from '../../store/port.ts';
import { type SignedIn, worksAtDesk } from '../access/officer.ts';
import type { LedgerRowDetail } from '../api/contract.ts';
import { mayKeep } from '../ledgerEntry.ts';
import type { Services } from '../services.ts';
import { columnViews, historyView, ledgerRowView, purposeChoices } from '../views/ledger.ts';
import type { FoundLedger } from './found.ts';
import { withCellsThen, withLiveCells } from './live.ts';
import { originsOf } from './origins.ts';

/** A day and the moment that ends it, epoch ms; neither: now. */
interface Day {
  asOf?: string | undefined;
  before?: number | undefined;
}

/** A row with the origin of each cell and its history; sensitive cells masked. Of an earlier day nothing is changed. */
export async function rowDetail(
  services: Services,
  me: SignedIn,
  found: FoundLedger,
  { row, history }: { row: LedgerRow; history: LedgerHistory[] },
  { asOf, before }: Day = {},
): Promise<z.infer<typeof LedgerRowDetail>> {
  const { ref, ledger, tables } = found;
  const now = asOf === undefined;
  const [standing = row] = await (before === undefined
    ? withLiveCells(services, ref, [row])
    : withCellsThen(services, ref, [row], before));
  return {
    ref,
    title: ledger.title,
    columns: columnViews(found),
    key: ledger.key,
    row: ledgerRowView(ledger, standing, tables, await services.organization.current()),
    asOf: asOf ?? null,
    may: { correct: now && (await mayKeep(services, me, found)), unmask: now && worksAtDesk(me.user) },
    card: now ? (ledger.rollUp?.title ?? null) : null,
    purposes: purposeChoices,
    origins: originsOf(ledger, history),
    history: historyView(ledger, history, tables),
  };
}
