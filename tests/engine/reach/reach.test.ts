import { describe, expect, it } from 'vitest';
import { type CompiledItem, isMeantFor, itemReach, type Level, type Station, stationReach } from '#engine';
import { kitePermit } from '../../kit/kite.ts';

const kite = await kitePermit();

/** The permit with single steps worked in the village, and with these posts kept apart. */
const inVillage = (elements: string[], apart: string[][] = []): CompiledItem => ({
  ...kite,
  item: {
    ...kite.item,
    steps: Object.fromEntries(elements.map((element) => [element, { level: 'village' as Level }])),
    duties: apart.map((posts, at) => ({ id: `r${at}`, apart: posts, reason: `规则${at}` })),
  },
});
const station = (...officers: string[][]): Station => ({
  level: 'village',
  officers: officers.map((posts, at) => ({ id: `u${at}`, posts })),
});

describe('what a village station can do of an item', () => {
  it('is nothing where every step is worked in the town', () => {
    expect(itemReach(kite, station(['acceptance', 'issuance']))).toEqual({
      start: { state: 'elsewhere', level: 'town' },
      review: { state: 'elsewhere', level: 'town' },
      collect: { state: 'elsewhere', level: 'town' },
      lacks: [],
    });
    expect(isMeantFor(kite, 'village')).toBe(false);
  });

  it('follows the levels of the item’s own steps, and who is there', () => {
    const item = inVillage(['acceptance', 'preliminaryReview']);
    expect(isMeantFor(item, 'village')).toBe(true);
    expect(itemReach(item, station(['acceptance'], ['preliminaryReview']))).toMatchObject({
      start: { state: 'here' },
      review: { state: 'here' },
      collect: { state: 'elsewhere', level: 'town' },
      lacks: [],
    });
    expect(itemReach(item, station(['acceptance']))).toMatchObject({
      start: { state: 'here' },
      review: { state: 'short' },
      lacks: [{ kind: 'post', post: 'preliminaryReview' }],
    });
  });

  it('lacks people where one officer holds what must be kept apart', () => {
    const item = inVillage(['acceptance', 'preliminaryReview', 'issuance'], [['acceptance', 'preliminaryReview']]);
    const alone = itemReach(item, station(['acceptance', 'preliminaryReview', 'issuance']));
    expect(alone).toMatchObject({
      start: { state: 'short' },
      review: { state: 'short' },
      collect: { state: 'here' },
      lacks: [{ kind: 'apart', posts: ['acceptance', 'preliminaryReview'], reason: '规则0' }],
    });
    const two = station(['acceptance', 'preliminaryReview', 'issuance'], ['acceptance']);
    expect(itemReach(item, two)).toMatchObject({ start: { state: 'here' }, review: { state: 'here' }, lacks: [] });
  });

  it('finds the one way to share the posts out that keeps every rule', () => {
    const posts = ['acceptance', 'preliminaryReview', 'issuance'];
    const item = inVillage(posts, [posts]);
    const right = station(['acceptance', 'preliminaryReview'], ['preliminaryReview', 'issuance'], ['acceptance']);
    expect(itemReach(item, right).lacks).toEqual([]);
    const wrong = station(['acceptance', 'preliminaryReview'], ['preliminaryReview', 'issuance', 'acceptance']);
    expect(itemReach(item, wrong).lacks).toMatchObject([{ kind: 'apart', posts }]);
  });

  it('adds up over a catalogue: what can be done, and for what people lack', () => {
    const items = [inVillage(['acceptance']), inVillage(['acceptance', 'preliminaryReview']), kite];
    const reach = stationReach(items.map((item) => itemReach(item, station(['acceptance']))));
    expect(reach).toEqual({
      items: 3,
      start: 2,
      review: 0,
      collect: 0,
      elsewhere: 1,
      lacks: [{ lack: { kind: 'post', post: 'preliminaryReview' }, items: 1 }],
    });
  });
});
