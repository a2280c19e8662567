import type { FeelFunction, FeelValue } from '../value/types.ts';
import { type Builtin, builtin, overload } from './builtin.ts';
import { func, list } from './readers.ts';
import { spendSort } from './spend.ts';

/** Stable merge sort: the right one goes first only if it precedes the left one. Null where `precedes` gives no boolean. */
function sort(items: readonly FeelValue[], precedes: FeelFunction): readonly FeelValue[] | null {
  if (items.length < 2) return items;
  const middle = Math.floor(items.length / 2);
  const left = sort(items.slice(0, middle), precedes);
  const right = left && sort(items.slice(middle), precedes);
  return left && right && merge(left, right, precedes);
}

function merge(left: readonly FeelValue[], right: readonly FeelValue[], precedes: FeelFunction): FeelValue[] | null {
  const merged: FeelValue[] = [];
  let l = 0;
  let r = 0;
  while (l < left.length && r < right.length) {
    const rightFirst = precedes.call([right[r] ?? null, left[l] ?? null]);
    if (typeof rightFirst !== 'boolean') return null;
    merged.push((rightFirst ? right[r++] : left[l++]) ?? null);
  }
  return [...merged, ...left.slice(l), ...right.slice(r)];
}

export const SORT_FUNCTIONS: readonly Builtin[] = [
  builtin(
    'sort',
    overload(['list', 'precedes'], [list, func], (env, items, precedes) => {
      spendSort(env, items.length);
      return precedes.params.length === 2 ? sort(items, precedes) : null;
    }),
  ),
];
