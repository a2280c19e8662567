import { weigh } from '../compile/weigh.ts';
import { print } from '../value/index.ts';
import { parseNumber } from '../value/number/convert.ts';
import type { FeelValue } from '../value/types.ts';
import { type Builtin, builtin, overload } from './builtin.ts';
import { parseRange } from './rangeText.ts';
import { any, number, optional, text } from './readers.ts';
import { spendText } from './spend.ts';

const GROUPING = new Set([' ', ',', '.']);
const DECIMAL = new Set(['.', ',']);

/** Reads a number with separators; null where a separator is not one of the standard's, or both are the same. */
function numberOf(from: string, grouping: string | null, decimal: string | null): FeelValue {
  const legal = (grouping === null || GROUPING.has(grouping)) && (decimal === null || DECIMAL.has(decimal));
  if (!legal || (grouping !== null && grouping === decimal)) return null;
  const digits = grouping === null ? from : from.replaceAll(grouping, '');
  if (decimal === ',' && digits.includes('.')) return null;
  return parseNumber(decimal === ',' ? digits.replace(',', '.') : digits);
}

export const CONVERSION_FUNCTIONS: readonly Builtin[] = [
  builtin(
    'string',
    overload(['from'], [any], (env, from) => {
      weigh(from, env.fuel);
      const printed = print(from) ?? null;
      if (printed !== null) spendText(env, printed);
      return printed;
    }),
  ),
  builtin(
    'number',
    overload(['from'], [number], (_, from) => from),
    overload(['from'], [text], (_, from) => parseNumber(from)),
    overload(
      ['from', 'grouping separator', 'decimal separator'],
      [text, optional(text), optional(text)],
      (_, from, grouping, decimal) => numberOf(from, grouping, decimal),
    ),
  ),
  builtin(
    'range',
    overload(['from'], [text], (_, from) => parseRange(from)),
  ),
];
