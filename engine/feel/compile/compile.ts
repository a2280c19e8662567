import type { Entry, Tree, TypeDefinition } from '../syntax/tree.ts';
import { instanceOf } from '../value/index.ts';
import type { FeelValue } from '../value/types.ts';
import { callCode, functionCode } from './calls.ts';
import { filterCode, forCode, quantifiedCode } from './loops.ts';
import { dataPathCode, nameCode, pathCode } from './names.ts';
import { arithmeticCode, betweenCode, compareCode, logicCode, negationCode } from './operators.ts';
import { CONTEXT } from './prices.ts';
import { openRangeCode, rangeCode } from './ranges.ts';
import { type Code, constant, constantOf } from './run.ts';
import type { Scope } from './scope.ts';
import { inCode } from './tests.ts';
import { weigh } from './weigh.ts';

/** Turns a tree into closures over the data. */
export const compileTree = (tree: Tree, scope: Scope): Code => {
  const code = (part: Tree): Code => compileTree(part, scope);
  switch (tree.type) {
    case 'literal':
      return constant(tree.value);
    case 'name':
      return nameCode(tree.name, scope);
    case 'path':
      return (
        (tree.of.type === 'name' && dataPathCode(tree.of.name, tree.name, scope)) || pathCode(code(tree.of), tree.name)
      );
    case 'filter':
      return filterCode(code(tree.of), tree.test, scope);
    case 'call':
      return callCode(tree, scope);
    case 'negation':
      return negationCode(code(tree.of));
    case 'arithmetic':
      return arithmeticCode(tree.operator, code(tree.left), code(tree.right));
    case 'compare':
      return compareCode(tree.operator, code(tree.left), code(tree.right));
    case 'logic':
      return logicCode(tree.operator === 'or', tree.parts.map(code));
    case 'between':
      return betweenCode(code(tree.value), code(tree.from), code(tree.to));
    case 'in':
      return inCode(tree.value, tree.tests, scope);
    case 'instance':
      return instanceCode(code(tree.of), tree.as);
    case 'if':
      return choiceCode(code(tree.test), code(tree.yes), code(tree.no));
    case 'for':
      return forCode(tree.bindings, tree.body, scope);
    case 'quantified':
      return quantifiedCode(tree.every, tree.bindings, tree.body, scope);
    case 'list':
      return listCode(tree.items.map(code));
    case 'context':
      return contextCode(tree.entries, scope);
    case 'range':
      return rangeCode(code(tree.from), code(tree.to), tree.startIncluded, tree.endIncluded);
    case 'open':
      return openRangeCode(tree.operator, code(tree.bound));
    case 'function':
      return functionCode(tree.params, tree.body, scope);
  }
};

const choiceCode =
  (test: Code, yes: Code, no: Code): Code =>
  (run, slots) =>
    test(run, slots) === true ? yes(run, slots) : no(run, slots);

const instanceCode =
  (of: Code, { type, allows }: TypeDefinition): Code =>
  (run, slots) => {
    const value = of(run, slots);
    if (typeof type === 'object') weigh(value, run.fuel);
    return instanceOf(value, type) && (allows === undefined || allows(value));
  };

const listCode = (items: readonly Code[]): Code => {
  const fixed = items.map(constantOf);
  if (fixed.every((found) => found !== undefined)) return constant(Object.freeze(fixed.map(({ value }) => value)));
  return (run, slots) => {
    run.fuel.spend(items.length);
    return items.map((item) => item(run, slots));
  };
};

/** Each entry sees those before it. */
const contextCode = (entries: readonly Entry[], outer: Scope): Code => {
  let scope = outer;
  const parts = entries.map(({ key, value }) => {
    const code = compileTree(value, scope);
    const inner = scope.with(key);
    scope = inner.scope;
    return { key, code, slot: inner.slot };
  });
  return (run, slots) => {
    run.fuel.spend(CONTEXT + parts.length);
    const context: Record<string, FeelValue> = Object.create(null);
    for (const { key, code, slot } of parts) {
      const value = code(run, slots);
      slots[slot] = value;
      context[key] = value;
    }
    return context;
  };
};
