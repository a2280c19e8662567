import { describe, expect, it } from 'vitest';
import { drawnRows, markFigures, ruleHolds, sampleSize, soughtBy } from '#engine';

const rows = Array.from({ length: 200 }, (_, at) => at + 1);

describe('the draw of a sample', () => {
  it('takes the same rows by the same seed, in whatever order they are listed', () => {
    const drawn = drawnRows('摇号8826', 'national:unemployed', rows, 12);
    expect(drawn).toHaveLength(12);
    expect(drawnRows('摇号8826', 'national:unemployed', [...rows].reverse(), 12)).toEqual(drawn);
    expect(drawnRows('摇号8827', 'national:unemployed', rows, 12)).not.toEqual(drawn);
    expect(drawnRows('摇号8826', 'national:employer', rows, 12)).not.toEqual(drawn);
  });

  it('takes more of the same when it is larger', () => {
    const small = drawnRows('1', 'l', rows, 5);
    expect(drawnRows('1', 'l', rows, 20)).toEqual(expect.arrayContaining(small));
  });

  it('is as large as its share, rounded up, and never smaller than its minimum', () => {
    expect([sampleSize({ rate: 0.1, minimum: 1 }, 30), sampleSize({ rate: 0.05, minimum: 5 }, 30)]).toEqual([3, 5]);
    expect([sampleSize({ rate: 0.101, minimum: 1 }, 30), sampleSize({ rate: 0.05, minimum: 5 }, 3)]).toEqual([4, 3]);
  });
});

describe('accuracy', () => {
  it('leaves out what could not be checked', () => {
    const right = { is: 'right' } as const;
    const marks = [
      { name: right, phone: { is: 'wrong' as const, value: '13800000001', note: '' }, sex: right },
      { name: right, phone: { is: 'notCheckable' as const } },
    ];
    expect(markFigures(marks)).toEqual({ rows: 2, cells: 5, right: 3, wrong: 1, notCheckable: 1, accuracy: 75 });
    expect(markFigures([{ phone: { is: 'notCheckable' } }]).accuracy).toBeNull();
  });
});

describe('a rule between ledgers', () => {
  const rule = {
    title: '人数一致',
    where: 'heads != null',
    with: 'l',
    match: { house: 'no' },
    expect: 'count(found[gone != true]) = heads',
  };
  it('looks for rows that agree, and is asked only where it applies', () => {
    expect(soughtBy(rule, { no: 7, heads: 2 })).toEqual({ house: '7' });
    expect(soughtBy(rule, { no: 7, heads: null })).toBeUndefined();
    expect(ruleHolds(rule, { heads: 1 }, [{ gone: true }, { gone: null }])).toBe(true);
    expect(ruleHolds(rule, { heads: 2 }, [{ gone: true }, { gone: null }])).toBe(false);
    // An expression that comes out as nothing does not hold.
    expect(ruleHolds({ ...rule, expect: 'unknown > 1' }, {}, [])).toBe(false);
  });
});
