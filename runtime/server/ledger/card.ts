import { factName, type JsonObject, type LedgerRollUp, type RolledTotal, rollUpTotals } from '#engine';
import type { LedgerRow, Scope } from '../../store/port.ts';
import { allLedgers } from '../ledgers.ts';
import type { Services } from '../services.ts';
import type { FoundLedger } from './found.ts';

/** A row of some ledger with the ledger. */
export interface KnownRow {
  in: FoundLedger;
  /** Columns that the card shows of it. */
  columns: string[];
  row: LedgerRow;
}

export interface CardMember extends KnownRow {
  /** The latest row of each ledger that the card names. */
  facts: KnownRow[];
  /** Rows of other ledgers about the person. */
  others: Omit<KnownRow, 'columns'>[];
}

export interface Card {
  found: FoundLedger;
  rollUp: LedgerRollUp;
  row: LedgerRow;
  membersIn: FoundLedger | undefined;
  members: CardMember[];
  /** Rows of other ledgers about the row itself. */
  about: KnownRow[];
  totals: RolledTotal[];
}

/** More members than any household has; a card is no list. */
const MOST_MEMBERS = 100;

/** The first of each ledger: the rows come with the latest first. */
function latest(rows: LedgerRow[]): Map<string, LedgerRow> {
  const found = new Map<string, LedgerRow>();
  for (const row of rows) if (!found.has(row.ledger)) found.set(row.ledger, row);
  return found;
}

/** A row with its members, what ledgers in scope know of each, and the totals. All values are in full. */
export async function cardOf(
  services: Services,
  found: FoundLedger,
  rollUp: LedgerRollUp,
  row: LedgerRow,
  scope: Scope,
): Promise<Card> {
  const { store } = services;
  const ledgers = new Map((await allLedgers(services)).map((one) => [one.ref, one]));
  const rowsBy = async (ledger: string, by: string): Promise<LedgerRow[]> =>
    (await store.ledgerRows(ledger, { equals: { [by]: row.key }, offset: 0, limit: MOST_MEMBERS }, scope)).rows;

  const memberOf = async (own: LedgerRow, membersIn: FoundLedger): Promise<CardMember> => {
    const { idNo } = own.values;
    const known = latest(typeof idNo === 'string' ? await store.ledgerRowsOfPerson(idNo, scope) : []);
    const facts = rollUp.facts.flatMap(({ ledger, columns, by }): KnownRow[] => {
      const fact = by === undefined ? known.get(ledger) : undefined;
      const home = ledgers.get(ledger);
      return fact && home ? [{ in: home, columns, row: fact }] : [];
    });
    const told = new Set([membersIn.ref, ...facts.map((fact) => fact.row.ledger)]);
    const others = [...known.values()].flatMap((other) => {
      const home = told.has(other.ledger) ? undefined : ledgers.get(other.ledger);
      return home ? [{ in: home, row: other }] : [];
    });
    return { in: membersIn, columns: rollUp.members.columns, row: own, facts, others };
  };

  const membersIn = ledgers.get(rollUp.members.ledger);
  const own = membersIn ? (await rowsBy(rollUp.members.ledger, rollUp.members.by)).reverse() : [];
  const members = membersIn ? await Promise.all(own.map((one) => memberOf(one, membersIn))) : [];
  const about = await Promise.all(
    rollUp.facts.map(async ({ ledger, columns, by }): Promise<KnownRow[]> => {
      const home = ledgers.get(ledger);
      if (by === undefined || !home) return [];
      return (await rowsBy(ledger, by)).map((one) => ({ in: home, columns, row: one }));
    }),
  );
  const totals = rollUpTotals(
    rollUp,
    row.values as JsonObject,
    members.map((member) => ({
      cells: member.row.values as JsonObject,
      facts: Object.fromEntries(member.facts.map((fact) => [factName(fact.in.ref), fact.row.values as JsonObject])),
    })),
  );
  return { found, rollUp, row, membersIn, members, about: about.flat(), totals };
}
