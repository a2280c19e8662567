import { expect, it } from 'vitest';
import { itemGuide } from '../../../../engine/lint/rules/itemGuide.ts';
import { kiteItem } from '../kite.ts';

const withElements = (more: object) => {
  const item = kiteItem();
  Object.assign(item.elements, more);
  return itemGuide(item, {}).map(({ path }) => path);
};

it('is silent on a plain guide', () => {
  expect(withElements({})).toEqual([]);
});

it.each([
  ['/elements/acceptConditions/1', { acceptConditions: ['有风筝', '符合有关规定的，详见通知'] }],
  ['/elements/notAccept/0', { notAccept: ['按照有关规定不予受理的'] }],
  ['/elements/result', { result: '待定' }],
  ['/elements/fee/standard', { fee: { charged: true, standard: '见附件' } }],
  [
    '/elements/timeLimit/note',
    { timeLimit: { promised: { value: 1, unit: 'workingDay' }, immediate: false, note: '待补充' } },
  ],
  ['/elements/procedure', { procedure: '按规定办理' }],
])('finds empty words at %s', (path, more) => {
  expect(withElements(more)).toContain(path);
});

it('finds empty words of a material', () => {
  const material = { id: 'm', name: '照片', form: '电子', copies: 1, source: '申请人自备', need: 'conditional' };
  expect(withElements({ materials: [{ ...material, whenText: '需要时等等', standard: '详见附件' }] })).toEqual([
    '/elements/materials/0/whenText',
    '/elements/materials/0/standard',
  ]);
});

it('wants the way step by step', () => {
  expect(withElements({ procedure: '到窗口办理' })).toEqual(['/elements/procedure']);
  expect(withElements({ procedure: '申请→受理→出件' })).toEqual([]);
});
