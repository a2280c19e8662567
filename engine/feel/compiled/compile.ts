import type { JsonObject } from '../../json.ts';
import { BEYOND } from './beyond.ts';
import { type BuiltIn, functions, type Moment } from './functions.ts';
import { hasPlainMembers, isBuiltIn } from './names.ts';
import { arithmetics, comparisons, logic } from './operators.ts';
import type { Tree } from './tree.ts';
import type { Value } from './values.ts';

/** What one evaluation reads. */
export interface Scope {
  context: JsonObject;
  moment: Moment;
  /** Objects of the context whose keys have been found harmless. */
  seen: object[];
}

export type Run = (scope: Scope) => Value;

/** Turns a tree into closures over the data. Both sides of an operator always run, since one of them may fail. */
export const compile = (tree: Tree): Run => {
  switch (tree.type) {
    case 'literal':
      return () => tree.value;
    case 'path':
      return path(tree.names);
    case 'list': {
      const items = tree.items.map(compile);
      return (scope) => items.map((item) => item(scope));
    }
    case 'item':
      return itemOf(compile(tree.of), tree.index);
    case 'call':
      return call(tree.name, tree.arguments.map(compile));
    case 'if':
      return choice(compile(tree.test), compile(tree.yes), compile(tree.no));
    case 'logic':
      return binary(logic[tree.operator], tree.left, tree.right);
    case 'compare':
      return binary(comparisons[tree.operator], tree.left, tree.right);
    case 'arithmetic':
      return binary(arithmetics[tree.operator], tree.left, tree.right);
  }
};

const binary = (apply: (left: Value, right: Value) => Value, left: Tree, right: Tree): Run => {
  const a = compile(left);
  const b = compile(right);
  return (scope) => apply(a(scope), b(scope));
};

/** Everything but false and null counts as true. */
const choice =
  (test: Run, yes: Run, no: Run): Run =>
  (scope) => {
    const chosen = test(scope);
    return chosen === false || chosen === null ? no(scope) : yes(scope);
  };

const path = ([root = '', ...members]: string[]): Run => {
  return (scope) => {
    let value = rootOf(root, scope);
    for (const name of members) value = member(value, name, scope);
    return value;
  };
};

const rootOf = (name: string, { context }: Scope): Value => {
  const value = Object.hasOwn(context, name) ? context[name] : undefined;
  if (value !== undefined) return value;
  if (name === 'now' || name === 'today' || isBuiltIn(name)) throw BEYOND;
  return null;
};

const member = (value: Value, name: string, { seen }: Scope): Value => {
  if (typeof value !== 'object' || value === null) return null;
  if (!seen.includes(value)) {
    if (Object.getPrototypeOf(value) !== Object.prototype || !hasPlainMembers(value)) throw BEYOND;
    seen.push(value);
  }
  return (Object.hasOwn(value, name) ? (value as JsonObject)[name] : null) ?? null;
};

const itemOf =
  (list: Run, index: number): Run =>
  (scope) => {
    const value = list(scope);
    if (value === null) return null;
    if (typeof value === 'object' && !Array.isArray(value)) throw BEYOND;
    const items = Array.isArray(value) ? value : [value];
    return items[index < 0 ? items.length + index : index - 1] ?? null;
  };

const call = (name: string, given: Run[]): Run => {
  const found: BuiltIn | undefined = functions.get(name);
  if (found === undefined || given.length < found.least || given.length > found.most) throw BEYOND;
  const word = name.split(' ')[0] ?? '';
  return (scope) => {
    if (Object.hasOwn(scope.context, word)) throw BEYOND;
    return found.apply(
      given.map((argument) => argument(scope)),
      scope.moment,
    );
  };
};
