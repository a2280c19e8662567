import type { FeelValue } from '../../feel/value/types.ts';
import { conforms } from '../compile/conform.ts';
import type { Run } from '../compile/run.ts';
import { matches, type Plain, parseCell, type SimpleCell } from '../table/cell.ts';
import type { Column } from '../table/inputs.ts';

/** Values of one input, one for each way in which the cells of its column can tell values apart. */
export interface Domain {
  values: readonly Plain[];
  /** Values between two neighboring whole numbers, where all numbers of the column are whole. */
  between: ReadonlySet<Plain>;
}

/** Stands for every text that the table does not name. */
export const OTHER_TEXT = '其他值';

/** Types and allowed values read nothing but the value they are put to. */
const NO_RUN: Run = { env: {}, memo: [], input: () => null, notes: [] };

export function domainOf(column: Column, declared: string | undefined): Domain {
  const cells = column.cells.flatMap(({ simple }) => simple ?? []);
  const allowed = declared === undefined ? undefined : parseCell(declared);
  const named = [...cells, ...(allowed === undefined ? [] : [allowed])].flatMap(({ tests }) => tests);
  const bounds = new Set<number>();
  const values = new Set<Plain>();
  for (const test of named) {
    if (test.kind === 'equals') values.add(test.value);
    if (test.kind === 'equals' && typeof test.value === 'number') bounds.add(test.value);
    if (test.kind === 'interval') for (const end of [test.low, test.high]) if (Number.isFinite(end)) bounds.add(end);
  }
  if (named.some(({ kind, ...test }) => kind === 'equals' && 'value' in test && typeof test.value === 'string'))
    values.add(OTHER_TEXT);
  if (values.has(true) || values.has(false)) values.add(true).add(false);
  const between = new Set<Plain>();
  for (const value of numbersAround(
    [...bounds].sort((a, b) => a - b),
    between,
  ))
    values.add(value);
  return { values: [...values].filter((value) => isAllowed(value, column)), between };
}

/** Each bound, and one number below, between and above. */
function numbersAround(bounds: readonly number[], between: Set<Plain>): number[] {
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

function isAllowed(value: FeelValue, { type, allowed }: Column): boolean {
  if (value === null) return true;
  return conforms(value, type, NO_RUN) && (allowed === undefined || allowed({ '?': value }, NO_RUN) === true);
}

/** Which values of the domain a cell matches. */
export const matched = (cell: SimpleCell, { values }: Domain): boolean[] => values.map((value) => matches(cell, value));
