import type { Expression, TableExpression } from '../model.ts';
import { compileTable } from '../table/compile.ts';
import type { Column } from '../table/inputs.ts';
import { compileConditional, compileContext, compileList, compileRelation } from './boxed.ts';
import { fitTo } from './conform.ts';
import { compileFunction, compileInvocation } from './functions.ts';
import { compileFilter, compileIteration } from './iteration.ts';
import { compileText, type Place, type TextContext, typeOfText } from './literal.ts';
import type { Names } from './names.ts';
import { type Evaluate, note } from './run.ts';
import { ANY, type DataType } from './types.ts';

/** What compiling an expression needs besides the names it sees. */
export interface ExpressionContext extends TextContext {
  type(name: string | undefined, at: string): DataType;
  /** Sees every decision table with its compiled columns. */
  watchTable?(table: TableExpression, columns: readonly Column[], place: Place): void;
}

export interface Compiled {
  evaluate: Evaluate;
  /** Declared, or seen from the form of the expression. */
  type: DataType;
}

/** Compiles a boxed expression of any kind; its result is fitted to its declared type. */
export function compileExpression(
  expression: Expression,
  names: Names,
  place: Place,
  ctx: ExpressionContext,
): Compiled {
  const here = { ...place, at: expression.id ?? place.at };
  const compiled = compileKind(expression, names, here, ctx);
  const declared = ctx.type(expression.type, here.at);
  return expression.type === undefined || declared === ANY
    ? compiled
    : { type: declared, evaluate: fitted(compiled.evaluate, declared, here) };
}

function compileKind(expression: Expression, names: Names, place: Place, ctx: ExpressionContext): Compiled {
  switch (expression.kind) {
    case 'literal':
      return {
        evaluate: compileText(expression.text, names, place, ctx),
        type: expression.type === undefined ? typeOfText(expression.text, names) : ANY,
      };
    case 'table':
      return compileTable(expression, names, place, ctx);
    case 'context':
      return compileContext(expression, names, place, ctx);
    case 'list':
      return compileList(expression, names, place, ctx);
    case 'relation':
      return compileRelation(expression, names, place, ctx);
    case 'conditional':
      return compileConditional(expression, names, place, ctx);
    case 'invocation':
      return compileInvocation(expression, names, place, ctx);
    case 'function':
      return compileFunction(expression, names, place, ctx);
    case 'filter':
      return compileFilter(expression, names, place, ctx);
    default:
      return compileIteration(expression, names, place, ctx);
  }
}

/** A result that does not fit its declared type is null, and noted. */
export function fitted(evaluate: Evaluate, type: DataType, { at, what }: Place): Evaluate {
  if (type === ANY) return evaluate;
  return (scope, run) => {
    const value = evaluate(scope, run);
    if (value === null) return null;
    const fitting = fitTo(value, type, run);
    if (fitting !== undefined) return fitting;
    return note(run, 'dmn.resultType', `${what}的结果不符合数据类型“${type.name}”，请检查表达式或数据类型。`, at);
  };
}
