import type { ExpressionContext } from '../compile/expression.ts';
import { compileTests, compileText, type Place } from '../compile/literal.ts';
import type { Names } from '../compile/names.ts';
import type { Evaluate } from '../compile/run.ts';
import type { DataType } from '../compile/types.ts';
import type { TableExpression, TableInput } from '../model.ts';
import { parseCell, type SimpleCell } from './cell.ts';

export interface Column {
  /** Value of the input. */
  evaluate: Evaluate;
  type: DataType;
  /** What the input may be. */
  allowed?: Evaluate;
  cells: Cell[];
  label: string;
  at: string;
}

/** Exactly one of the two. */
export interface Cell {
  simple?: SimpleCell;
  /** Unary tests in FEEL; true where they match `?`. */
  feel?: Evaluate;
}

export function compileInputs(table: TableExpression, names: Names, place: Place, ctx: ExpressionContext): Column[] {
  return table.inputs.map((input, index) => {
    const at = input.id ?? place.at;
    const label = input.label ?? input.expression;
    const type = ctx.type(input.type, at);
    const where = { at, what: `${place.what}的决策表第 ${index + 1} 个条件` };
    if (input.expression === '') ctx.report('dmn.missingExpression', `${where.what}没有表达式，请填写。`, at);
    const allowed = allowedOf(input, type, names, where, ctx);
    const evaluate = compileText(input.expression, names, where, ctx);
    const cells = compileCells(table, index, { ...place, type }, names, ctx);
    return { evaluate, type, cells, label, at, ...(allowed === undefined ? {} : { allowed }) };
  });
}

function allowedOf(
  { values }: TableInput,
  type: DataType,
  names: Names,
  place: Place,
  ctx: ExpressionContext,
): Evaluate | undefined {
  if (values === undefined || values === '-') return undefined;
  return compileTests(values, names, type, { ...place, what: `${place.what}的取值范围` }, ctx);
}

/** Equal texts of a column are compiled once. */
function compileCells(
  { rules, id }: TableExpression,
  column: number,
  place: Place & { type: DataType },
  names: Names,
  ctx: ExpressionContext,
): Cell[] {
  const compiled = new Map<string, Cell>();
  return rules.map((rule, row) => {
    const text = rule.inputs[column] ?? '';
    const found = compiled.get(text);
    if (found !== undefined) return found;
    const where = {
      at: rule.id ?? id ?? place.at,
      what: `${place.what}的决策表第 ${row + 1} 行第 ${column + 1} 个条件`,
    };
    const simple = parseCell(text);
    const cell = simple === undefined ? { feel: compileTests(text, names, place.type, where, ctx) } : { simple };
    compiled.set(text, cell);
    return cell;
  });
}
