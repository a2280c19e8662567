import { fail, type Problem } from '../result.ts';
import type { Fuel } from './value/types.ts';

/** Steps of one evaluation (`compile/prices.ts`), about 0.2 µs each once the machine is warm. */
export const MAX_OPERATIONS = 50_000;
/** Bytes of the texts that one evaluation makes. */
export const MAX_BYTES = 4_000_000;
/** Nesting of calls, counted in nested parts of their bodies, and of lists and contexts in one another. */
export const MAX_NESTING = 1_000;

/** Ends an evaluation; thrown inside it only. */
export class FuelSpent extends Error {}

/** What one evaluation may spend. */
export class Budget implements Fuel {
  private operations: number;
  private bytes: number;

  constructor(operations = MAX_OPERATIONS, bytes = MAX_BYTES) {
    this.operations = operations;
    this.bytes = bytes;
  }

  spend(operations: number, bytes = 0): void {
    this.operations -= operations;
    this.bytes -= bytes;
    // Written so that an amount that is no number ends it too.
    if (!(this.operations >= 0 && this.bytes >= 0)) throw new FuelSpent('fuel spent');
  }
}

/** Fuel for several evaluations that belong together, such as those of one decision. */
export const createFuel = (operations?: number, bytes?: number): Fuel => new Budget(operations, bytes);

/** What an evaluation says that was ended: its fuel, or the stack of the machine for the deepest data. */
export const endedBy = (error: unknown, text: string): { ok: false; problems: Problem[] } => {
  if (!(error instanceof FuelSpent || error instanceof RangeError)) throw error;
  return fail({
    code: 'feel.fuel',
    message: `表达式“${text}”的计算量超出限度，已停止计算，请缩小列表或区间、减少嵌套。`,
  });
};
