import type { ArithmeticOperator } from '../syntax/tree.ts';
import { FeelDateTime } from '../value/index.ts';
import type { FeelValue, Fuel } from '../value/types.ts';

/** Operations that one turn of a loop costs. */
export const TURN = 2;
/** Operations that a context costs besides those of its entries. */
export const CONTEXT = 10;
/** One step from a date to the next. */
export const DAY = 5;

/** Functions of the language that take longer than others: in units of about 0.2 µs, measured. */
const FUNCTIONS: ReadonlyMap<string, number> = new Map([
  ['log', 1000],
  ['exp', 1000],
  ['stddev', 400],
  ['sqrt', 200],
  ['split', 100],
  ['replace', 50],
  ['date and time', 50],
  ['time', 20],
  ['date', 20],
  ['decimal', 30],
  ['round up', 30],
  ['round down', 30],
  ['round half up', 30],
  ['round half down', 30],
  ['mean', 20],
  ['modulo', 20],
  ['matches', 20],
  ['duration', 15],
  ['range', 15],
]);
/** A call of a function that is written in FEEL. */
export const CALL = 5;

export const priceOf = (name: string): number => FUNCTIONS.get(name) ?? CALL;

const EXACT = 5;
const TEMPORAL = 80;
const DIVISION = 20;
const WITH_ZONE = 200;
const INTEGER_POWER = 100;
const ROOT = 2500;

/** Pays for arithmetic that is more than that of two small whole numbers. */
export const spendArithmetic = (operator: ArithmeticOperator, a: FeelValue, b: FeelValue, fuel: Fuel): void => {
  if (operator === '**') fuel.spend(Number.isInteger(b) ? INTEGER_POWER : ROOT);
  else if (operator === '/') fuel.spend(DIVISION);
  else if (typeof a !== 'number' || typeof b !== 'number')
    fuel.spend(a instanceof FeelDateTime || b instanceof FeelDateTime ? WITH_ZONE : TEMPORAL);
  else if (!Number.isInteger(a) || !Number.isInteger(b)) fuel.spend(EXACT);
};
