import type { Tree } from '../syntax/tree.ts';

/** The parts of a tree, in order. */
export const partsOf = (tree: Tree): readonly Tree[] => {
  switch (tree.type) {
    case 'literal':
    case 'name':
      return [];
    case 'path':
    case 'negation':
    case 'instance':
      return [tree.of];
    case 'filter':
      return [tree.of, tree.test];
    case 'call':
      return [tree.of, ...tree.args];
    case 'arithmetic':
    case 'compare':
      return [tree.left, tree.right];
    case 'logic':
      return tree.parts;
    case 'between':
      return [tree.value, tree.from, tree.to];
    case 'in':
      return [tree.value, ...tree.tests.map(({ value }) => value)];
    case 'if':
      return [tree.test, tree.yes, tree.no];
    case 'for':
    case 'quantified':
      return [...tree.bindings.flatMap(({ from, to }) => (to ? [from, to] : [from])), tree.body];
    case 'list':
      return tree.items;
    case 'context':
      return tree.entries.map(({ value }) => value);
    case 'range':
      return [tree.from, tree.to];
    case 'open':
      return [tree.bound];
    case 'function':
      return tree.body ? [tree.body] : [];
  }
};

/** Whether a name stands anywhere in a tree. */
export const mentions = (tree: Tree, name: string): boolean =>
  (tree.type === 'name' && tree.name === name) || partsOf(tree).some((part) => mentions(part, name));

/** How deep the parts of a tree are nested. */
export const nestingOf = (tree: Tree): number => {
  let deepest = 0;
  for (const part of partsOf(tree)) deepest = Math.max(deepest, nestingOf(part));
  return deepest + 1;
};
