import { BOOLEAN_FUNCTIONS } from './booleans.ts';
import type { Builtin } from './builtin.ts';
import { CONTEXT_FUNCTIONS } from './contexts.ts';
import { CONVERSION_FUNCTIONS } from './conversion.ts';
import { DATE_FUNCTIONS } from './dates.ts';
import { LIST_FUNCTIONS } from './lists.ts';
import { NUMBER_FUNCTIONS } from './numbers.ts';
import { PATTERN_FUNCTIONS } from './patterns.ts';
import { RANGE_FUNCTIONS } from './ranges.ts';
import { SORT_FUNCTIONS } from './sort.ts';
import { STATISTICS_FUNCTIONS } from './statistics.ts';
import { STRING_FUNCTIONS } from './strings.ts';
import { TIME_FUNCTIONS } from './times.ts';

const ALL: readonly Builtin[] = [
  ...CONVERSION_FUNCTIONS,
  ...BOOLEAN_FUNCTIONS,
  ...STRING_FUNCTIONS,
  ...PATTERN_FUNCTIONS,
  ...LIST_FUNCTIONS,
  ...STATISTICS_FUNCTIONS,
  ...SORT_FUNCTIONS,
  ...NUMBER_FUNCTIONS,
  ...DATE_FUNCTIONS,
  ...TIME_FUNCTIONS,
  ...RANGE_FUNCTIONS,
  ...CONTEXT_FUNCTIONS,
];

/** All built-in functions of DMN 1.5 §10.3.4 by name. No prototype: `constructor` is no function. */
export const BUILTINS: Readonly<Record<string, Builtin>> = Object.assign(
  Object.create(null),
  Object.fromEntries(ALL.map((own) => [own.name, own])),
);
