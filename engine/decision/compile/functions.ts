import { FeelFunction } from '../../feel/value/index.ts';
import type { FeelValue } from '../../feel/value/types.ts';
import type { FunctionExpression, InvocationExpression } from '../model.ts';
import { fitTo } from './conform.ts';
import { type Compiled, compileExpression, type ExpressionContext } from './expression.ts';
import type { Place } from './literal.ts';
import { type Names, withNames } from './names.ts';
import { type Evaluate, note, type Run, type Scope } from './run.ts';
import { ANY, type DataType } from './types.ts';

export interface Parameter {
  name: string;
  type: DataType;
}

const FUNCTION: DataType = { name: 'function', shape: { kind: 'simple', of: 'function' }, tests: [] };

/** A function over what is seen where it is defined. One in Java or PMML is reported: there is nothing here to run it. */
export function compileFunction(
  expression: FunctionExpression,
  names: Names,
  place: Place,
  ctx: ExpressionContext,
): Compiled {
  const parameters = expression.parameters.map(({ name, type, id }) => ({
    name,
    type: ctx.type(type, id ?? place.at),
  }));
  if (expression.language !== 'FEEL') {
    ctx.report('dmn.external', `${place.what}用 ${expression.language} 定义函数，不能执行，请改用 FEEL。`, place.at);
    return { evaluate: () => null, type: FUNCTION };
  }
  const body = bodyOf(expression, parameters, names, place, ctx);
  const evaluate: Evaluate = (scope, run) => functionOf(parameters, body, scope, run, place);
  return { evaluate, type: FUNCTION };
}

function bodyOf(
  { body }: FunctionExpression,
  parameters: readonly Parameter[],
  names: Names,
  place: Place,
  ctx: ExpressionContext,
): Evaluate {
  if (body === undefined) {
    ctx.report('dmn.noLogic', `${place.what}的函数没有内容，请填写表达式。`, place.at);
    return () => null;
  }
  const inner = withNames(
    names,
    parameters.map(({ name, type }) => [name, type] as const),
  );
  return compileExpression(body, inner, place, ctx).evaluate;
}

function functionOf(
  parameters: readonly Parameter[],
  body: Evaluate,
  outer: Scope,
  run: Run,
  place: Place,
): FeelFunction {
  const call = (args: readonly FeelValue[]): FeelValue => {
    const given = fitArguments(parameters, args, run, place);
    return given === undefined ? null : body(Object.assign({ ...outer }, given), run);
  };
  return new FeelFunction(
    parameters.map(({ name }) => name),
    call,
  );
}

/** Arguments by name, fitted to the types of the parameters; undefined where the function may not be called with them. */
export function fitArguments(
  parameters: readonly Parameter[],
  args: readonly FeelValue[],
  run: Run,
  { at, what }: Place,
): Scope | undefined {
  if (args.length !== parameters.length) {
    note(run, 'dmn.arguments', `调用${what}时应给出 ${parameters.length} 个参数，实给 ${args.length} 个。`, at);
    return undefined;
  }
  const given: Scope = {};
  for (const [index, { name, type }] of parameters.entries()) {
    const value = fitTo(args[index] ?? null, type, run);
    if (value === undefined) {
      note(run, 'dmn.arguments', `调用${what}时参数“${name}”不符合数据类型“${type.name}”。`, at);
      return undefined;
    }
    given[name] = value;
  }
  return given;
}

/** Arguments are bound by the names of the parameters; a name that the function does not have makes the result null. */
export function compileInvocation(
  { callee, bindings }: InvocationExpression,
  names: Names,
  place: Place,
  ctx: ExpressionContext,
): Compiled {
  const target = compileExpression(callee, names, place, ctx).evaluate;
  const bound = bindings.map(({ parameter, value }) => ({
    name: parameter.name,
    evaluate: value === undefined ? () => null : compileExpression(value, names, place, ctx).evaluate,
  }));
  const evaluate: Evaluate = (scope, run) => {
    const called = target(scope, run);
    if (!(called instanceof FeelFunction))
      return note(run, 'dmn.notFunction', `${place.what}调用的不是函数。`, place.at);
    const args: FeelValue[] = called.params.map(() => null);
    for (const { name, evaluate: argument } of bound) {
      const position = called.params.indexOf(name);
      if (position < 0)
        return note(run, 'dmn.arguments', `${place.what}调用的函数没有名为“${name}”的参数，请更正。`, place.at);
      args[position] = argument(scope, run);
    }
    return called.call(args);
  };
  return { evaluate, type: ANY };
}
