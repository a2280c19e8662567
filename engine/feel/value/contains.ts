import { compare } from './compare.ts';
import type { FeelRange, FeelValue } from './types.ts';

/** Whether `value` lies in `range`; null where it cannot be compared with an end. */
export function contains(range: FeelRange, value: FeelValue): boolean | null {
  const fromStart = range.start === null ? 1 : compare(value, range.start);
  const toEnd = range.end === null ? 1 : compare(range.end, value);
  if (fromStart === null || toEnd === null || value === null) return null;
  return (
    (fromStart > 0 || (fromStart === 0 && range.startIncluded)) && (toEnd > 0 || (toEnd === 0 && range.endIncluded))
  );
}
