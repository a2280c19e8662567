import type { FeelEnv, FeelValue, Fuel } from '../value/types.ts';
import { type Builtin, builtin, overload } from './builtin.ts';
import { optional, text } from './readers.ts';
import { codePointsOf, compileRegex, hasMatch, type Regex, type Slots, search } from './regex/index.ts';
import { spendReading } from './spend.ts';

/** Null where the pattern is none, or cannot run in linear time. */
function matches(env: FeelEnv, input: string, pattern: string, flags: string): FeelValue {
  env.fuel.spend(pattern.length);
  const regex = compileRegex(pattern, flags);
  return regex === undefined ? null : hasMatch(regex, input, env.fuel);
}

/** All matches, one after the other; undefined where the pattern matches an empty text, which the standard refuses. */
function findAll(regex: Regex, input: readonly number[], fuel: Fuel): Slots[] | undefined {
  if (search(regex, [], 0, fuel)) return undefined;
  const found: Slots[] = [];
  for (let from = 0; from <= input.length; ) {
    const slots = search(regex, input, from, fuel);
    if (!slots) break;
    found.push(slots);
    from = Math.max(slots[1] ?? 0, from + 1);
  }
  return found;
}

const textOf = (input: readonly number[], from = 0, to = from): string => {
  let result = '';
  for (let i = from; i < to; i++) result += String.fromCodePoint(input[i] ?? 0);
  return result;
};

function replace(env: FeelEnv, input: string, pattern: string, replacement: string, flags: string): FeelValue {
  spendReading(env, input);
  env.fuel.spend(pattern.length);
  const regex = compileRegex(pattern, flags);
  const template = regex && readTemplate(replacement, flags.includes('q') ? undefined : regex.groups);
  if (!regex || !template) return null;
  const chars = codePointsOf(input);
  const found = findAll(regex, chars, env.fuel);
  return found === undefined ? null : rewrite(env.fuel, chars, found, template);
}

function rewrite(fuel: Fuel, chars: readonly number[], found: readonly Slots[], template: Template): string {
  let result = '';
  let last = 0;
  for (const slots of found) {
    const start = result.length;
    result += textOf(chars, last, slots[0]);
    for (const part of template)
      result += typeof part === 'string' ? part : textOf(chars, slots[part * 2], slots[part * 2 + 1]);
    last = slots[1] ?? last;
    fuel.spend(template.length, (result.length - start) * 2);
  }
  return result + textOf(chars, last, chars.length);
}

/** Text and numbers of groups in turn. */
type Template = readonly (string | number)[];

/**
 * `$2` for a group, `\$` and `\\` for themselves; undefined where a `$` or `\` stands for nothing. Of `$12` only as many
 * digits count as there are groups. `groups` undefined: all of it is plain text.
 */
function readTemplate(replacement: string, groups: number | undefined): Template | undefined {
  if (groups === undefined) return [replacement];
  const parts = replacement.match(/\\[\\$]|\$\d+|[^\\$]+|./gsu) ?? [];
  if (parts.some((part) => part === '\\' || part === '$')) return undefined;
  return parts.flatMap((part) => (part.startsWith('$') ? groupOf(part.slice(1), groups) : [part.replace(/^\\/, '')]));
}

function groupOf(digits: string, groups: number): Template {
  let known = digits.length;
  while (known > 1 && Number(digits.slice(0, known)) > groups) known -= 1;
  const index = Number(digits.slice(0, known));
  return [index > groups ? '' : index, digits.slice(known)];
}

function split(env: FeelEnv, input: string, delimiter: string): FeelValue {
  spendReading(env, input);
  env.fuel.spend(delimiter.length);
  const regex = compileRegex(delimiter, '');
  const chars = codePointsOf(input);
  const found = regex && findAll(regex, chars, env.fuel);
  if (!found) return null;
  const ends = [...found.map((slots) => slots[0] ?? 0), chars.length];
  const starts = [0, ...found.map((slots) => slots[1] ?? 0)];
  return ends.map((end, i) => textOf(chars, starts[i], end));
}

export const PATTERN_FUNCTIONS: readonly Builtin[] = [
  builtin(
    'matches',
    overload(['input', 'pattern'], [text, text], (env, input, pattern) => matches(env, input, pattern, '')),
    overload(['input', 'pattern', 'flags'], [text, text, optional(text)], (env, input, pattern, flags) =>
      matches(env, input, pattern, flags ?? ''),
    ),
  ),
  builtin(
    'replace',
    overload(['input', 'pattern', 'replacement'], [text, text, text], (env, input, pattern, replacement) =>
      replace(env, input, pattern, replacement, ''),
    ),
    overload(
      ['input', 'pattern', 'replacement', 'flags'],
      [text, text, text, optional(text)],
      (env, input, pattern, replacement, flags) => replace(env, input, pattern, replacement, flags ?? ''),
    ),
  ),
  builtin(
    'split',
    overload(['string', 'delimiter'], [text, text], (env, input, delimiter) => split(env, input, delimiter)),
  ),
];
