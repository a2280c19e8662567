import fc from 'fast-check';
import { evaluate as interpret } from 'feelin';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#engine';
import { evaluateSimple } from '../../../engine/feel/simple.ts';

const NAMES = ['outcome', 'form', 'a', '姓名', '_x', 'count', 'b2', '㛃'];
const TEXTS = ['approve', '', '同意', '䶮', 'true', '1', "it's", ' a '];

const leaf = fc.oneof(
  fc.constantFrom(...TEXTS),
  fc.boolean(),
  fc.integer({ min: -9, max: 9 }),
  fc.constant(null),
  fc.constantFrom<string[]>([], ['approve'], ['approve', 'deny']),
);
const context = fc.dictionary(
  fc.constantFrom(...NAMES),
  fc.oneof(leaf, fc.dictionary(fc.constantFrom(...NAMES), leaf, { maxKeys: 3, noNullPrototype: true })),
  { maxKeys: 5, noNullPrototype: true },
);
const path = fc.array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 3 }).map((names) => names.join('.'));
const literal = fc.oneof(
  fc.constantFrom(...TEXTS).map((text) => `"${text}"`),
  fc.constantFrom('true', 'false', '0', '-3', '007'),
);
const expression = fc
  .tuple(path, fc.constantFrom('=', '!='), literal, fc.constantFrom('', ' '))
  .map(([name, operator, value, space]) => `${name}${space}${operator}${space}${value}`);

describe('the short way for simple comparisons', () => {
  it('answers as the interpreter does, or not at all', () => {
    let answered = 0;
    fc.assert(
      fc.property(expression, context, (text, data) => {
        const short = evaluateSimple(text, data as JsonObject);
        if (short === undefined) return;
        answered += 1;
        expect(short).toBe(interpret(text, data).value);
      }),
      { numRuns: 5000, seed: 20261123 },
    );
    expect(answered).toBeGreaterThan(500);
  });

  it.each(['outcome', 'outcome = x', 'outcome > 1', '"a" = outcome', 'not = "a"', 'a b = "x"', 'a = "\\n"', 'a = 1.5'])(
    'leaves %s to the interpreter',
    (text) => {
      expect(evaluateSimple(text, { outcome: 'a', a: 'b', not: 'a' })).toBe(undefined);
    },
  );
});
