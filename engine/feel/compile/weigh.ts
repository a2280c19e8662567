import { FuelSpent, MAX_NESTING } from '../fuel.ts';
import { isContext, isList } from '../value/index.ts';
import type { FeelValue, Fuel } from '../value/types.ts';

/**
 * Spends for every part of a value before it is walked whole: lists that hold one list twice, and that list another
 * twice, are small to make and endless to compare or to write.
 */
export const weigh = (value: FeelValue, fuel: Fuel, nesting = 0): void => {
  if (typeof value !== 'object' || value === null) return;
  if (nesting > MAX_NESTING) throw new FuelSpent('lists in one another');
  if (isList(value)) {
    fuel.spend(value.length);
    for (const item of value) weigh(item, fuel, nesting + 1);
  } else if (isContext(value)) {
    const names = Object.keys(value);
    fuel.spend(names.length);
    for (const name of names) weigh(value[name] ?? null, fuel, nesting + 1);
  }
};
