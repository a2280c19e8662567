import { evaluate } from '../feel/index.ts';
import type { Json, JsonObject } from '../json.ts';
import type { LedgerRollUp } from '../service/types.ts';

/** A member of a row with the latest row of each ledger that tells something of the person, by the id of the ledger. */
export interface RolledMember {
  cells: JsonObject;
  facts: Record<string, JsonObject | undefined>;
}

export interface RolledTotal {
  title: string;
  /** Null where the expression has no value. */
  value: Json;
  unit: string;
  /** What the row itself says, where the total names its column and the two differ. */
  registered?: Json;
}

/** `national:certificate` → `certificate`: the name under which expressions read the facts of a ledger. */
export const factName = (ledger: string): string => ledger.slice(ledger.indexOf(':') + 1);

/** The totals of a row over its members. Expressions see the cells of the row as `row`, and `members` with their `facts`. */
export function rollUpTotals(
  { totals }: LedgerRollUp,
  row: JsonObject,
  members: readonly RolledMember[],
): RolledTotal[] {
  const list = members.map(
    ({ cells, facts }): JsonObject => ({
      ...cells,
      facts: Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, fact ?? null])),
    }),
  );
  return totals.map(({ title, value, unit = '', column }) => {
    const found = evaluate(value, { row, members: list });
    const total = found.ok ? found.value : null;
    const registered = column === undefined ? undefined : row[column];
    const differs = registered !== undefined && registered !== null && registered !== total;
    return { title, value: total, unit, ...(differs ? { registered } : {}) };
  });
}
