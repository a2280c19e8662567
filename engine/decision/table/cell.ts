import { compare, equals, FeelDate } from '../../feel/value/index.ts';
import { daysOf, parseDate } from '../../feel/value/temporal/date.ts';
import type { FeelValue } from '../../feel/value/types.ts';
import { constantOf } from '../compile/literal.ts';

/** Values that a simple test compares with. */
export type Plain = number | string | boolean | null;

/** What one part of a simple cell asks: to be a value, or to lie between two bounds. */
export type SimpleTest = { kind: 'equals'; value: Plain } | Interval;

export interface Interval {
  kind: 'interval';
  /** What the bounds are; dates as days since 1970-01-01. */
  of: 'number' | 'date';
  /** -Infinity: without lower bound. */
  low: number;
  lowClosed: boolean;
  /** Infinity: without upper bound. */
  high: number;
  highClosed: boolean;
}

/** A cell that needs no FEEL to be decided. No test at all stands for `-`: anything matches. */
export interface SimpleCell {
  tests: SimpleTest[];
  /** `not(…)`. */
  negated: boolean;
}

const ANYTHING: SimpleCell = { tests: [], negated: false };
const NUMBER = String.raw`-?(?:\d+(?:\.\d+)?|\.\d+)`;
const DATE = String.raw`date\s*\(\s*"\d{4}-\d\d-\d\d"\s*\)|@"\d{4}-\d\d-\d\d"`;
const TOKEN = new RegExp(
  String.raw`\s*(?:${DATE}|"[^"\\\n]*"|(?:true|false|null)\b|${NUMBER}(?!\w|\.\d)|<=|>=|<|>|\.\.|[[\](),])`,
  'y',
);
const NEGATION = /^not\s*\((.*)\)$/s;

/** The cell as simple tests; undefined where it takes FEEL to decide it, or where it is no correct cell at all. */
export function parseCell(text: string): SimpleCell | undefined {
  if (text === '' || text === '-') return ANYTHING;
  const inner = NEGATION.exec(text)?.[1];
  const tests = parseTests(inner ?? text);
  // Null is no date, but it is undecided whether it lies between two: `not` tells these apart.
  if (tests === undefined || (inner !== undefined && tests.some(isOfDates))) return undefined;
  return { tests, negated: inner !== undefined };
}

const isOfDates = (test: SimpleTest): boolean => test.kind === 'interval' && test.of === 'date';

function tokensOf(text: string): string[] | undefined {
  const tokens: string[] = [];
  const trimmed = text.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < trimmed.length) {
    const found = TOKEN.exec(trimmed);
    if (found === null) return undefined;
    tokens.push(found[0].trim());
  }
  return tokens;
}

function parseTests(text: string): SimpleTest[] | undefined {
  const tokens = tokensOf(text);
  if (tokens === undefined) return undefined;
  const tests: SimpleTest[] = [];
  let at = 0;
  for (;;) {
    const length = testLength(tokens, at);
    const test = parseTest(tokens.slice(at, at + length));
    if (test === undefined) return undefined;
    tests.push(test);
    at += length;
    if (at === tokens.length) return tests;
    if (tokens[at] !== ',') return undefined;
    at += 1;
  }
}

const COMPARISONS = ['<', '<=', '>', '>='];

function testLength(tokens: readonly string[], at: number): number {
  const first = tokens[at] ?? '';
  if (COMPARISONS.includes(first)) return 2;
  return '[](),'.includes(first) ? 5 : 1;
}

function parseTest(tokens: readonly string[]): SimpleTest | undefined {
  if (tokens.length === 2) return comparison(tokens);
  if (tokens.length === 5) return range(tokens);
  const [token = ''] = tokens;
  const bound = boundOf(token);
  if (bound?.of === 'date') return between(bound, true, bound, true);
  const value = constantOf(token);
  return value === undefined || (typeof value === 'object' && value !== null) ? undefined : { kind: 'equals', value };
}

/** An end of an interval. */
interface Bound {
  of: Interval['of'];
  at: number;
}

function boundOf(token: string): Bound | undefined {
  const day = /^(?:date|@).*"(.*)"/.exec(token)?.[1];
  const date = day === undefined ? null : parseDate(day);
  if (date !== null) return { of: 'date', at: daysOf(date) };
  const value = constantOf(token);
  return typeof value === 'number' ? { of: 'number', at: value } : undefined;
}

const between = (low: Bound, lowClosed: boolean, high: Bound, highClosed: boolean): Interval => ({
  kind: 'interval',
  of: low.of,
  low: low.at,
  lowClosed,
  high: high.at,
  highClosed,
});

function comparison([operator = '', operand = '']: readonly string[]): Interval | undefined {
  const bound = boundOf(operand);
  if (bound === undefined) return undefined;
  const closed = operator.endsWith('=');
  return operator.startsWith('<')
    ? between({ ...bound, at: -Infinity }, false, bound, closed)
    : between(bound, closed, { ...bound, at: Infinity }, false);
}

function range([open = '', from = '', dots, to = '', close = '']: readonly string[]): Interval | undefined {
  const [low, high] = [boundOf(from), boundOf(to)];
  if (dots !== '..' || !low || !high || low.of !== high.of || low.at > high.at) return undefined;
  if (!'[(]'.includes(open) || !'])['.includes(close)) return undefined;
  return between(low, open === '[', high, close === ']');
}

/** Whether a value passes a simple cell, as FEEL would say of `value in (cell)`: what it calls null does not match. */
export function matches(cell: SimpleCell, value: FeelValue): boolean {
  if (cell.tests.length === 0) return true;
  if (!cell.negated) return cell.tests.some((test) => passes(test, value) === true);
  return cell.tests.every((test) => passes(test, value) === false);
}

function passes(test: SimpleTest, value: FeelValue): boolean | null {
  if (test.kind === 'equals')
    return typeof value === typeof test.value && value !== null ? value === test.value : equals(value, test.value);
  if (test.of === 'date') return value instanceof FeelDate ? within(test, daysOf(value)) : null;
  if (typeof value === 'number') return within(test, value);
  const low = test.low === -Infinity ? 1 : compare(value, test.low);
  const high = test.high === Infinity ? -1 : compare(value, test.high);
  if (low === null || high === null) return null;
  return (low > 0 || (low === 0 && test.lowClosed)) && (high < 0 || (high === 0 && test.highClosed));
}

export function within({ low, lowClosed, high, highClosed }: Interval, value: number): boolean {
  return (value > low || (lowClosed && value === low)) && (value < high || (highClosed && value === high));
}
