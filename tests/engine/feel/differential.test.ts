import fc from 'fast-check';
import { FeelDate, evaluate as feelin, parseDateTime } from 'feelin';
import { describe, expect, it } from 'vitest';
import { evaluate, type Json, type JsonObject } from '#engine';
import { knownDifference } from './random/differences.ts';
import { packExpressions } from './random/packExpressions.ts';
import { caseData } from './random/randomData.ts';
import { randomExpression } from './random/randomExpression.ts';

/** More runs and other seeds search deeper. */
const RUNS = Number(process.env.WUTONG_FUZZ ?? 400);
const SEED = Number(process.env.WUTONG_SEED ?? 20261122);

const NOW = Date.UTC(2026, 10, 22, 4);
const LOCAL = parseDateTime('2026-11-22T12:00:00+08:00');
const CLOCK = { now: () => LOCAL, today: () => LOCAL && new FeelDate(LOCAL.unwrap().toPlainDate()) };

/** What feelin gives, as JSON; `failed` where it throws. */
const reference = (expression: string, data: JsonObject): Json | 'failed' => {
  try {
    return plain(feelin(expression, Object.assign(Object.create(null), CLOCK, data)).value);
  } catch {
    return 'failed';
  }
};

const plain = (value: unknown): Json => {
  if (typeof value === 'number') return Number.isFinite(value) ? Number(value.toPrecision(12)) : null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value)) return value.map(plain);
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) return String(value);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]));
};

/** Ours in the same precision: numbers beyond 15 digits are text in JSON. */
const ours = (expression: string, data: JsonObject): Json | 'failed' => {
  const result = evaluate(expression, data, { now: NOW });
  return result.ok ? rounded(result.value) : 'failed';
};

const rounded = (value: Json): Json => {
  if (typeof value === 'string' && /^-?\d+\.\d{15,}$/.test(value)) return Number(Number(value).toPrecision(12));
  return Array.isArray(value) ? value.map(rounded) : plain(value);
};

interface Count {
  same: number;
  known: number;
}

/** Compares; what differs must be a difference that the standard decides. */
const agree = (expression: string, data: JsonObject, count: Count): void => {
  const [mine, theirs] = [ours(expression, data), reference(expression, data)];
  if (JSON.stringify(mine) === JSON.stringify(theirs)) count.same += 1;
  else {
    expect({ expression, data, mine, theirs, clause: knownDifference(expression, mine, theirs) }).not.toMatchObject({
      clause: undefined,
    });
    count.known += 1;
  }
};

const all = packExpressions();
const PATH = /[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)+/gu;
const members = [...new Set(all.flatMap((text) => text.replace(/"[^"]*"/g, '').match(PATH) ?? []))].flatMap((path) =>
  path.split('.').slice(1),
);
const ROOTS = ['form', 'applicant', 'case', 'situation', 'officers', 'outcome', 'opinion', 'delivery'];

describe('the same as feelin', () => {
  it('for every expression of the packs, whatever the data', () => {
    const count: Count = { same: 0, known: 0 };
    fc.assert(
      fc.property(fc.constantFrom(...all), caseData(ROOTS, [...new Set(members)]), (expression, data) =>
        agree(expression, data, count),
      ),
      { numRuns: RUNS, seed: SEED },
    );
    expect(count.same / (count.same + count.known)).toBeGreaterThan(0.9);
  });

  it('for random expressions', () => {
    const count: Count = { same: 0, known: 0 };
    const paths = ['form.a', 'form.姓名', 'a', 'a.b2', '㛃𠮷', 'form.a.买·提', 'opinion', 'form', 'a.constructor'];
    const data = caseData(['form', 'a', '姓名', '㛃𠮷', 'opinion'], ['a', 'b2', '姓名', '买·提', '_x']);
    fc.assert(
      fc.property(randomExpression(paths), data, (expression, context) => agree(expression, context, count)),
      { numRuns: RUNS, seed: SEED },
    );
    expect(count.same / (count.same + count.known)).toBeGreaterThan(0.6);
  });
});
