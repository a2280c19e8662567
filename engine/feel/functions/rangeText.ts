import { atLiteral, compare, FeelRange, numberLiteral, typeOf } from '../value/index.ts';
import { parseDate } from '../value/temporal/date.ts';
import { parseDateTime } from '../value/temporal/dateTime.ts';
import { parseDuration } from '../value/temporal/duration.ts';
import { parseTime } from '../value/temporal/time.ts';
import type { FeelValue } from '../value/types.ts';

const STRING = String.raw`"(?:[^"\\]|\\.)*"`;
const END = String.raw`(-?[\d.]*\d(?:[eE][+-]?\d+)?|(?:@|[a-z ]+\(\s*)?${STRING}(?:\s*\))?)`;
const RANGE = new RegExp(String.raw`^\s*([[(\]])\s*${END}\s*\.\.\s*${END}\s*([\])[])\s*$`, 'su');
const CALL = /^(date|time|date and time|duration)\s*\(\s*(".*")\s*\)$/s;

const READERS: Readonly<Record<string, (text: string) => FeelValue>> = {
  date: parseDate,
  time: parseTime,
  'date and time': parseDateTime,
  duration: parseDuration,
};

/**
 * The range that a text writes (`[1..3)`), with literals as ends (DMN 1.5 table 71); null where it is none, where its
 * ends are of two types, or the wrong way round.
 */
export function parseRange(text: string): FeelRange | null {
  const match = RANGE.exec(text);
  if (!match) return null;
  const [, open, startText = '', endText = '', close] = match;
  const start = parseEnd(startText);
  const end = parseEnd(endText);
  const order = typeOf(start) === typeOf(end) ? compare(start, end) : null;
  return order === null || order > 0 ? null : new FeelRange(start, end, open === '[', close === ']');
}

function parseEnd(text: string): FeelValue {
  if (text.startsWith('"')) return unquote(text);
  if (text.startsWith('@')) return atLiteral(unquote(text.slice(1)));
  const call = CALL.exec(text);
  return call?.[1] && call[2] ? (READERS[call[1]]?.(unquote(call[2])) ?? null) : numberLiteral(text);
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

const unquote = (literal: string): string =>
  literal.slice(1, -1).replace(/\\(.)/gsu, (_, char: string) => ESCAPES[char] ?? char);
