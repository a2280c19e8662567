import { describe, expect, it } from 'vitest';
import { checkExpression, evaluate, type Json, type JsonObject } from '#engine';

const value = (expression: string, context: JsonObject = {}, now?: number): Json | string => {
  const result = evaluate(expression, context, now === undefined ? {} : { now });
  return result.ok ? result.value : (result.problems[0]?.code ?? 'no problem');
};

describe('evaluate', () => {
  it.each<[string, JsonObject, Json]>([
    ['1 + 2 * 3', {}, 7],
    ['form.姓名 = "㛃䶮"', { form: { 姓名: '㛃䶮' } }, true],
    ['string length(form.姓名)', { form: { 姓名: '买买提·䶮' } }, 5],
    ['form.height > 100 and form.outdoor', { form: { height: 120, outdoor: true } }, true],
    ['form.height > 100', {}, null],
    ['nothing', {}, null],
    ['nothing.at.all', {}, null],
    ['if form.kind = "龙" then 2 else 1', { form: { kind: '龙' } }, 2],
    ['some x in form.lines satisfies x > 3', { form: { lines: [1, 5] } }, true],
    ['form.lines[item > 1]', { form: { lines: [1, 5] } }, [5]],
    ['date("2026-02-28") + duration("P1D")', {}, '2026-03-01'],
    ['duration("PT90M")', {}, 'PT1H30M'],
    ['date("2026-02-30")', {}, null],
    ['{a: 1, b: [date("2026-01-01")]}', {}, { a: 1, b: ['2026-01-01'] }],
    ['1 / 0', {}, null],
  ])('%s', (expression, context, expected) => {
    expect(value(expression, context)).toEqual(expected);
  });

  it('takes the time from its argument alone', () => {
    const newYear = Date.UTC(2026, 11, 31, 16);
    expect(value('today()', {}, newYear)).toBe('2027-01-01');
    expect(value('now() > date and time("2026-12-31T23:59:59+08:00")', {}, newYear)).toBe(true);
    expect(value('today()')).toBe(null);
    expect(value('now()')).toBe(null);
  });

  it('sees own data only', () => {
    for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'form.constructor', 'form.__proto__'])
      expect(value(name, { form: {} })).toBe(null);
  });

  it('reads data with hostile names without harm', () => {
    const context = JSON.parse('{"__proto__": {"polluted": true}, "form": {"constructor": "竹"}}');
    expect(value('form.constructor', context)).toBe('竹');
    expect(value('polluted', context)).toBe(null);
    expect(({} as { polluted?: boolean }).polluted).toBe(undefined);
  });

  it('never changes the data', () => {
    const context = Object.freeze({ form: Object.freeze({ lines: Object.freeze([3, 1]) }) });
    expect(value('sort(form.lines, function(a, b) a < b)', context as unknown as JsonObject)).toEqual([1, 3]);
    expect(value('append(form.lines, 2)', context as unknown as JsonObject)).toEqual([3, 1, 2]);
  });

  it.each([
    ['form.', 'feel.syntax'],
    ['', 'feel.syntax'],
    ['1 +', 'feel.syntax'],
    ['x => y', 'feel.syntax'],
    ['a <> b', 'feel.syntax'],
    ['= a', 'feel.syntax'],
    ["a = 'x'", 'feel.syntax'],
    [`"${'长'.repeat(2000)}"`, 'feel.tooLong'],
    [`${'('.repeat(500)}1${')'.repeat(500)}`, 'feel.tooDeep'],
    ['if a then '.repeat(60), 'feel.tooDeep'],
    ['count(for i in 1..1000000000 return i)', 'feel.tooLarge'],
    ['for i in 1e9..1 return i', 'feel.tooLarge'],
  ])('%.30s is a problem in Chinese: %s', (expression, code) => {
    const result = evaluate(expression, {});
    expect(result.ok ? [] : result.problems.map((problem) => problem.code)).toEqual([code]);
    expect(result.ok ? '' : result.problems[0]?.message).toMatch(/^表达式/);
  });
});

describe('checkExpression', () => {
  it('accepts what only the data can decide', () => {
    for (const good of ['outcome = "approve"', 'form.人数 > 3', 'unknownFunction(1)', 'now() > today()'])
      expect(checkExpression(good)).toBe(undefined);
  });

  it('says where the syntax is wrong', () => {
    expect(checkExpression('outcome == "x"')?.message).toContain('一个“=”');
    expect(checkExpression('outcome = "a == b"')).toBe(undefined);
    expect(checkExpression('a + * b')?.message).toContain('第 5 个字符');
    expect(checkExpression('  ')).toMatchObject({ code: 'feel.syntax' });
  });
});
