import { FeelFunction } from '../../feel/value/index.ts';
import type { FeelValue } from '../../feel/value/types.ts';
import type { BusinessKnowledge, Decision, DecisionService, InputData } from '../model.ts';
import { fitTo } from './conform.ts';
import { compileExpression, type ExpressionContext, fitted } from './expression.ts';
import { fitArguments } from './functions.ts';
import type { Place } from './literal.ts';
import type { Names } from './names.ts';
import { type Binding, type DecisionNode, evaluated, scopeOf } from './node.ts';
import { note, type Run } from './run.ts';
import { ANY, type DataType } from './types.ts';

/** What every node has, before its own evaluation is there. */
export type NodeHead = Omit<DecisionNode, 'type' | 'evaluate' | 'parameters' | 'call'>;

/** Names that the logic sees, an import as a context of its elements. */
export function namesOf(bindings: readonly Binding[]): Names {
  const names = new Map<string, DataType>();
  const models = new Map<string, Record<string, DataType>>();
  for (const { path, node } of bindings) {
    const [name, member] = path;
    if (member === undefined) names.set(name, node.type);
    else models.set(name, { ...models.get(name), [member]: node.type });
  }
  for (const [name, members] of models) names.set(name, { name, shape: { kind: 'context', members }, tests: [] });
  return names;
}

export function compileInput(head: NodeHead, { variable }: InputData, ctx: ExpressionContext): DecisionNode {
  const type = ctx.type(variable.type, variable.id ?? head.id);
  const node: DecisionNode = {
    ...head,
    type,
    parameters: [],
    evaluate: (run) => given(node, run),
  };
  return node;
}

/** The value given for an input; one that does not fit its type is null, and noted. */
function given(node: DecisionNode, run: Run): FeelValue {
  const value = run.input(node);
  const fitting = fitTo(value, node.type, run);
  if (fitting !== undefined) return fitting;
  const message = `输入“${node.name}”的值不符合数据类型“${node.type.name}”或不在允许的范围内，请检查数据。`;
  return note(run, 'dmn.input', message, node.id);
}

export function compileDecision(
  head: NodeHead,
  { variable, logic }: Decision,
  bindings: readonly Binding[],
  ctx: ExpressionContext,
): DecisionNode {
  const place = { at: head.id, what: `决策“${head.name}”` };
  const declared = ctx.type(variable.type, variable.id ?? head.id);
  if (logic === undefined) {
    ctx.report('dmn.noLogic', `${place.what}没有决策逻辑，请填写决策表或表达式。`, head.id);
    return { ...head, type: declared, parameters: [], evaluate: () => null };
  }
  const compiled = compileExpression(logic, namesOf(bindings), place, ctx);
  const evaluate = fitted(compiled.evaluate, declared, place);
  const type = declared === ANY ? compiled.type : declared;
  return { ...head, type, parameters: [], evaluate: (run) => evaluate(scopeOf(bindings, run), run) };
}

export function compileKnowledge(
  head: NodeHead,
  { logic, variable }: BusinessKnowledge,
  bindings: readonly Binding[],
  ctx: ExpressionContext,
): DecisionNode {
  const place = { at: head.id, what: `业务知识模型“${head.name}”` };
  const type = ctx.type(variable.type, variable.id ?? head.id);
  if (logic === undefined) {
    ctx.report('dmn.noLogic', `${place.what}没有内容，请填写函数。`, head.id);
    return { ...head, type, parameters: [], evaluate: () => null };
  }
  const { evaluate } = compileExpression(logic, namesOf(bindings), place, ctx);
  return { ...head, type, parameters: [], evaluate: (run) => evaluate(scopeOf(bindings, run), run) };
}

/** Type of what a service gives: a function type names it, else the variable's type is that of the result. */
const resultOf = ({ shape }: DataType, declared: DataType): DataType =>
  shape.kind === 'function' ? shape.result : declared;

export function compileService(
  head: NodeHead,
  { variable }: DecisionService,
  outputs: readonly DecisionNode[],
  parameters: readonly DecisionNode[],
  ctx: ExpressionContext,
): DecisionNode {
  const place: Place = { at: head.id, what: `决策服务“${head.name}”` };
  const type = ctx.type(variable.type, variable.id ?? head.id);
  if (outputs.length === 0) ctx.report('dmn.noOutput', `${place.what}没有输出决策，请至少指定一个。`, head.id);
  const result = fitted((_scope, run) => outputOf(outputs, run), resultOf(type, type), place);
  const call = (args: readonly FeelValue[], run: Run): FeelValue => {
    // Its own memo: what it is given holds inside the service only.
    const memo: Run['memo'] = [];
    parameters.forEach((parameter, index) => {
      memo[parameter.index] = args[index] ?? null;
    });
    return result({}, { ...run, memo });
  };
  return { ...head, type, parameters, call, evaluate: (run) => serviceFunction(parameters, call, run, place) };
}

function outputOf(outputs: readonly DecisionNode[], run: Run): FeelValue {
  const [only] = outputs;
  if (outputs.length === 1 && only) return evaluated(only, run);
  return Object.fromEntries(outputs.map((output) => [output.variable, evaluated(output, run)]));
}

/** A service as a function of FEEL: called with arguments that do not fit it gives null. */
function serviceFunction(
  parameters: readonly DecisionNode[],
  call: NonNullable<DecisionNode['call']>,
  run: Run,
  place: Place,
): FeelFunction {
  const typed = parameters.map(({ variable, type }) => ({ name: variable, type }));
  return new FeelFunction(
    typed.map(({ name }) => name),
    (args) => {
      const fitting = fitArguments(typed, args, run, place);
      return fitting === undefined
        ? null
        : call(
            typed.map(({ name }) => fitting[name] ?? null),
            run,
          );
    },
  );
}
