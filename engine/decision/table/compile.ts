import type { FeelValue } from '../../feel/value/types.ts';
import { fitTo } from '../compile/conform.ts';
import type { Compiled, ExpressionContext } from '../compile/expression.ts';
import type { Place } from '../compile/literal.ts';
import type { Names } from '../compile/names.ts';
import { type Evaluate, note, type Run, type Scope } from '../compile/run.ts';
import { ANY, type DataType } from '../compile/types.ts';
import type { TableExpression } from '../model.ts';
import { type Column, compileInputs } from './inputs.ts';
import { compileMatch } from './match.ts';
import { compileOutputs, type Output } from './outputs.ts';
import { collect, type Hits, POLICIES } from './policies.ts';

/** Compiles a decision table: simple cells into indexes of their columns, the others into FEEL. */
export function compileTable(table: TableExpression, names: Names, place: Place, ctx: ExpressionContext): Compiled {
  checkPolicy(table, place, ctx);
  const columns = compileInputs(table, names, place, ctx);
  const outputs = compileOutputs(table, names, place, ctx);
  ctx.watchTable?.(table, columns, { ...place, at: table.id ?? place.at });
  const match = compileMatch(columns, table.rules.length);
  const decide = compileDecide(table, outputs, place);
  const evaluate: Evaluate = (scope, run) => {
    const values = inputValues(columns, scope, run);
    return values === undefined ? null : decide(match(values, scope, run), scope, run);
  };
  return { evaluate, type: resultType(table, outputs) };
}

function checkPolicy(
  { policy, aggregation, outputs }: TableExpression,
  { at, what }: Place,
  ctx: ExpressionContext,
): void {
  if ((policy === 'PRIORITY' || policy === 'OUTPUT ORDER') && outputs.every(({ values }) => values === undefined))
    ctx.report(
      'dmn.outputValues',
      `${what}的命中策略按结果的优先次序取值，请为结果列填写取值范围（次序即优先次序）。`,
      at,
    );
  if (policy === 'COLLECT' && aggregation !== undefined && outputs.length > 1)
    ctx.report('dmn.aggregation', `${what}有多个结果列，不能汇总（${aggregation}），请只保留一列或取消汇总。`, at);
}

/** Values of the inputs; undefined where one is not allowed, which is noted. */
function inputValues(columns: readonly Column[], scope: Scope, run: Run): FeelValue[] | undefined {
  const values: FeelValue[] = [];
  for (const { evaluate, type, allowed, label, at } of columns) {
    const value = evaluate(scope, run);
    const fitting = type === ANY ? value : fitTo(value, type, run);
    if (fitting === undefined || (fitting !== null && allowed?.({ ...scope, '?': fitting }, run) === false)) {
      note(run, 'dmn.inputValue', `决策表的条件“${label}”的值不在允许的范围内，请检查数据。`, at);
      return undefined;
    }
    values.push(fitting);
  }
  return values;
}

function compileDecide(table: TableExpression, outputs: readonly Output[], { at }: Place) {
  const order = outputs.map((output) => output.order);
  const shape = shapeOf(outputs);
  const { policy, aggregation } = table;
  const fallback = defaultOf(outputs, shape);
  const listed = isListed(table);
  return (rows: readonly number[], scope: Scope, run: Run): FeelValue => {
    if (rows.length === 0 && fallback !== undefined) {
      const value = fallback(scope, run);
      return listed ? [value] : value;
    }
    const results = (row: number) => outputs.map(({ cells }) => cells[row]?.(scope, run) ?? null);
    const hits: Hits = { rows, outputs: results, shape, order: order.map((list) => list?.(scope, run)), run, at };
    if (policy === 'COLLECT') return collect(hits, aggregation);
    return rows.length > 0 ? POLICIES[policy](hits) : listed ? [] : null;
  };
}

const isListed = ({ policy, aggregation }: TableExpression): boolean =>
  policy === 'RULE ORDER' || policy === 'OUTPUT ORDER' || (policy === 'COLLECT' && aggregation === undefined);

function shapeOf(outputs: readonly Output[]): Hits['shape'] {
  if (outputs.length === 1) return ([value = null]) => value;
  return (values) => {
    const context: Scope = {};
    outputs.forEach(({ name }, column) => {
      context[name] = values[column] ?? null;
    });
    return context;
  };
}

/** What holds when no row matches, if any output has a default. */
function defaultOf(outputs: readonly Output[], shape: Hits['shape']): Evaluate | undefined {
  if (outputs.every((output) => output.fallback === undefined)) return undefined;
  return (scope, run) => shape(outputs.map((output) => output.fallback?.(scope, run) ?? null));
}

function resultType(table: TableExpression, outputs: readonly Output[]): DataType {
  const [only] = outputs;
  const members = Object.fromEntries(outputs.map(({ name, type }) => [name, type]));
  const row: DataType =
    outputs.length === 1 && only ? only.type : { name: '', shape: { kind: 'context', members }, tests: [] };
  return isListed(table) ? { name: '', shape: { kind: 'list', of: row }, tests: [] } : row;
}
