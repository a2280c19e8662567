import { compare } from './compare.ts';
import { FeelRange } from './range.ts';
import { FeelDateTime } from './temporal/dateTime.ts';
import { FeelTime } from './temporal/time.ts';
import { typeOf } from './typeOf.ts';
import type { FeelContext, FeelValue } from './types.ts';

/**
 * `a = b` (DMN 1.5 table 53): null where the types differ, except that null equals only null. Lists and contexts are
 * equal member by member; times of which only one has a zone are not equal.
 */
export function equals(a: FeelValue, b: FeelValue): boolean | null {
  if (typeof a === typeof b && typeof a !== 'object') return a === b;
  if (a === null || b === null) return a === b;
  const type = typeOf(a);
  if (type !== typeOf(b)) return null;
  if (Array.isArray(a) && Array.isArray(b)) return equalLists(a, b);
  if (type === 'context') return equalContexts(a as FeelContext, b as FeelContext);
  if (a instanceof FeelRange && b instanceof FeelRange) return equalRanges(a, b);
  if (type === 'function') return a === b;
  const order = compare(a, b);
  return order === null && (a instanceof FeelTime || a instanceof FeelDateTime) ? false : order === 0;
}

function equalLists(a: readonly FeelValue[], b: readonly FeelValue[]): boolean {
  if (a.length !== b.length) return false;
  return a.every((item, i) => equals(item, b[i] ?? null) === true);
}

function equalContexts(a: FeelContext, b: FeelContext): boolean {
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => Object.hasOwn(b, name) && equals(a[name] ?? null, b[name] ?? null) === true);
}

const equalRanges = (a: FeelRange, b: FeelRange): boolean =>
  a.startIncluded === b.startIncluded &&
  a.endIncluded === b.endIncluded &&
  equals(a.start, b.start) === true &&
  equals(a.end, b.end) === true;
