import { checkExpression } from '../feel/index.ts';
import type { FeelTypes } from '../feel/types.ts';
import type { Problem } from '../result.ts';
import { CASE_NAMES, LEDGER_NAMES, OFFICE_NAMES, OFFICER_NAMES } from './rows.ts';
import type { Indicator, Measure } from './types.ts';

/** What can be measured beside cases and officers. */
export interface MeasuredParts {
  /** Columns of a ledger; undefined: there is no such ledger. */
  columns(ledger: string): string[] | undefined;
  /** Names of the facts that offices carry. */
  facts: string[];
}

type Fault = Pick<Problem, 'code' | 'message'> & { path: string };

const WAYS = ['count', 'sum', 'average', 'distinct'] as const;
const EXPRESSIONS = ['where', 'date', 'sum', 'average', 'distinct'] as const;

/** What is wrong with an indicator beyond its schema: names that its rows do not have, measures that say too much. */
export function checkIndicator(indicator: Indicator, parts: MeasuredParts): Fault[] {
  const measures = (['numerator', 'denominator'] as const).flatMap((name) => {
    const measure = indicator[name];
    return measure === undefined ? [] : [{ name, measure }];
  });
  const overs = measures.map(({ measure }) => measure.over);
  return [
    ...measures.flatMap(({ name, measure }) => [
      ...checkWays(measure, `/${name}`),
      ...checkDate(indicator, measure, `/${name}`),
      ...checkNames(indicator, measure, `/${name}`, parts),
    ]),
    ...indicator.proof.flatMap(({ rows }, at) =>
      Object.keys(rows)
        .filter((over) => !overs.includes(over))
        .map((over) => ({
          code: 'indicator.unusedRows',
          message: `验算中的“${over}”不是分子分母统计的对象（${overs.join('、')}），请改正名称。`,
          path: `/proof/${at}/rows/${over.replaceAll('~', '~0').replaceAll('/', '~1')}`,
        })),
    ),
  ];
}

function checkWays(measure: Measure, path: string): Fault[] {
  const ways = WAYS.filter((way) => measure[way] !== undefined);
  if (ways.length < 2) return [];
  return [{ code: 'indicator.ways', message: `${ways.join('、')} 只能写一种。`, path: `${path}/${ways[1]}` }];
}

/** A figure of a month that counts cases of all years would be inflated. */
function checkDate({ period }: Indicator, { over, date }: Measure, path: string): Fault[] {
  if (period === 'asOf' || over !== 'cases' || date !== undefined) return [];
  const message = '按期统计办件，须写明按哪个日期归入统计期（如 "date": "concludedAt"），否则历年的办件都会计入。';
  return [{ code: 'indicator.date', message, path }];
}

function checkNames(indicator: Indicator, measure: Measure, path: string, parts: MeasuredParts): Fault[] {
  const names = namesOf(indicator, measure.over, parts);
  if (names === undefined) return [];
  const types: FeelTypes = Object.fromEntries(['period', ...names].map((name) => [name, 'Any' as const]));
  return EXPRESSIONS.flatMap((key) => {
    const text = measure[key];
    const found = text === undefined ? undefined : checkExpression(text, types);
    return found ? [{ code: found.code, message: found.message, path: `${path}/${key}` }] : [];
  });
}

/** Names of a row; undefined where the ledger does not exist, which is told elsewhere. */
function namesOf({ proof }: Indicator, over: string, { columns, facts }: MeasuredParts): string[] | undefined {
  if (over === 'cases') return CASE_NAMES;
  if (over === 'officers') return OFFICER_NAMES;
  if (over === 'offices') {
    // Facts are names of the pack's own: those that its organizations carry, and those that the proof makes up.
    const proved = proof.flatMap(({ rows }) => (rows.offices ?? []).flatMap((row) => Object.keys(row)));
    return [...OFFICE_NAMES, ...facts, ...proved];
  }
  const own = columns(over.slice('ledger:'.length));
  return own && [...own, ...LEDGER_NAMES];
}
