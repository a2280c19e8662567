import type { FeelValue } from '../../feel/value/types.ts';
import type { ConditionalExpression, ContextExpression, ListExpression, RelationExpression } from '../model.ts';
import { type Compiled, compileExpression, type ExpressionContext, fitted } from './expression.ts';
import type { Place } from './literal.ts';
import { type Names, withName } from './names.ts';
import type { Evaluate, Scope } from './run.ts';
import { ANY, type DataType } from './types.ts';

/** A type seen from the form of an expression, without a name of its own. */
const seen = (shape: DataType['shape']): DataType => ({ name: '', shape, tests: [] });

interface Entry {
  name: string;
  evaluate: Evaluate;
}

/** Each entry sees those before it; an entry without a name is the result (DMN 1.5 §10.3.2.6, boxed context). */
export function compileContext(
  { entries }: ContextExpression,
  outer: Names,
  place: Place,
  ctx: ExpressionContext,
): Compiled {
  const members: Record<string, DataType> = {};
  const compiled: Entry[] = [];
  let names = outer;
  let result: Compiled | undefined;
  for (const { variable, value } of entries) {
    const entry = compileExpression(value, names, place, ctx);
    if (variable === undefined) {
      result = entry;
      continue;
    }
    const declared = ctx.type(variable.type, variable.id ?? place.at);
    const type = declared === ANY ? entry.type : declared;
    compiled.push({ name: variable.name, evaluate: fitted(entry.evaluate, declared, place) });
    members[variable.name] = type;
    names = withName(names, variable.name, type);
  }
  const evaluate = evaluateEntries(compiled, result?.evaluate);
  return { evaluate, type: result?.type ?? seen({ kind: 'context', members }) };
}

function evaluateEntries(entries: readonly Entry[], result: Evaluate | undefined): Evaluate {
  return (outer, run) => {
    const scope: Scope = { ...outer };
    const context: Scope = {};
    for (const { name, evaluate } of entries) {
      const value = evaluate(scope, run);
      scope[name] = value;
      context[name] = value;
    }
    return result === undefined ? context : result(scope, run);
  };
}

export function compileList({ items }: ListExpression, names: Names, place: Place, ctx: ExpressionContext): Compiled {
  const compiled = items.map((item) => compileExpression(item, names, place, ctx));
  const of = compiled[0]?.type ?? ANY;
  const evaluate: Evaluate = (scope, run) => compiled.map((item) => item.evaluate(scope, run));
  return { evaluate, type: seen({ kind: 'list', of }) };
}

/** A list of contexts, one a row. */
export function compileRelation(
  { columns, rows }: RelationExpression,
  names: Names,
  place: Place,
  ctx: ExpressionContext,
): Compiled {
  const types = columns.map(({ type, id }) => ctx.type(type, id ?? place.at));
  const cells = rows.map((row) =>
    row.map((cell, column) => {
      const { evaluate } = compileExpression(cell, names, place, ctx);
      return fitted(evaluate, types[column] ?? ANY, place);
    }),
  );
  const evaluate: Evaluate = (scope, run) =>
    cells.map((row) => {
      const context: Record<string, FeelValue> = {};
      row.forEach((cell, column) => {
        context[columns[column]?.name ?? ''] = cell(scope, run);
      });
      return context;
    });
  const members = Object.fromEntries(columns.map(({ name }, column) => [name, types[column] ?? ANY]));
  return { evaluate, type: seen({ kind: 'list', of: seen({ kind: 'context', members }) }) };
}

/** Null takes the other branch, as in FEEL; a condition that is neither true nor false makes it null (DMN 1.5 §10.2.2.5). */
export function compileConditional(
  expression: ConditionalExpression,
  names: Names,
  place: Place,
  ctx: ExpressionContext,
): Compiled {
  const condition = compileExpression(expression.if, names, place, ctx).evaluate;
  const positive = compileExpression(expression.then, names, place, ctx);
  const negative = compileExpression(expression.else, names, place, ctx).evaluate;
  const evaluate: Evaluate = (scope, run) => {
    const holds = condition(scope, run);
    if (holds === true) return positive.evaluate(scope, run);
    return holds === false || holds === null ? negative(scope, run) : null;
  };
  return { evaluate, type: positive.type };
}
