import { describe, expect, it } from 'vitest';
import { type CompiledFeel, type CompileOptions, compileFeel, createFuel } from '#engine';

const compiled = (text: string, options?: CompileOptions): CompiledFeel => {
  const result = compileFeel(text, options);
  if (!result.ok) throw new Error(result.problems[0]?.message);
  return result.value;
};

describe('compileFeel', () => {
  it('names what an expression reads, without variables and functions', () => {
    const text = 'for i in form.lines return i + 税率 + count(b) + {c: 1, d: c}.d + (function(e) e)(1)';
    expect(compiled(text).names).toEqual(['form', '税率', 'b']);
    expect(compiled('? > limit', { unary: true }).names).toEqual(['?', 'limit']);
    expect(compiled('list[a > 1]').names).toEqual(['list', 'a']);
  });

  it('leaves a negated test of another type undecided', () => {
    expect(compiled('not(< 5)', { unary: true }).evaluate({ '?': '五' })).toEqual({ ok: true, value: null });
    expect(compiled('not(< 5)', { unary: true }).evaluate({ '?': 5 })).toEqual({ ok: true, value: true });
  });

  it('reads the longest declared name, also of members', () => {
    const names = ['a', 'b', 'a-b', 'values in a list', 'date and time', '年龄（周岁）'];
    expect(compiled('a-b', { names }).names).toEqual(['a-b']);
    expect(compiled('a - b', { names }).names).toEqual(['a', 'b']);
    expect(compiled('some x in values in a list satisfies x', { names }).names).toEqual(['values in a list']);
    expect(compiled('年龄（周岁） > 16', { names }).evaluate({ '年龄（周岁）': 20 })).toEqual({
      ok: true,
      value: true,
    });
    const types = { 单: { kind: 'context' as const, entries: { 'unit price': 'number' as const } } };
    expect(compiled('单.unit price * 2', { types }).evaluate({ 单: { 'unit price': 4 } })).toMatchObject({ value: 8 });
  });

  it('lets a declared name hide a function of the language', () => {
    const double = compiled('function(x) 2 * x').evaluate({});
    const max = double.ok ? double.value : null;
    expect(compiled('max(4)', { names: ['max'] }).evaluate({ max })).toMatchObject({ value: 8 });
    expect(compiled('max(4)').evaluate({ max })).toMatchObject({ value: 4 });
  });

  it('knows the types that a model defines', () => {
    const definitions = {
      t255: { type: 'number' as const, allows: (value: unknown) => typeof value === 'number' && value <= 255 },
      '名 单': { type: { kind: 'list' as const, of: 'string' as const } },
    };
    const verdict = (text: string) => compiled(text, { definitions }).evaluate({});
    expect(verdict('255 instance of t255')).toMatchObject({ value: true });
    expect(verdict('256 instance of t255')).toMatchObject({ value: false });
    expect(verdict('["㛃"] instance of 名 单')).toMatchObject({ value: true });
  });

  it('shares fuel between evaluations that are given the same', () => {
    const loop = compiled('count(for i in 1..1000 return i)');
    const fuel = createFuel(7_000);
    expect(loop.evaluate({}, { fuel }).ok).toBe(true);
    expect(loop.evaluate({}, { fuel }).ok).toBe(true);
    expect(loop.evaluate({}, { fuel })).toMatchObject({ ok: false, problems: [{ code: 'feel.fuel' }] });
    expect(loop.evaluate({}).ok).toBe(true);
  });

  it('can be run again and again, also inside itself', () => {
    const power = compiled('if n = 0 then 1 else 2 * again(n - 1)', { names: ['again', 'n'] });
    const make = compiled('function(n) f(n)', { names: ['f'] });
    expect(make.evaluate({ f: null }).ok).toBe(true);
    expect(power.evaluate({ n: 0 })).toEqual({ ok: true, value: 1 });
    expect(power.evaluate({ n: 1, again: null })).toEqual({ ok: true, value: null });
  });
});
