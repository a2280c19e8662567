import { FeelRange, isContext, isList } from '../../feel/value/index.ts';
import type { FeelValue } from '../../feel/value/types.ts';
import type { FilterExpression, IterationExpression } from '../model.ts';
import { type Compiled, compileExpression, type ExpressionContext } from './expression.ts';
import { compileText, type Place } from './literal.ts';
import { type Names, withName, withNames } from './names.ts';
import type { Evaluate, Run, Scope } from './run.ts';
import { ANY, type DataType } from './types.ts';

const itemType = ({ shape }: DataType): DataType => (shape.kind === 'list' ? shape.of : ANY);

/** `for` gives a list, `some` and `every` true, false or null (DMN 1.5 §10.2.2.6 to 8). */
export function compileIteration(
  expression: IterationExpression,
  names: Names,
  place: Place,
  ctx: ExpressionContext,
): Compiled {
  const { kind, variable } = expression;
  if (variable === '') ctx.report('dmn.name', `${place.what}中的循环缺少循环变量的名称，请填写。`, place.at);
  const source = compileExpression(expression.in, names, place, ctx);
  const inner = withName(withName(names, 'partial', ANY), variable, itemType(source.type));
  const body = compileExpression(expression.result, inner, place, ctx).evaluate;
  const items = listed(source.evaluate, place, ctx);
  const results: Evaluate = (scope, run) => {
    const list = items(scope, run);
    return isList(list) ? eachItem(list, variable, body, scope, run) : null;
  };
  if (kind === 'for') return { type: ANY, evaluate: results };
  const evaluate: Evaluate = (scope, run) => {
    const found = results(scope, run);
    return isList(found) ? quantified(found, kind === 'some') : null;
  };
  return { type: ANY, evaluate };
}

function eachItem(
  items: readonly FeelValue[],
  variable: string,
  body: Evaluate,
  scope: Scope,
  run: Run,
): readonly FeelValue[] {
  const results: FeelValue[] = [];
  for (const item of items) results.push(body({ ...scope, partial: results, [variable]: item }, run));
  return results;
}

/** Three-valued or (some) or and (every); a result that is no boolean makes it null. */
function quantified(results: readonly FeelValue[], deciding: boolean): FeelValue {
  if (results.some((result) => result !== null && typeof result !== 'boolean')) return null;
  if (results.includes(deciding)) return deciding;
  return results.every((result) => result === !deciding) ? !deciding : null;
}

/** A list as it is, a range item by item, null as nothing to go through, any other value as a list of one. */
function listed(evaluate: Evaluate, place: Place, ctx: ExpressionContext): Evaluate {
  const spread = compileText('for item in range return item', new Map([['range', ANY]]), place, ctx);
  return (scope, run) => {
    const value = evaluate(scope, run);
    if (isList(value) || value === null) return value;
    return value instanceof FeelRange ? spread({ range: value }, run) : [value];
  };
}

/** The items for which the match is true; null if one is neither true nor false. Inside, `item` and its members are seen. */
export function compileFilter(
  expression: FilterExpression,
  names: Names,
  place: Place,
  ctx: ExpressionContext,
): Compiled {
  const source = compileExpression(expression.in, names, place, ctx);
  const type = itemType(source.type);
  const members = type.shape.kind === 'context' ? Object.entries(type.shape.members) : [];
  const inner = withNames(names, [['item', type], ...members]);
  const match = compileExpression(expression.match, inner, place, ctx).evaluate;
  const evaluate: Evaluate = (scope, run) => {
    const value = source.evaluate(scope, run);
    return value === null ? null : matching(isList(value) ? value : [value], match, scope, run);
  };
  return { evaluate, type: source.type };
}

function matching(items: readonly FeelValue[], match: Evaluate, scope: Scope, run: Run): FeelValue {
  const kept: FeelValue[] = [];
  for (const item of items) {
    const matches = match({ ...scope, ...(isContext(item) ? item : {}), item }, run);
    if (typeof matches !== 'boolean') return null;
    if (matches) kept.push(item);
  }
  return kept;
}
