import { weigh } from '../compile/weigh.ts';
import { equals, isNumber } from '../value/index.ts';
import { printNumber } from '../value/number/convert.ts';
import type { FeelEnv, FeelValue } from '../value/types.ts';

/** The members without those that equal an earlier one; numbers, texts and booleans by their key, all others one by one. */
export function distinct(items: readonly FeelValue[], { fuel }: FeelEnv): readonly FeelValue[] {
  const keys = new Set<string>();
  const others: FeelValue[] = [];
  return items.filter((item) => {
    const key = keyOf(item);
    if (key !== undefined) return keys.size < keys.add(key).size;
    for (const other of others) weigh(other, fuel);
    fuel.spend(1 + others.length);
    if (others.some((other) => equals(other, item) === true)) return false;
    others.push(item);
    return true;
  });
}

/** The same text for equal values; undefined for those that only `equals` can tell. */
function keyOf(value: FeelValue): string | undefined {
  if (typeof value === 'string') return `"${value}`;
  if (isNumber(value)) return printNumber(value);
  return value === null || typeof value === 'boolean' ? String(value) : undefined;
}
