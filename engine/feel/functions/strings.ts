import type { FeelEnv, FeelValue } from '../value/types.ts';
import { type Builtin, builtin, overload } from './builtin.ts';
import { integer, list, optional, text } from './readers.ts';
import { spendReading, spendText } from './spend.ts';

const SURROGATE = /[\ud800-\udfff]/;

/** Code points, not UTF-16 units: 𠮷 counts once. */
const lengthOf = (value: string): number => (SURROGATE.test(value) ? Array.from(value).length : value.length);

const slice = (value: string, from: number, to: number): string =>
  SURROGATE.test(value) ? Array.from(value).slice(from, to).join('') : value.slice(from, to);

/** Positions count from 1, negative ones from the end; null for 0 and for what lies outside. */
function substring(value: string, start: number, length: number): FeelValue {
  const size = lengthOf(value);
  if (start === 0 || Math.abs(start) > size || length < 1) return null;
  const from = start > 0 ? start - 1 : size + start;
  return slice(value, from, from + length);
}

function join({ fuel }: FeelEnv, items: readonly FeelValue[], delimiter: string): FeelValue {
  const present = items.filter((item) => item !== null);
  if (!present.every((item) => typeof item === 'string')) return null;
  const size = present.reduce((total, item) => total + item.length + delimiter.length, 0);
  fuel.spend(items.length, size * 2);
  return present.join(delimiter);
}

const recased = (name: string, run: (value: string) => string): Builtin =>
  builtin(
    name,
    overload(['string'], [text], (env, value) => {
      spendText(env, value);
      return run(value);
    }),
  );

const ofMatch = (name: string, run: (value: string, match: string) => FeelValue): Builtin =>
  builtin(
    name,
    overload(['string', 'match'], [text, text], (env, value, match) => {
      spendReading(env, value);
      return run(value, match);
    }),
  );

function before(value: string, match: string): string {
  const at = value.indexOf(match);
  return at < 0 ? '' : value.slice(0, at);
}

function after(value: string, match: string): string {
  const at = value.indexOf(match);
  return at < 0 ? '' : value.slice(at + match.length);
}

export const STRING_FUNCTIONS: readonly Builtin[] = [
  builtin(
    'substring',
    overload(['string', 'start position'], [text, integer], (env, value, start) => {
      spendText(env, value);
      return substring(value, start, Number.POSITIVE_INFINITY);
    }),
    overload(['string', 'start position', 'length'], [text, integer, integer], (env, value, start, length) => {
      spendText(env, value);
      return substring(value, start, length);
    }),
  ),
  builtin(
    'string length',
    overload(['string'], [text], (env, value) => {
      spendReading(env, value);
      return lengthOf(value);
    }),
  ),
  recased('upper case', (value) => value.toUpperCase()),
  recased('lower case', (value) => value.toLowerCase()),
  ofMatch('substring before', before),
  ofMatch('substring after', after),
  ofMatch('contains', (value, match) => value.includes(match)),
  ofMatch('starts with', (value, match) => value.startsWith(match)),
  ofMatch('ends with', (value, match) => value.endsWith(match)),
  builtin(
    'string join',
    overload(['list'], [list], (env, items) => join(env, items, '')),
    overload(['list', 'delimiter'], [list, optional(text)], (env, items, delimiter) =>
      join(env, items, delimiter ?? ''),
    ),
  ),
];
