import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, type JsonObject } from '#engine';
import { evaluateCompiled } from '../../../../engine/feel/compiled/evaluateCompiled.ts';
import { CHINA, interpret } from '../../../../engine/feel/interpret.ts';
import { packExpressions } from './packExpressions.ts';
import { caseData, HOSTILE } from './randomData.ts';
import { randomExpression } from './randomExpression.ts';

const NOW = Date.UTC(2026, 10, 22, 17);
const MOMENT = { now: NOW, utcOffset: CHINA };
/** More runs and other seeds search deeper. */
const RUNS = Number(process.env.FEEL_RUNS ?? 200);
const SEED = Number(process.env.FEEL_SEED ?? 20261122);

/** Compares both ways; the result says whether the compiled one answered. */
const agree = (expression: string, data: JsonObject): boolean => {
  const quick = evaluateCompiled(expression, data, MOMENT);
  if (quick === undefined) return false;
  const full = interpret(expression, data, MOMENT);
  expect({ ok: true, value: quick, expression }).toEqual({ ...full, expression });
  return true;
};

const PATH = /[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)+/gu;
const all = packExpressions();
const members = [...new Set(all.flatMap((text) => text.replace(/"[^"]*"/g, '').match(PATH) ?? []))].flatMap((path) =>
  path.split('.').slice(1),
);

/** Words of the language that are names after a dot. */
const SOFT = ['date', 'months', 'list', 'time', 'days', 'years', 'duration', 'context'];

describe('compiled expressions', () => {
  it('answer every expression of the packs as the interpreter does', () => {
    expect(all.length).toBeGreaterThan(150);
    const data = caseData(
      ['form', 'applicant', 'case', 'situation', 'officers', 'outcome', 'opinion', 'delivery'],
      [...new Set(members)],
    );
    let answered = 0;
    fc.assert(
      fc.property(fc.constantFrom(...all), data, (expression, context) => {
        answered += Number(agree(expression, context));
      }),
      { numRuns: RUNS * 3, seed: SEED },
    );
    expect(answered / (RUNS * 3)).toBeGreaterThan(0.9);
  });

  it('answer random expressions as the interpreter does, or not at all', () => {
    const names = ['form', 'a', 'count', '姓名', '㛃𠮷', 'opinion'];
    const paths = [
      'form.a',
      'form.姓名',
      'a',
      'a.b2',
      '㛃𠮷',
      'form.a.买·提',
      'opinion',
      'opinion',
      'form',
      'count',
      'now',
      'form.date',
      'a.constructor',
      ...SOFT.map((word) => `form.${word}`),
    ];
    const inner = ['a', 'b2', '姓名', '买·提', '_x', ...SOFT];
    const mild = caseData(names, inner);
    const hostile = caseData([...names, ...HOSTILE], [...inner, ...HOSTILE]);
    let answered = 0;
    fc.assert(
      fc.property(
        randomExpression(paths),
        fc.oneof({ weight: 4, arbitrary: mild }, { weight: 1, arbitrary: hostile }),
        (expression, context) => {
          answered += Number(agree(expression, context));
        },
      ),
      { numRuns: RUNS * 5, seed: SEED },
    );
    expect(answered / (RUNS * 5)).toBeGreaterThan(0.2);
  });

  it('answer at least 95 of 100 expressions of the packs without the interpreter', () => {
    const form = Object.fromEntries(members.map((name) => [name, '1']));
    const data = { form, applicant: {}, case: {}, situation: {}, officers: {}, delivery: {} };
    const left = all.filter((expression) => evaluateCompiled(expression, data, MOMENT) === undefined);
    expect(left.length / all.length, left.join('\n')).toBeLessThanOrEqual(0.05);
  });
});

describe('evaluate with compiled expressions', () => {
  it('gives the same Result as the interpreter where the data are hostile', () => {
    for (const key of HOSTILE) {
      const data: JsonObject = { form: { name: '䶮', [key]: 1 }, [key]: true };
      for (const expression of [
        'form.name = "䶮" or form.a',
        'string length(form.name)',
        'date("2026-01-31")',
        'not(form.name = "x")',
        'if form.name = null then 1 else count(form.name)',
        'today()',
      ])
        expect(evaluate(expression, data, { now: NOW })).toEqual(interpret(expression, data, { now: NOW }));
    }
  });
});
