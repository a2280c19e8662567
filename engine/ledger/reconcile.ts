import { canonicalJson } from '../digest.ts';
import { evaluate } from '../feel/evaluate.ts';
import type { Json, JsonObject } from '../json.ts';
import type { ReconcileRule } from './types.ts';

/** A cell that is not what it must be. */
export interface CellDifference {
  column: string;
  stored: Json;
  expected: Json;
}

/** Cells that differ; what is absent is null. */
export function differingCells(stored: JsonObject, expected: JsonObject): CellDifference[] {
  const names = [...new Set([...Object.keys(expected), ...Object.keys(stored)])];
  return names
    .map((column) => ({ column, stored: stored[column] ?? null, expected: expected[column] ?? null }))
    .filter((one) => canonicalJson(one.stored) !== canonicalJson(one.expected));
}

const read = (text: string, data: JsonObject): Json => {
  const found = evaluate(text, data);
  return found.ok ? found.value : null;
};

/** What a rule looks for in the other ledger: text by column; undefined when the rule does not apply to the row. */
export function soughtBy(rule: ReconcileRule, row: JsonObject): Record<string, string> | undefined {
  if (rule.where !== undefined && read(rule.where, row) !== true) return undefined;
  const sought = Object.entries(rule.match).map(([column, text]): [string, string] => {
    const value = read(text, row);
    return [column, value === null ? '' : String(value)];
  });
  return Object.fromEntries(sought);
}

/** Whether the rule holds for a row, given the rows of the other ledger that agree with what was sought. */
export const ruleHolds = (rule: ReconcileRule, row: JsonObject, found: JsonObject[]): boolean =>
  read(rule.expect, { ...row, found }) === true;
