import { describe, expect, it } from 'vitest';
import { type CompiledItem, type CompiledPoster, type PosterBlock, posterShows } from '#engine';
import { compiled, kiteFiles } from '../pack/kitePack.ts';

const [item] = await compiled(kiteFiles());
const permit = item as CompiledItem;

const wall = (block: PosterBlock, more: { division?: string; level?: 'town' | 'village' } = {}): CompiledPoster => ({
  ref: 'kite:wall',
  pack: { name: '@wutong/kite', version: '1.2.0' },
  ...(more.division === undefined ? {} : { division: more.division }),
  source: {
    id: 'wall',
    title: '墙',
    paper: 'A3',
    orientation: 'portrait',
    levels: [more.level ?? 'town'],
    blocks: [block],
  },
  ruleTexts: {},
  diagrams: {},
});

describe('posterShows', () => {
  it.each<[string, PosterBlock, boolean]>([
    ['a list of all that the level handles', { type: 'catalogue' }, true],
    ['a list of its group', { type: 'commitments', groups: ['风筝'] }, true],
    ['a list of another group', { type: 'catalogue', groups: ['龙舟'] }, false],
    ['a list without its group', { type: 'catalogue', withoutGroups: ['风筝'] }, false],
    ['a list that names it', { type: 'catalogue', items: ['kite:kite-permit'] }, true],
    ['a list that names others', { type: 'catalogue', items: ['kite:boat'] }, false],
    ['its guide', { type: 'twelveElements', item: 'kite:kite-permit' }, true],
    ['its process', { type: 'process', process: permit.item.process }, true],
    ['a text', { type: 'note', text: '放风筝许可' }, false],
  ])('knows %s', (_what, block, shown) => {
    expect(posterShows(wall(block), permit)).toBe(shown);
  });

  it('leaves out lists on the walls of levels that do not handle it', () => {
    expect(posterShows(wall({ type: 'catalogue' }, { level: 'village' }), permit)).toBe(false);
  });

  it('knows the item where it and the poster hold at one place, and an overlay by what it overlays', () => {
    const guide: PosterBlock = { type: 'twelveElements', item: 'kite:kite-permit' };
    const coast: CompiledItem = { ...permit, ref: 'coast:kite-permit', base: 'kite:kite-permit', division: '35' };
    expect(posterShows(wall(guide), coast)).toBe(true);
    expect(posterShows(wall(guide, { division: '3502' }), coast)).toBe(true);
    expect(posterShows(wall(guide, { division: '44' }), coast)).toBe(false);
  });
});
