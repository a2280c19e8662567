import { describe, expect, it } from 'vitest';
import { affectedByRepeal } from '#engine';
import { changed, compiled, kiteFiles } from './kitePack.ts';

const kites = (change: (elements: Record<string, unknown>, item: Record<string, unknown>) => void = () => {}) =>
  compiled(
    changed(kiteFiles(), 'items/kite-permit.json', (item) => change(item.elements as Record<string, unknown>, item)),
  );

const repeal = { law: '风筝管理办法', on: '2027-01-01' };

describe('affectedByRepeal', () => {
  it.each(['风筝管理办法', '《中华人民共和国风筝管理办法》', '风筝管理办法（2015修正）'])(
    'knows the law as %s',
    async (law) => {
      expect(affectedByRepeal(await kites(), { ...repeal, law })).toMatchObject([
        { ref: 'kite:kite-permit', cited: [{ law: '风筝管理办法', article: '第1条' }], left: [], materials: [] },
      ]);
    },
  );

  it.each(['风筝管理', '风筝管理办法实施细则', '风筝'])('takes %s for another law', async (law) => {
    expect(affectedByRepeal(await kites(), { ...repeal, law })).toEqual([]);
  });

  it('says what ground is left, and which materials rest on the law', async () => {
    const items = await kites((elements) => {
      elements.legalBasis = [
        { law: '风筝管理办法', article: '第1条', seen: false },
        { law: '空域法', article: '第9条', seen: true },
      ];
      const materials = elements.materials as Record<string, unknown>[];
      Object.assign(materials[0] ?? {}, { basis: '空域法第9条；《风筝管理办法》第2条' });
      Object.assign(materials[1] ?? {}, { basis: '风筝管理办法实施细则第3条' });
    });
    expect(affectedByRepeal(items, repeal)).toMatchObject([{ left: [{ law: '空域法' }], materials: ['身份证'] }]);
    expect(affectedByRepeal(items, { ...repeal, law: '空域法' })).toMatchObject([
      { cited: [{ law: '空域法' }], left: [{ law: '风筝管理办法' }], materials: ['身份证'] },
    ]);
  });

  it('leaves out what ended before: the item, or the basis', async () => {
    const over = await kites((_elements, item) => {
      item.validTo = '2026-12-31';
    });
    expect(affectedByRepeal(over, repeal)).toEqual([]);
    const replaced = await kites((elements) => {
      elements.legalBasis = [{ law: '风筝管理办法', seen: false, validTo: '2026-06-30' }];
    });
    expect(affectedByRepeal(replaced, repeal)).toEqual([]);
  });

  it('finds bases that ran out by their own date, from the day after', async () => {
    const items = await kites((elements) => {
      elements.legalBasis = [{ law: '风筝管理办法', seen: false, validTo: '2026-12-31' }];
    });
    expect(affectedByRepeal(items, { on: '2026-12-31' })).toEqual([]);
    expect(affectedByRepeal(items, { on: '2027-01-01' })).toMatchObject([{ cited: [{ validTo: '2026-12-31' }] }]);
  });
});
