import { BUILTINS } from '../functions/index.ts';
import type { Binding, CompareOperator, Place, Test, Tree } from '../syntax/tree.ts';
import type { FeelType } from '../types.ts';
import { typeOf } from '../value/index.ts';
import { arithmeticType, comparable } from './arithmetic.ts';
import { callType } from './calls.ts';
import type { Findings } from './findings.ts';
import { memberType } from './members.ts';
import { nearest } from './suggest.ts';
import { either, elementOf, isUnknown, kindOf, nameOfType } from './typeNames.ts';
import type { TypeScope } from './typeScope.ts';

/** What one look at an expression carries along. */
export interface Checker {
  readonly scope: TypeScope;
  readonly findings: Findings;
}

/** The type of a part of an expression; what is wrong with it goes to the findings. */
export const infer = (tree: Tree, checker: Checker): FeelType => {
  const of = (part: Tree): FeelType => infer(part, checker);
  switch (tree.type) {
    case 'literal':
      return typeOf(tree.value);
    case 'name':
      return nameType(tree, tree.name, checker);
    case 'path':
      return memberType(tree, of(tree.of), checker);
    case 'filter':
      return filterType(tree.test, of(tree.of), checker);
    case 'call':
      return callType(tree, checker);
    case 'negation':
      return negationType(tree, of(tree.of), checker);
    case 'arithmetic':
      return resultType(tree, of(tree.left), of(tree.right), checker);
    case 'compare':
      return compared(tree, tree.operator, of(tree.left), of(tree.right), checker);
    case 'logic':
      for (const part of tree.parts) condition(part, checker);
      return 'boolean';
    case 'between':
      return betweenType([tree.from, tree.to], of(tree.value), checker);
    case 'in':
      return memberOf(tree.tests, of(tree.value), checker);
    case 'instance':
      of(tree.of);
      return 'boolean';
    case 'if':
      condition(tree.test, checker);
      return either(of(tree.yes), of(tree.no));
    case 'for':
      return { kind: 'list', of: infer(tree.body, inLoop(tree.bindings, checker, true)) };
    case 'quantified':
      condition(tree.body, inLoop(tree.bindings, checker, false));
      return 'boolean';
    case 'list':
      return { kind: 'list', of: tree.items.map(of).reduce(either, 'Null') };
    case 'context':
      return contextType(tree.entries, checker);
    case 'range':
      return rangeType(tree, of(tree.from), of(tree.to), checker);
    case 'open':
      return { kind: 'range', of: of(tree.bound) };
    case 'function':
      return definedType(tree, checker);
  }
};

const nameType = (place: Place, name: string, { scope, findings }: Checker): FeelType => {
  const type = scope.find(name);
  if (type !== undefined) return type;
  if (Object.hasOwn(BUILTINS, name)) return 'function';
  const near = nearest(name, scope.names());
  findings.add('feel.unknownName', place, `没有这个名称${near === undefined ? '' : `，是否应为“${near}”`}`);
  return 'Any';
};

const filterType = (test: Tree, of: FeelType, checker: Checker): FeelType => {
  const element = elementOf(of);
  const type = infer(test, { ...checker, scope: checker.scope.withElement(element) });
  if (type === 'number') return element;
  return type === 'boolean' ? { kind: 'list', of: element } : 'Any';
};

const negationType = (place: Place, type: FeelType, { findings }: Checker): FeelType => {
  if (isUnknown(type) || type === 'number' || kindOf(type).endsWith('duration')) return type;
  findings.add('feel.type', place, `是${nameOfType(type)}，不能取负`);
  return 'Any';
};

const SUMS = { '+': '相加', '-': '相减', '*': '相乘', '/': '相除', '**': '乘方' } as const;

const resultType = (
  tree: Extract<Tree, { type: 'arithmetic' }>,
  left: FeelType,
  right: FeelType,
  { findings }: Checker,
): FeelType => {
  const type = arithmeticType(left, tree.operator, right);
  if (type === undefined)
    findings.add('feel.type', tree, `${nameOfType(left)}与${nameOfType(right)}不能${SUMS[tree.operator]}`);
  return type ?? 'Any';
};

const compared = (
  place: Place,
  operator: CompareOperator,
  left: FeelType,
  right: FeelType,
  { findings }: Checker,
): FeelType => {
  const order = operator !== '=' && operator !== '!=';
  if (!comparable(left, right, order))
    findings.add('feel.type', place, `${nameOfType(left)}与${nameOfType(right)}不能比较${order ? '大小' : ''}`);
  return 'boolean';
};

const betweenType = (ends: readonly Tree[], value: FeelType, checker: Checker): FeelType => {
  for (const end of ends) compared(end, '<=', value, infer(end, checker), checker);
  return 'boolean';
};

const memberOf = (tests: readonly Test[], value: FeelType, checker: Checker): FeelType => {
  for (const test of tests) tested(test, value, checker);
  return 'boolean';
};

const rangeType = (place: Place, from: FeelType, to: FeelType, checker: Checker): FeelType => {
  compared(place, '<=', from, to, checker);
  return { kind: 'range', of: either(from, to) };
};

/** What a test holds must be of the type of the value, or contain such values, or decide itself by being true or false. */
export const tested = (test: Test, input: FeelType, checker: Checker): void => {
  const type = infer(test.value, checker);
  if (test.operator === 'in' && type === 'boolean' && test.value.type !== 'literal') return;
  if (test.operator !== 'in') compared(test, test.operator, input, type, checker);
  else if (kindOf(type) !== 'list' && kindOf(input) !== 'list') compared(test, '=', input, elementOf(type), checker);
};

export const condition = (tree: Tree, checker: Checker): void => {
  const type = infer(tree, checker);
  if (!isUnknown(type) && type !== 'boolean')
    checker.findings.add('feel.type', tree, `应为布尔值，实为${nameOfType(type)}`);
};

const inLoop = (bindings: readonly Binding[], checker: Checker, partial: boolean): Checker => {
  let { scope } = checker;
  for (const { name, from, to } of bindings) {
    const type = infer(from, { ...checker, scope });
    if (to) infer(to, { ...checker, scope });
    scope = scope.with(name, to ? type : elementOf(type));
  }
  return { ...checker, scope: partial ? scope.with('partial', 'list') : scope };
};

const contextType = (entries: readonly { key: string; value: Tree }[], checker: Checker): FeelType => {
  const types: Record<string, FeelType> = Object.create(null);
  let { scope } = checker;
  for (const { key, value } of entries) {
    const type = infer(value, { ...checker, scope });
    types[key] = type;
    scope = scope.with(key, type);
  }
  return { kind: 'context', entries: types };
};

const definedType = ({ params, body }: Extract<Tree, { type: 'function' }>, checker: Checker): FeelType => {
  const types = params.map(({ type }): FeelType => type?.type ?? 'Any');
  const scope = params.reduce((inner, { name }, index) => inner.with(name, types[index] ?? 'Any'), checker.scope);
  return { kind: 'function', params: types, result: body ? infer(body, { ...checker, scope }) : 'Any' };
};
