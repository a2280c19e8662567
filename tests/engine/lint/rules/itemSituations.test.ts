import { expect, it } from 'vitest';
import { itemSituations } from '../../../../engine/lint/rules/itemSituations.ts';
import { kiteItem } from '../kite.ts';

const item = () => {
  const made = kiteItem({ situations: [{ id: 'minor', question: '申请人未满十六周岁吗？', type: 'boolean' }] });
  made.elements.materials = [
    {
      id: 'm',
      name: '监护人同意书',
      form: '原件',
      copies: 1,
      source: '监护人',
      need: 'conditional',
      when: 'situation.minor = true',
    },
  ];
  return made;
};

it('is silent when the question is asked', () => {
  expect(itemSituations(item(), {})).toEqual([]);
});

it('finds a condition over a question nobody asks', () => {
  expect(itemSituations({ ...item(), situations: [] }, {})).toMatchObject([
    { path: '/elements/materials/0/when', message: expect.stringContaining('minor') },
  ]);
});
