import { add, compare, equals } from '../../feel/value/index.ts';
import type { FeelValue } from '../../feel/value/types.ts';
import { note, type Run } from '../compile/run.ts';
import type { Aggregation, HitPolicy } from '../model.ts';

/** What a hit policy works on: the rows that match, and what they say. */
export interface Hits {
  /** Numbers of the matching rows, in order, counted from 0. */
  rows: readonly number[];
  /** Results of a row, one an output. */
  outputs(row: number): readonly FeelValue[];
  /** Results as a value: one output as it is, several as a context. */
  shape(outputs: readonly FeelValue[]): FeelValue;
  /** Allowed values of each output, most preferred first; undefined: none declared. */
  order: readonly (readonly FeelValue[] | undefined)[];
  run: Run;
  /** Id of the table. */
  at: string;
}

type Decide = (hits: Hits) => FeelValue;

/** DMN 1.5 §8.2.8. Called with at least one matching row. */
export const POLICIES: Readonly<Record<Exclude<HitPolicy, 'COLLECT'>, Decide>> = {
  UNIQUE: (hits) => {
    const { rows, run, at } = hits;
    if (rows.length === 1) return first(hits);
    return note(
      run,
      'dmn.unique',
      `决策表的命中策略为“唯一”，但第 ${numbers(rows)} 行同时匹配，请修改条件或命中策略。`,
      at,
    );
  },
  ANY: (hits) => {
    const [value = null, ...others] = hits.rows.map((row) => hits.shape(hits.outputs(row)));
    if (others.every((other) => equals(value, other) === true || (value === null && other === null))) return value;
    return note(
      hits.run,
      'dmn.any',
      `决策表的命中策略为“任意”，但同时匹配的第 ${numbers(hits.rows)} 行结果不同，请统一结果。`,
      hits.at,
    );
  },
  PRIORITY: (hits) => hits.shape(byPreference(hits)[0] ?? []),
  FIRST: (hits) => first(hits),
  'RULE ORDER': (hits) => hits.rows.map((row) => hits.shape(hits.outputs(row))),
  'OUTPUT ORDER': (hits) => byPreference(hits).map(hits.shape),
};

const first = (hits: Hits): FeelValue => hits.shape(hits.outputs(hits.rows[0] ?? 0));
const numbers = (rows: readonly number[]): string => rows.map((row) => row + 1).join('、');

/** Results ordered by the output values, the first output first; rows that are alike keep their order. */
function byPreference({ rows, outputs, order }: Hits): (readonly FeelValue[])[] {
  const ranked = rows.map((row) => {
    const values = outputs(row);
    return { values, ranks: values.map((value, column) => rankOf(value, order[column])) };
  });
  ranked.sort((a, b) => {
    const column = a.ranks.findIndex((rank, index) => rank !== b.ranks[index]);
    return column < 0 ? 0 : (a.ranks[column] ?? 0) - (b.ranks[column] ?? 0);
  });
  return ranked.map(({ values }) => values);
}

/** Place in the list of allowed values; what is not in it comes last. */
function rankOf(value: FeelValue, order: readonly FeelValue[] | undefined): number {
  if (order === undefined) return 0;
  const place = order.findIndex((allowed) => equals(value, allowed) === true);
  return place < 0 ? order.length : place;
}

/** COLLECT: all results as a list, or summed up. Called also without a matching row. */
export function collect(hits: Hits, aggregation: Aggregation | undefined): FeelValue {
  const values = hits.rows.map((row) => hits.shape(hits.outputs(row)));
  switch (aggregation) {
    case undefined:
      return values;
    case 'COUNT':
      return values.length;
    case 'SUM':
      return values.length === 0 ? null : values.reduce((sum: FeelValue, value) => add(sum, value));
    case 'MIN':
      return extreme(values, -1);
    case 'MAX':
      return extreme(values, 1);
  }
}

/** The least (-1) or greatest (1) value; null where there is none or where two cannot be compared. */
function extreme(values: readonly FeelValue[], sign: 1 | -1): FeelValue {
  let best: FeelValue = values[0] ?? null;
  for (const value of values) {
    const order = compare(value, best);
    if (order === null) return null;
    if (Math.sign(order) === sign) best = value;
  }
  return best;
}
