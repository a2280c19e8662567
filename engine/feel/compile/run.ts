import { Budget, FuelSpent, MAX_NESTING } from '../fuel.ts';
import type { FeelContext, FeelEnv, FeelValue, Fuel } from '../value/types.ts';
import { CALL } from './prices.ts';

/** The values of local variables: of loops, parameters, entries and filtered elements. */
export type Slots = FeelValue[];

/** A compiled part of an expression. */
export type Code = (run: Run, slots: Slots) => FeelValue;

/** One evaluation: what it reads, and its fuel unless it shares that of another. */
export class Run extends Budget implements FeelEnv {
  readonly context: FeelContext;
  readonly now: number | undefined;
  readonly utcOffset: number;
  readonly fuel: Fuel;
  private nesting: number;

  constructor(context: FeelContext, now: number | undefined, utcOffset: number, fuel: Fuel | undefined) {
    super();
    this.context = context;
    this.now = now;
    this.utcOffset = utcOffset;
    this.fuel = fuel ?? this;
    this.nesting = 0;
  }

  /** Begins a call whose body is nested so deep; an evaluation that ends by an exception need not leave. */
  enter(depth: number): void {
    this.fuel.spend(CALL);
    this.nesting += depth;
    if (this.nesting > MAX_NESTING) throw new FuelSpent('too many calls in one another');
  }

  leave(depth: number): void {
    this.nesting -= depth;
  }
}

const values = new WeakMap<Code, { value: FeelValue }>();

/** Code that always gives the same; `constantOf` tells it. */
export const constant = (value: FeelValue): Code => {
  const code: Code = () => value;
  values.set(code, { value });
  return code;
};

export const constantOf = (code: Code): { value: FeelValue } | undefined => values.get(code);
