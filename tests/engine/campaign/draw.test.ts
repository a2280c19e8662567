import { describe, expect, it } from 'vitest';
import { type Draw, drawnOffices, isTrueDraw, sm3 } from '#engine';

const names = Array.from({ length: 40 }, (_, index) => `village-${index}`);
const candidates: Draw['candidates'] = names.map((office) => ({ office, level: 'village' }));
const draw = (seed: string, sizes: Draw['sizes'], list = candidates): string[] =>
  drawnOffices({ checker: 'county', seed, candidates: list, sizes });

describe('spot-check draw', () => {
  it('takes those whose SM3 of seed, checker and office comes first: anybody can repeat it with any SM3 tool', () => {
    const byHand = names
      .map((office) => ({ office, rank: sm3(`甲子\ncounty\n${office}`) }))
      .sort((one, other) => one.rank.localeCompare(other.rank))
      .slice(0, 4)
      .map(({ office }) => office)
      .sort();
    expect(draw('甲子', { others: { rate: 0.1 } })).toEqual(byHand);
  });

  it('depends on seed and candidates alone, not on their order', () => {
    const sizes = { others: { minimum: 5 } };
    expect(draw('甲子', sizes, [...candidates].reverse())).toEqual(draw('甲子', sizes));
    expect(draw('乙丑', sizes)).not.toEqual(draw('甲子', sizes));
  });

  it.each([
    [{ rate: 0.1 }, 4],
    [{ rate: 0.11 }, 5],
    [{ rate: 0.1, minimum: 6 }, 6],
    [{ minimum: 100 }, 40],
    [{}, 0],
  ])('draws %j of 40: %i', (others, count) => {
    expect(draw('甲子', { others })).toHaveLength(count);
  });

  it('does not round a rate up for the error of its decimal fraction', () => {
    const hundred: Draw['candidates'] = Array.from({ length: 100 }, (_, index) => ({
      office: `${index}`,
      level: 'town',
    }));
    expect(0.07 * 100).toBeGreaterThan(7);
    expect(draw('甲子', { others: { rate: 0.07 } }, hundred)).toHaveLength(7);
  });

  it('counts each level by itself', () => {
    const towns: Draw['candidates'] = ['town-1', 'town-2', 'town-3'].map((office) => ({ office, level: 'town' }));
    const taken = draw('甲子', { town: { minimum: 2 }, others: { rate: 0.05 } }, [...candidates, ...towns]);
    expect(taken.filter((office) => office.startsWith('town'))).toHaveLength(2);
    expect(taken).toHaveLength(4);
  });

  it('gives every candidate its turn over many seeds', () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 400; seed += 1)
      for (const office of draw(String(seed), { others: { rate: 0.25 } }))
        counts.set(office, (counts.get(office) ?? 0) + 1);
    const all = names.map((office) => counts.get(office) ?? 0);
    expect(Math.min(...all)).toBeGreaterThan(65);
    expect(Math.max(...all)).toBeLessThan(140);
  });

  it('is recognized when it was tampered with', () => {
    const sizes = { others: { rate: 0.1 } };
    const record: Draw = { checker: 'county', seed: '甲子', candidates, sizes, drawn: draw('甲子', sizes) };
    expect(isTrueDraw(record)).toBe(true);
    expect(isTrueDraw({ ...record, drawn: ['village-0', ...record.drawn.slice(1)] })).toBe(false);
    expect(isTrueDraw({ ...record, candidates: candidates.filter(({ office }) => office !== record.drawn[0]) })).toBe(
      false,
    );
    expect(isTrueDraw({ ...record, seed: '乙丑' })).toBe(false);
  });
});
