import { BUILTINS, type Builtin, namedOrder } from '../functions/index.ts';
import type { Tree } from '../syntax/tree.ts';
import type { FeelType } from '../types.ts';
import { type Checker, infer } from './infer.ts';
import { resultOf } from './results.ts';
import { nearest } from './suggest.ts';
import { nameOfType } from './typeNames.ts';

type CallTree = Extract<Tree, { type: 'call' }>;

/** The type of what a call gives. */
export const callType = (tree: CallTree, checker: Checker): FeelType => {
  for (const arg of tree.args) infer(arg, checker);
  const name = tree.of.type === 'name' ? tree.of.name : undefined;
  const own = name === undefined ? infer(tree.of, checker) : checker.scope.find(name);
  const builtin = name !== undefined && Object.hasOwn(BUILTINS, name) ? BUILTINS[name] : undefined;
  if (builtin && (own === undefined || own === 'Any')) return builtinType(tree, builtin, checker);
  if (own === undefined) return unknownFunction(tree, name ?? '', checker);
  return functionType(tree, own, checker);
};

const functionType = (tree: CallTree, type: FeelType, checker: Checker): FeelType => {
  if (type === 'Any' || type === 'Null' || type === 'function') return 'Any';
  if (typeof type === 'string' || type.kind !== 'function') {
    checker.findings.add('feel.type', tree.of, `是${nameOfType(type)}，不是函数，不能调用`);
    return 'Any';
  }
  if (type.params.length !== tree.args.length)
    checker.findings.add('feel.arguments', tree, `应有 ${type.params.length} 个参数，实有 ${tree.args.length} 个`);
  return type.result;
};

const unknownFunction = ({ of }: CallTree, name: string, { findings, scope }: Checker): FeelType => {
  const near = nearest(name, [...Object.keys(BUILTINS), ...scope.names()]);
  findings.add('feel.unknownFunction', of, `没有这个函数${near === undefined ? '' : `，是否应为“${near}”`}`);
  return 'Any';
};

const builtinType = (tree: CallTree, builtin: Builtin, { findings }: Checker): FeelType => {
  const wrong = wrongArguments(tree, builtin);
  if (wrong !== undefined) findings.add('feel.arguments', tree, wrong);
  return resultOf(builtin.name);
};

const wrongArguments = ({ args, names }: CallTree, builtin: Builtin): string | undefined => {
  if (names)
    return namedOrder(builtin, names) ? undefined : `参数名称不对，应为${builtin.params.map(listed).join('或')}`;
  if (builtin.variadic && args.length > 0) return undefined;
  const counts = [...new Set(builtin.params.map((params) => params.length))].sort((a, b) => a - b);
  return counts.includes(args.length) ? undefined : `应有 ${counts.join(' 或 ')} 个参数，实有 ${args.length} 个`;
};

const listed = (params: readonly string[]): string => `（${params.join('、')}）`;
