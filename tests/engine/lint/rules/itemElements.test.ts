import { expect, it } from 'vitest';
import { itemElements } from '../../../../engine/lint/rules/itemElements.ts';
import { kiteItem } from '../kite.ts';

const withElements = (more: object) => {
  const item = kiteItem();
  Object.assign(item.elements, more);
  return itemElements(item, {}).map(({ path }) => path);
};

it('is silent when all twelve are there, even with no material to hand in', () => {
  expect(withElements({ materials: [] })).toEqual([]);
});

it.each([
  ['name', { name: ' ' }],
  ['type', { type: '' }],
  ['legalBasis', { legalBasis: [] }],
  ['legalBasis', { legalBasis: [{ law: ' ', seen: true }] }],
  ['exerciseLevels', { exerciseLevels: [] }],
  ['serviceObjects', { serviceObjects: [] }],
  ['timeLimit/promised', { timeLimit: { promised: { value: 0, unit: 'workingDay' }, immediate: false } }],
  ['acceptConditions', { acceptConditions: ['有风筝', ' '] }],
  ['notAccept', { notAccept: [] }],
  ['procedure', { procedure: '' }],
  ['result', { result: '\n' }],
  ['fee/standard', { fee: { charged: false, standard: '' } }],
  ['implementingBody', { implementingBody: '' }],
])('finds that %s is missing in %j', (key, more) => {
  expect(withElements(more)).toEqual([`/elements/${key}`]);
});

it('lets what is done on the spot promise no day', () => {
  expect(withElements({ timeLimit: { promised: { value: 0, unit: 'workingDay' }, immediate: true } })).toEqual([]);
});
