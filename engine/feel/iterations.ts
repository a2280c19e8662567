import type { Problem } from '../result.ts';
import { partsOf } from './compile/mentions.ts';
import type { Tree } from './syntax/tree.ts';

/** Largest number that may stand at an end of what a loop runs over: `for i in 1..1e9` would not end in time. */
export const MAX_RANGE = 10_000;

/** Refuses a loop whose written bounds are too far apart to be run at all. */
export const hugeLoop = (tree: Tree): Problem | undefined => {
  const loops = tree.type === 'for' || tree.type === 'quantified' ? tree.bindings : [];
  if (loops.some(({ from, to }) => to !== undefined && (isHuge(from) || isHuge(to))))
    return {
      code: 'feel.tooLarge',
      message: `表达式中循环的区间过大，两端不得超过 ${MAX_RANGE}。`,
    };
  for (const part of partsOf(tree)) {
    const found = hugeLoop(part);
    if (found) return found;
  }
  return undefined;
};

const isHuge = (tree: Tree): boolean =>
  tree.type === 'literal' && typeof tree.value === 'number' && Math.abs(tree.value) > MAX_RANGE;
