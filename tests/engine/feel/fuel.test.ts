import { describe, expect, it } from 'vitest';
import { evaluate } from '#engine';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
/** Each entry holds the one before twice: small to make, 2²⁶ parts to walk. */
const doubling = `{a: [1, 2]${LETTERS.slice(1)
  .map((letter, at) => `, ${letter}: [${LETTERS[at]}, ${LETTERS[at]}]`)
  .join('')}`;
const text = `{a: "${'长'.repeat(60)}"${LETTERS.slice(1)
  .map((letter, at) => `, ${letter}: ${LETTERS[at]} + ${LETTERS[at]}`)
  .join('')}}.z`;

describe('fuel', () => {
  it.each([
    ['loops in loops', 'count(for i in 1..9999, j in 1..9999 return i * j)'],
    ['conditions over loops', 'some x in 1..9999 satisfies (some y in 1..9999 satisfies x * y = 0.5)'],
    ['a list in itself', '{l: for i in 1..1000 return i, r: count(for a in l, b in l return 1)}.r'],
    ['a range of a billion', '{r: [1..1000000000], c: for x in r return x}'],
    ['a range of days', 'for d in @"0001-01-01"..@"9999-12-31" return d'],
    ['a filter in a filter', '{l: for i in 1..5000 return i, r: l[item in l[item > 0]]}.r'],
    ['a text that doubles', text],
    ['a list that doubles', `${doubling}}.z`],
    ['its comparison', `${doubling}, zz: z = z}.zz`],
    ['its projection', `${doubling}, zz: z.x}.zz`],
    ['its type', `${doubling}, zz: z instance of ${'list<'.repeat(30)}number${'>'.repeat(30)}}.zz`],
    ['its text', `${doubling}, zz: string(z)}.zz`],
    ['results that hold all before', '(for i in 1..97 return partial).x'],
    ['a function that calls itself', '{f: function(g, n) g(g, n + 1), r: f(f, 1)}.r'],
    ['a list in a list in a list', 'string(for i in 1..9000 return [partial[-1]])'],
    ['roots', 'for i in 1..5000 return i ** 0.5'],
    ['sorting with a function', 'sort(for i in 1..9000 return 9000 - i, function(a, b) a < b)'],
  ])('ends %s soon', (_, expression) => {
    evaluate(expression, {});
    const before = process.cpuUsage();
    const result = evaluate(expression, {});
    const { user, system } = process.cpuUsage(before);
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'feel.fuel' }] });
    // 20 ms on a machine with nothing else to do; the limit here leaves room for those that test beside us.
    expect((user + system) / 1000).toBeLessThan(200);
  });

  it('says so in Chinese', () => {
    const result = evaluate('for i in 1..9999, j in 1..9999 return 1', {});
    expect(result.ok ? '' : result.problems[0]?.message).toContain('计算量超出限度');
  });

  it('leaves room for honest work', () => {
    const rows = Array.from({ length: 2000 }, (_, at) => ({ 金额: at, 类别: at % 3 === 0 ? '甲' : '乙' }));
    expect(evaluate('sum(rows[类别 = "甲"].金额)', { rows })).toEqual({ ok: true, value: 666333 });
    expect(evaluate('count(for r in rows return r.金额 * 1.1)', { rows })).toEqual({ ok: true, value: 2000 });
  });
});
