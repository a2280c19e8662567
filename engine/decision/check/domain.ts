import type { FeelDate } from '../../feel/value/index.ts';
import { dateOfDays } from '../../feel/value/temporal/date.ts';
import type { FeelValue } from '../../feel/value/types.ts';
import { conforms } from '../compile/conform.ts';
import type { Run } from '../compile/run.ts';
import { matches, type Plain, parseCell, type SimpleCell, type SimpleTest } from '../table/cell.ts';
import { endsOf } from '../table/columnIndex.ts';
import type { Column } from '../table/inputs.ts';
import { type Flags, flagsOf } from './boxes.ts';

/** Values of one input, one for each way in which the cells of its column can tell values apart. */
export interface Domain {
  values: readonly FeelValue[];
  /** Values between two neighboring whole numbers, where all numbers of the column are whole. */
  between: ReadonlySet<FeelValue>;
}

/** Stands for every text that the table does not name. */
export const OTHER_TEXT = '其他值';

/** Types and allowed values read nothing but the value they are put to. */
const NO_RUN: Run = { env: {}, memo: [], input: () => null, notes: [] };

export function domainOf(column: Column, declared: string | undefined): Domain {
  const cells = column.cells.flatMap(({ simple }) => simple ?? []);
  const allowed = declared === undefined ? undefined : parseCell(declared);
  const tests = [...cells, ...(allowed === undefined ? [] : [allowed])].flatMap((cell) => cell.tests);
  const between = new Set<FeelValue>();
  const values = [
    ...plainValues(tests),
    ...numbersAround(distinct(endsOf(tests, 'number')), between),
    ...daysAround(distinct(endsOf(tests, 'date'))),
  ];
  return { values: values.filter((value) => isAllowed(value, column)), between };
}

const distinct = (numbers: readonly number[]): number[] => [...new Set(numbers)].sort((a, b) => a - b);

/** Texts, booleans and null that are named, and what stands for the others. */
function plainValues(tests: readonly SimpleTest[]): Plain[] {
  const values = new Set<Plain>();
  for (const test of tests) {
    if (test.kind === 'interval' || typeof test.value === 'number') continue;
    values.add(test.value);
    if (typeof test.value === 'boolean') values.add(!test.value);
  }
  if ([...values].some((value) => typeof value === 'string')) values.add(OTHER_TEXT);
  return [...values];
}

/** Each bound, and one number below, between and above. */
function numbersAround(bounds: readonly number[], between: Set<FeelValue>): number[] {
  const [first] = bounds;
  if (first === undefined) return [];
  const whole = bounds.every(Number.isInteger);
  const numbers = [first - 1];
  bounds.forEach((bound, at) => {
    const next = bounds[at + 1];
    numbers.push(bound);
    if (next === undefined) numbers.push(bound + 1);
    else {
      const middle = whole && next - bound > 1 ? bound + 1 : (bound + next) / 2;
      if (whole && next - bound === 1) between.add(middle);
      numbers.push(middle);
    }
  });
  return numbers;
}

/** Each day named, the day before the first and the day after each. */
function daysAround(bounds: readonly number[]): FeelDate[] {
  const [first] = bounds;
  if (first === undefined) return [];
  return distinct([first - 1, ...bounds.flatMap((bound) => [bound, bound + 1])]).flatMap(
    (day) => dateOfDays(day) ?? [],
  );
}

function isAllowed(value: FeelValue, { type, allowed }: Column): boolean {
  if (value === null) return true;
  return conforms(value, type, NO_RUN) && (allowed === undefined || allowed({ '?': value }, NO_RUN) === true);
}

/** Which values of the domain a cell matches. */
export const matched = (cell: SimpleCell, { values }: Domain): Flags =>
  flagsOf(values.length, (number) => matches(cell, values[number] ?? null));
