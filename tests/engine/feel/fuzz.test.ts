import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkExpression, checkTests, compileFeel, evaluate, inferType, type Json, type JsonObject } from '#engine';
import { anyExpression, tokenSoup } from './random/soup.ts';

/** Expressions of each kind; a full run takes WUTONG_FUZZ=500000. */
const RUNS = Number(process.env.WUTONG_FUZZ ?? 600);
const TIMEOUT = 20_000 + RUNS * 5;
const SEED = Number(process.env.WUTONG_SEED ?? 20261122);
const CODES = new Set(['feel.syntax', 'feel.tooLong', 'feel.tooDeep', 'feel.tooLarge', 'feel.fuel']);

const data = (): JsonObject =>
  JSON.parse(`{"a": [1, 2, {"a": 1}], "form": {"a": "x", "姓名": "㛃", "constructor": 1}, "姓名": "买买提·䶮",
    "first name": "f", "order's total": 3, "a-b": 9, "x": null, "__proto__": {"a": 1}}`);

let touched = 0;
const TRAPS = ['trapped', '陷阱'];

const isPlain = (value: Json): boolean => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isPlain);
  return typeof value === 'object' && Object.values(value).every(isPlain);
};

const hardens = (text: string): void => {
  const result = evaluate(text, data(), { now: 0 });
  if (result.ok) expect(isPlain(result.value)).toBe(true);
  else expect(CODES).toContain(result.problems[0]?.code);
  checkExpression(text, { a: 'list', form: { kind: 'context', entries: { a: 'string' } } });
  checkTests(text, { '?': 'number' });
  inferType(text);
  const cell = compileFeel(text, { unary: true, names: ['a', 'a-b', 'first name'] });
  if (cell.ok) cell.value.evaluate({ '?': 3, a: 1 });
};

describe('any text', () => {
  /** Reading an inherited name runs into a trap. */
  beforeAll(() => {
    for (const name of TRAPS)
      Object.defineProperty(Object.prototype, name, {
        configurable: true,
        get: () => {
          touched += 1;
          return 'host';
        },
      });
  });
  afterAll(() => {
    for (const name of TRAPS) Reflect.deleteProperty(Object.prototype, name);
  });

  it.each([
    ['words and signs in any order', tokenSoup],
    ['expressions of the whole grammar', anyExpression],
  ])('gives a value or a problem, in time: %s', { timeout: TIMEOUT }, (_, texts) => {
    fc.assert(fc.property(texts, hardens), { numRuns: RUNS, seed: SEED });
  });

  it('never reads a prototype', () => {
    touched = 0;
    for (const name of [...TRAPS, 'constructor', '__proto__', 'toString'])
      for (const text of [
        name,
        `form.${name}`,
        `a.${name}`,
        `a[${name} = 1]`,
        `{c: 1}.${name}`,
        `"x".${name}`,
        `date("2026-01-01").${name}`,
      ])
        evaluate(text, data(), {});
    expect(touched).toBe(0);
    expect(evaluate('trapped', {})).toEqual({ ok: true, value: null });
    expect(({} as { polluted?: boolean }).polluted).toBe(undefined);
  });
});
