import { describe, expect, it } from 'vitest';
import { checkItemRules, type Limit, type Material, promiseWords, type ServiceItemSource } from '#engine';
import { kiteItem } from './kiteItem.ts';

const found = (item: ServiceItemSource) => checkItemRules(item).map(({ code, path, message }) => [code, path, message]);
const withLimits = (promised: Limit, statutory: Limit): ServiceItemSource => ({
  ...kiteItem,
  steps: {},
  elements: { ...kiteItem.elements, timeLimit: { promised, statutory, immediate: false } },
});
const withMaterial = (change: Partial<Material>): ServiceItemSource => {
  const [first, ...others] = kiteItem.elements.materials;
  return {
    ...kiteItem,
    elements: { ...kiteItem.elements, materials: [{ ...first, ...change } as Material, ...others] },
  };
};

describe('checkItemRules', () => {
  it('passes a sound item', () => {
    expect(found(kiteItem)).toEqual([]);
  });

  it('refuses a promise longer than the law, across units', () => {
    expect(found(withLimits({ value: 21, unit: 'workingDay' }, { value: 20, unit: 'workingDay' }))).toEqual([
      [
        'item.promiseTooLong',
        '/elements/timeLimit/promised',
        '承诺时限（21个工作日）长于法定时限（20个工作日），请缩短承诺时限',
      ],
    ]);
    expect(found(withLimits({ value: 45, unit: 'workingDay' }, { value: 60, unit: 'calendarDay' }))).toHaveLength(1);
    expect(found(withLimits({ value: 40, unit: 'workingDay' }, { value: 60, unit: 'calendarDay' }))).toEqual([]);
  });

  it('refuses steps that do not fit the promise, and forgives the last bit', () => {
    const steps = (...values: number[]) =>
      Object.fromEntries(values.map((value, at) => [`s${at}`, { limit: { value, unit: 'workingDay' as const } }]));
    expect(found({ ...kiteItem, steps: steps(1, 1, 1.5) })).toEqual([
      ['item.budgetTooLong', '/steps', '各环节时限之和超过承诺时限（3个工作日），请缩短环节时限'],
    ]);
    expect(found({ ...kiteItem, steps: steps(0.3, 0.7, 0.8, 0.8, 0.4) })).toEqual([]);
  });

  it('gives an item that is done on the spot the day itself', () => {
    const spot = withLimits({ value: 0, unit: 'workingDay' }, { value: 20, unit: 'workingDay' });
    expect(found({ ...spot, steps: { acceptance: { limit: { value: 1, unit: 'workingDay' } } } })).toEqual([]);
  });

  it.each([
    ['其他证明材料', '其他'],
    ['有关批准文件', '有关'],
    ['身份证等相关材料', '等相关'],
  ])('refuses the vague material %s', (name, word) => {
    expect(found(withMaterial({ name }))).toEqual([
      ['item.vagueMaterial', '/elements/materials/0/name', `材料“${name}”含有“${word}”，请写明具体材料名称`],
    ]);
  });

  it('asks for a source, for the case of a condition, and against doubles', () => {
    expect(found(withMaterial({ source: ' ' })).map(([code]) => code)).toEqual(['item.materialSource']);
    expect(found(withMaterial({ need: 'conditional' })).map(([code, path]) => [code, path])).toEqual([
      ['item.materialCondition', '/elements/materials/0/when'],
    ]);
    expect(found(withMaterial({ when: 'form.x = 1' })).map(([code]) => code)).toEqual(['item.materialCondition']);
    expect(found(withMaterial({ id: 'idCard', name: '居民身份证' })).map(([code, path]) => [code, path])).toEqual([
      ['item.duplicateMaterial', '/elements/materials/1/id'],
      ['item.duplicateMaterial', '/elements/materials/1/name'],
    ]);
  });

  it('reads every condition', () => {
    const ledgers = [{ ledger: 'kites', on: 'granted' as const, key: 'form.(', set: { name: 'applicant.name' } }];
    expect(found({ ...kiteItem, ledgers }).map(([code, path]) => [code, path])).toEqual([
      ['feel.syntax', '/ledgers/0/key'],
    ]);
  });
});

describe('promiseWords', () => {
  it.each<[Limit, string]>([
    [{ value: 3, unit: 'workingDay' }, '3个工作日'],
    [{ value: 60, unit: 'calendarDay' }, '60个自然日'],
    [{ value: 1, unit: 'month' }, '1个月'],
    [{ value: 2, unit: 'year' }, '2年'],
    [{ value: 0, unit: 'workingDay' }, '即时办结'],
  ])('%o → %s', (limit, words) => expect(promiseWords(limit)).toBe(words));
});
