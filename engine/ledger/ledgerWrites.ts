import type { CaseData, LedgerWrite } from '../case/types.ts';
import { evaluate } from '../feel/evaluate.ts';
import type { Json, JsonObject } from '../json.ts';
import { fail, ok, type Problem, type Result } from '../result.ts';
import type { CodeTable, CompiledItem, LedgerDefinition, LedgerMapping } from '../service/types.ts';
import { cellFault } from './cells.ts';

export type LedgerSource = Pick<CompiledItem, 'ref' | 'item' | 'ledgers' | 'codeTables'>;

/** A mapping with the ledger it writes to. */
interface Target {
  compiled: LedgerSource;
  mapping: LedgerMapping;
  /** Reference of the ledger as the compiled item names it. */
  ref: string;
  ledger: LedgerDefinition;
  /** Pointer of the mapping in the item's file. */
  path: string;
}

/**
 * The ledger rows that a case writes at a moment of its life. Cells that come out null are left as they are in the row.
 * A mapping with `update` changes a row that an earlier case wrote: required columns that it does not set stay as they are.
 * A mapping with `each` writes one row for every entry of that list; its expressions see the entry as `row`.
 * Problems: `ledger.unknown`, `ledger.unknownColumn`, `ledger.expression`, `ledger.key`, `ledger.required`, `ledger.cell`;
 * each names ledger and column. Nothing is written when anything is wrong.
 */
export const ledgerWrites = (
  compiled: LedgerSource,
  on: LedgerMapping['on'],
  data: CaseData,
): Result<LedgerWrite[]> => {
  const results = compiled.item.ledgers.map((mapping, index) =>
    mapping.on === on ? writesOf(compiled, mapping, `/ledgers/${index}`, data) : ok([]),
  );
  const problems = results.flatMap((result) => (result.ok ? [] : result.problems));
  if (problems.length > 0) return fail(...problems);
  return ok(results.flatMap((result) => (result.ok ? result.value : [])));
};

const writesOf = (
  compiled: LedgerSource,
  mapping: LedgerMapping,
  path: string,
  data: CaseData,
): Result<LedgerWrite[]> => {
  if (mapping.each === undefined) return writeOf(compiled, mapping, path, data);
  const list = evaluate(mapping.each, data);
  if (!list.ok)
    return fail(...list.problems.map((found) => ({ ...found, code: 'ledger.expression', path: `${path}/each` })));
  const rows = Array.isArray(list.value) ? list.value : [];
  const results = rows.map((row, at) => numbered(writeOf(compiled, mapping, path, { ...data, row }), at));
  const problems = results.flatMap((result) => (result.ok ? [] : result.problems));
  return problems.length > 0 ? fail(...problems) : ok(results.flatMap((result) => (result.ok ? result.value : [])));
};

/** Whoever filled in the list looks for the row by its number. */
const numbered = <T>(result: Result<T>, at: number): Result<T> =>
  result.ok
    ? result
    : fail(...result.problems.map((found) => ({ ...found, message: `第${at + 1}行：${found.message}` })));

const writeOf = (
  compiled: LedgerSource,
  mapping: LedgerMapping,
  path: string,
  data: CaseData,
): Result<LedgerWrite[]> => {
  if (mapping.when !== undefined) {
    const applies = evaluate(mapping.when, data);
    if (!applies.ok)
      return fail(...applies.problems.map((found) => ({ ...found, code: 'ledger.expression', path: `${path}/when` })));
    if (applies.value !== true) return ok([]);
  }
  const ref = resolveRef(compiled.ledgers, mapping.ledger, compiled.ref);
  const ledger = ref === undefined ? undefined : compiled.ledgers[ref];
  if (ref === undefined || ledger === undefined)
    return fail({
      code: 'ledger.unknown',
      message: `没有台账“${mapping.ledger}”，请核对事项的台账登记`,
      path: `${path}/ledger`,
    });
  const target: Target = { compiled, mapping, ref, ledger, path };
  const key = keyOf(target, data);
  const cells = cellsOf(target, data);
  if (key.ok && cells.ok) return ok([{ ledger: ref, key: key.value, values: cells.value }]);
  return fail(...(key.ok ? [] : key.problems), ...(cells.ok ? [] : cells.problems));
};

/** `namespace:id`, or a bare id of the namespace that refers to it. */
const resolveRef = (parts: Record<string, unknown>, ref: string, from: string): string | undefined =>
  [ref, `${from.split(':')[0]}:${ref}`].find((candidate) => Object.hasOwn(parts, candidate));

const keyOf = ({ mapping, ledger, path }: Target, data: CaseData): Result<string> => {
  const key = evaluate(mapping.key, data);
  const text =
    key.ok && (typeof key.value === 'string' || typeof key.value === 'number') ? String(key.value).trim() : '';
  if (text !== '') return ok(text);
  return fail({
    code: 'ledger.key',
    message: `台账“${ledger.title}”的行标识（${mapping.key}）没有内容，请补填`,
    path: `${path}/key`,
  });
};

const cellsOf = (target: Target, data: CaseData): Result<JsonObject> => {
  const values: JsonObject = {};
  const problems: Problem[] = [];
  for (const [column, expression] of Object.entries(target.mapping.set)) {
    const cell = cellOf(target, column, expression, data);
    if (!cell.ok) problems.push(...cell.problems);
    else if (cell.value !== null) values[column] = cell.value;
  }
  const failed = new Set(problems.map(({ path }) => path));
  const missing = target.mapping.update ? [] : target.ledger.columns;
  for (const { name, required } of missing) {
    if (!required || values[name] !== undefined || failed.has(`${target.path}/set/${name}`)) continue;
    problems.push(cellProblem(target, 'required', name, '必填，没有内容，请补填'));
  }
  return problems.length > 0 ? fail(...problems) : ok(values);
};

const cellOf = (target: Target, name: string, expression: string, data: CaseData): Result<Json> => {
  const column = target.ledger.columns.find((candidate) => candidate.name === name);
  if (!column) return fail(cellProblem(target, 'unknownColumn', name, '不是该台账的栏目，请核对事项的台账登记'));
  const result = evaluate(expression, data);
  if (!result.ok) return fail(cellProblem(target, 'expression', name, result.problems[0]?.message ?? '无法计算'));
  const value = result.value === '' ? null : result.value;
  if (value === null) return ok(null);
  const fault = cellFault(column.type, value, tableOf(target, column.codeTable));
  return fault === undefined ? ok(value) : fail(cellProblem(target, 'cell', name, fault));
};

const tableOf = ({ compiled, ref }: Target, codeTable: string | undefined): CodeTable | undefined => {
  const found = codeTable === undefined ? undefined : resolveRef(compiled.codeTables, codeTable, ref);
  return found === undefined ? undefined : compiled.codeTables[found];
};

const cellProblem = ({ ledger, path }: Target, kind: string, column: string, words: string): Problem => {
  const title = ledger.columns.find(({ name }) => name === column)?.title ?? column;
  return {
    code: `ledger.${kind}`,
    message: `台账“${ledger.title}”的“${title}”：${words}`,
    path: `${path}/set/${column}`,
  };
};
