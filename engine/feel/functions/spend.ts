import { weigh } from '../compile/weigh.ts';
import type { FeelEnv, FeelValue } from '../value/types.ts';

/** Characters that a native text operation goes through in the time of one operation. */
const CHARACTERS_PER_OPERATION = 64;

/** Pays for going through a text. */
export const spendReading = ({ fuel }: FeelEnv, text: string): void =>
  fuel.spend(1 + Math.floor(text.length / CHARACTERS_PER_OPERATION));

/** Pays for a text that is made. */
export const spendText = ({ fuel }: FeelEnv, text: string): void =>
  fuel.spend(1 + Math.floor(text.length / CHARACTERS_PER_OPERATION), text.length * 2);

/** Pays for going through a list once. */
export const spendList = ({ fuel }: FeelEnv, length: number): void => fuel.spend(1 + length);

/** Pays for comparing a value with each member of a list, to the bottom of both. */
export function spendComparing({ fuel }: FeelEnv, items: readonly FeelValue[], value: FeelValue): void {
  fuel.spend(1 + items.length);
  if (typeof value === 'object') for (const item of items) weigh(item, fuel);
}

/** Pays for sorting a list. */
export const spendSort = ({ fuel }: FeelEnv, length: number): void =>
  fuel.spend(1 + length * Math.ceil(Math.log2(length + 2)));
