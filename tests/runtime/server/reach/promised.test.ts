import { expect, it } from 'vitest';
import type { RuleText } from '#engine';
import { originOf, promisedBy } from '../../../../runtime/server/reach/promised.ts';

const text = (name: string, items: string[]): { source: RuleText } => ({
  source: {
    id: 'kites',
    title: '不出村',
    category: 'commitment',
    validFrom: '2026-01-01',
    articles: [{ text: '放飞登记在村里办。', atStation: { name, items } }, { text: '风大时停办。' }],
  },
});

it('takes each promised service once, as the nearest layer says it', () => {
  const found = promisedBy([text('放飞', ['kite:fly']), text('收线', ['kite:reel']), text('放飞', ['windy:fly'])]);
  expect(found).toEqual([
    { name: '放飞', items: ['windy:fly'] },
    { name: '收线', items: ['kite:reel'] },
  ]);
});

it('finds the origin of an item that a region overlays', () => {
  const all = [{ ref: 'kite:fly' }, { ref: 'windy:fly', base: 'kite:fly' }];
  expect(originOf(all, 'windy:fly')).toBe('kite:fly');
  expect(originOf(all, 'kite:fly')).toBe('kite:fly');
});
