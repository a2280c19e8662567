import { type JsonObject, type ReconcileRule, ruleHolds, soughtBy, toLocalDate } from '#engine';
import type { MeasuredRow } from '../../store/port.ts';
import type { Organization } from '../access/organization.ts';
import { allLedgers } from '../ledgers.ts';
import type { Services } from '../services.ts';
import type { Found } from './rows.ts';

const CHINA = 480;

/** A rule of a ledger of the active packs. */
export interface DeclaredRule {
  ledger: string;
  rule: ReconcileRule;
  /** Columns of the other ledger that the rule speaks of. */
  names: string[];
}

/** Rows of the other ledger by what they are matched with; only the cells that the rule asks. */
export type Matched = Map<string, JsonObject[]>;

const full = (ref: string, home: string): string => (ref.includes(':') ? ref : `${home.split(':')[0]}:${ref}`);

export async function declaredRules(services: Services): Promise<DeclaredRule[]> {
  const ledgers = await allLedgers(services);
  return ledgers.flatMap(({ ref, ledger }) =>
    (ledger.reconcile ?? []).map((rule) => {
      const other = ledgers.find((one) => one.ref === full(rule.with, ref));
      const words = new Set([...(rule.expect.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []), ...Object.keys(rule.match)]);
      const names = (other?.ledger.columns ?? []).map(({ name }) => name).filter((name) => words.has(name));
      return { ledger: ref, rule: { ...rule, with: full(rule.with, ref) }, names };
    }),
  );
}

const keyOf = (cells: Record<string, unknown>, columns: string[]): string =>
  JSON.stringify(columns.map((name) => (cells[name] === undefined || cells[name] === null ? '' : String(cells[name]))));

/** Adds rows of the other ledger to what the rule looks into. */
export function addMatched(into: Matched, { rule, names }: DeclaredRule, rows: readonly MeasuredRow[]): void {
  const columns = Object.keys(rule.match);
  for (const { values } of rows) {
    const key = keyOf(values, columns);
    const cells = Object.fromEntries(names.map((name) => [name, values[name] ?? null])) as JsonObject;
    into.set(key, [...(into.get(key) ?? []), cells]);
  }
}

const lastOf = (path: string): string => path.split('/').filter(Boolean).at(-1) ?? '';

/** Rows for which the rule does not hold. */
export function brokenBy(
  { ledger, rule }: DeclaredRule,
  rows: readonly MeasuredRow[],
  matched: Matched,
  org: Organization,
): Found[] {
  return rows.flatMap(({ key, officePath, updatedAt, values }): Found[] => {
    const office = lastOf(officePath);
    const own = { office, level: org.office(office)?.level ?? null, division: org.division(office) };
    const row: JsonObject = { ...own, recordedAt: toLocalDate(updatedAt, CHINA), ...(values as JsonObject) };
    const sought = soughtBy(rule, row);
    if (!sought || ruleHolds(rule, row, matched.get(keyOf(sought, Object.keys(rule.match))) ?? [])) return [];
    const cells = { column: null, stored: null, expected: null, caseId: null, caseNo: null };
    return [{ kind: 'rule', ledger, key, officePath, ...cells, rule: rule.title }];
  });
}
