import { FeelDate } from '../../feel/value/index.ts';
import { daysOf } from '../../feel/value/temporal/date.ts';
import type { FeelValue } from '../../feel/value/types.ts';
import type { Interval, Plain, SimpleCell, SimpleTest } from './cell.ts';

/** Sets of rows as bits, 32 rows a word. */
export type Rows = Uint32Array;

/** For one column: which rows can match a value. */
export interface ColumnIndex {
  /** Takes the rows out of the set that do not match; false where the index cannot tell for such a value. */
  keep(value: FeelValue, rows: Rows): boolean;
}

/** Words that the masks of one column may take: 1 MB. A column beyond that is looked at row by row. */
const MAX_WORDS = 262_144;

export const wordsFor = (rows: number): number => (rows + 31) >>> 5;
const setBit = (rows: Rows, row: number): void => {
  rows[row >>> 5] = (rows[row >>> 5] ?? 0) | (1 << (row & 31));
};

/** Rows of one value besides the rows that match everything: words that are not empty, and their bits. */
interface Postings {
  words: number[];
  bits: number[];
}

/** Masks of the numbers (or days) below, at and above each bound: 2 × bounds + 1 of them. */
interface Segments {
  bounds: Float64Array;
  masks: Rows[];
}

/**
 * Index of a column. Cells that are undefined (they need FEEL) or negated match every value here and are looked at
 * afterwards, row by row.
 */
export function indexColumn(cells: readonly (SimpleCell | undefined)[]): ColumnIndex {
  const open = new Uint32Array(wordsFor(cells.length));
  cells.forEach((cell, row) => {
    if (cell === undefined || cell.negated || cell.tests.length === 0) setBit(open, row);
  });
  const values = postingsOf(cells);
  const numbers = hasIntervals(cells, 'number') ? segmentsOf(cells, open, 'number') : undefined;
  const dates = hasIntervals(cells, 'date') ? segmentsOf(cells, open, 'date') : undefined;
  return {
    keep(value, rows) {
      if (typeof value === 'number' && numbers !== undefined) return keepMask(numbers, value, rows);
      if (value instanceof FeelDate && dates !== undefined) return keepMask(dates, daysOf(value), rows);
      if (value !== null && typeof value === 'object') return false;
      keepPostings(open, values.get(value), rows);
      return true;
    },
  };
}

const hasIntervals = (cells: readonly (SimpleCell | undefined)[], of: Interval['of']): boolean =>
  cells.some((cell) => cell?.tests.some((test) => test.kind === 'interval' && test.of === of));

/** Cells that the index decides by itself, with their rows. */
function* decided(cells: readonly (SimpleCell | undefined)[]): Generator<[SimpleCell, number]> {
  for (const [row, cell] of cells.entries())
    if (cell !== undefined && !cell.negated && cell.tests.length > 0) yield [cell, row];
}

function postingsOf(cells: readonly (SimpleCell | undefined)[]): Map<Plain, Postings> {
  const all = new Map<Plain, Postings>();
  for (const [cell, row] of decided(cells))
    for (const test of cell.tests) {
      if (test.kind !== 'equals') continue;
      const found = all.get(test.value) ?? { words: [], bits: [] };
      all.set(test.value, found);
      addRow(found, row);
    }
  return all;
}

/** Rows come in order, so that a row is in the last word or in a new one. */
function addRow({ words, bits }: Postings, row: number): void {
  const last = words.length - 1;
  if (words[last] === row >>> 5) bits[last] = (bits[last] ?? 0) | (1 << (row & 31));
  else {
    words.push(row >>> 5);
    bits.push(1 << (row & 31));
  }
}

function keepPostings(open: Rows, postings: Postings | undefined, rows: Rows): void {
  if (postings === undefined) {
    for (let word = 0; word < rows.length; word += 1) rows[word] = (rows[word] ?? 0) & (open[word] ?? 0);
    return;
  }
  let next = 0;
  for (let word = 0; word < rows.length; word += 1) {
    let mask = open[word] ?? 0;
    if (postings.words[next] === word) mask |= postings.bits[next++] ?? 0;
    rows[word] = (rows[word] ?? 0) & mask;
  }
}

function keepMask({ bounds, masks }: Segments, value: number, rows: Rows): boolean {
  const mask = masks[segmentOf(bounds, value)];
  if (mask === undefined) return false;
  for (let word = 0; word < rows.length; word += 1) rows[word] = (rows[word] ?? 0) & (mask[word] ?? 0);
  return true;
}

/** Even: between two bounds; odd: at a bound. */
function segmentOf(bounds: Float64Array, value: number): number {
  let low = 0;
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((bounds[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return bounds[low] === value ? 2 * low + 1 : 2 * low;
}

function segmentsOf(cells: readonly (SimpleCell | undefined)[], open: Rows, of: Interval['of']): Segments {
  const bounds = boundsOf(cells, of);
  const count = 2 * bounds.length + 1;
  if (count * open.length > MAX_WORDS) return { bounds, masks: [] };
  const masks = Array.from({ length: count }, () => open.slice());
  for (const [cell, row] of decided(cells))
    for (const test of cell.tests) {
      if (test.kind === 'equals') {
        if (of === typeof test.value) setBit(masks[segmentOf(bounds, Number(test.value))] as Rows, row);
      } else if (test.of === of) markInterval(test, bounds, masks, row);
    }
  return { bounds, masks };
}

function boundsOf(cells: readonly (SimpleCell | undefined)[], of: Interval['of']): Float64Array {
  const bounds = new Set<number>();
  for (const [cell] of decided(cells)) for (const end of endsOf(cell.tests, of)) bounds.add(end);
  return Float64Array.from(bounds).sort();
}

/** Numbers (or days) at which the tests tell values apart. */
export function endsOf(tests: readonly SimpleTest[], of: Interval['of']): number[] {
  return tests.flatMap((test) => {
    if (test.kind === 'equals') return of === typeof test.value ? [Number(test.value)] : [];
    return test.of === of ? [test.low, test.high].filter(Number.isFinite) : [];
  });
}

function markInterval(interval: Interval, bounds: Float64Array, masks: readonly Rows[], row: number): void {
  const { low, lowClosed, high, highClosed } = interval;
  const first = low === -Infinity ? 0 : segmentOf(bounds, low) + (lowClosed ? 0 : 1);
  const last = high === Infinity ? masks.length - 1 : segmentOf(bounds, high) - (highClosed ? 0 : 1);
  for (let segment = first; segment <= last; segment += 1) setBit(masks[segment] as Rows, row);
}

/** Numbers of the rows in the set, in order. */
export function listRows(rows: Rows): number[] {
  const list: number[] = [];
  for (let word = 0; word < rows.length; word += 1) {
    let bits = rows[word] ?? 0;
    while (bits !== 0) {
      list.push((word << 5) + 31 - Math.clz32(bits & -bits));
      bits &= bits - 1;
    }
  }
  return list;
}
