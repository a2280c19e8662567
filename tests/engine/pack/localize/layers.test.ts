import { describe, expect, it } from 'vitest';
import {
  chainOf,
  exceededRights,
  type JsonObject,
  localPack,
  localPackName,
  localRefParts,
  type Overlay,
  type Pack,
  partAbove,
  resolvePacks,
} from '#engine';
import { kiteFiles, kiteItem, opened } from '../kitePack.ts';

const promise = (value: number): Overlay => ({
  id: 'o-1',
  target: 'items/kite:kite-permit',
  reason: '风大',
  patch: [{ op: 'replace', path: '/elements/timeLimit/promised/value', value }],
});

const national = opened(kiteFiles());
const layer = (division: string, above: Pack[], overlays: Overlay[] = []): Pack => {
  const result = localPack({ division, title: division, overlays }, chainOf(above, division));
  return result.ok ? result.value : expect.fail(JSON.stringify(result.problems));
};

const approved = (division: string) => ({ [`${localPackName(division)}/o-1`]: ['/elements/timeLimit'] });

describe('local layers', () => {
  it('compile only what they change, under a name of their own', async () => {
    const own = layer('990121', [national], [promise(3)]);
    const result = await resolvePacks([national, own], { only: [localPackName('990121')] });
    expect(result.ok && result.value.map(({ ref, base, division }) => [ref, base, division])).toEqual([
      ['d990121:kite-permit', 'kite:kite-permit', '990121'],
    ]);
    expect(localRefParts('d990121:kite-permit')).toEqual({ division: '990121', item: 'kite-permit' });
    expect(localRefParts('kite:kite-permit')).toBeUndefined();
  });

  it('go beyond their rights only at the pointers that were approved for them', async () => {
    const own = layer('990121', [national], [promise(9)]);
    const packs = [national, own];
    const refused = await resolvePacks(packs);
    expect(refused.ok ? [] : refused.problems).toMatchObject([{ code: 'pack.rights', file: 'overlays/o-1.json' }]);
    const elsewhere = await resolvePacks(packs, { approved: { '@local/d990121/o-1': ['/elements/materials'] } });
    expect(elsewhere.ok).toBe(false);
    const other = await resolvePacks(packs, { approved: approved('9901') });
    expect(other.ok).toBe(false);
    const granted = await resolvePacks(packs, { approved: approved('990121') });
    expect(granted.ok && granted.value.at(-1)?.item.elements.timeLimit.promised.value).toBe(9);
  });

  it('stand on each other: a county on its city, past the packs of other provinces', () => {
    const city = layer('9901', [national], [promise(4)]);
    const coast = {
      ...national,
      manifest: {
        ...national.manifest,
        name: '@wutong/coast',
        wutong: { ...national.manifest.wutong, namespace: 'coast', division: '35' },
      },
    };
    const chain = chainOf([coast, city, national], '990121');
    expect(chain.map(({ manifest }) => manifest.name)).toEqual([national.manifest.name, '@local/d9901']);
    const permit = { folder: 'items', ref: 'kite:kite-permit' } as const;
    const above = partAbove(chain, layer('990121', [national, city], [promise(2)]), permit, {});
    expect(above.ok && above.value?.part.value).toMatchObject({ elements: { timeLimit: { promised: { value: 4 } } } });
    expect(above.ok && above.value?.part.home.manifest.name).toBe(national.manifest.name);
    const none = partAbove(chain, layer('990121', [national, city]), { ...permit, ref: 'kite:other' }, {});
    expect(none).toEqual({ ok: true, value: undefined });
  });
});

describe('exceededRights', () => {
  const before = JSON.parse(JSON.stringify(kiteItem())) as JsonObject;
  const itemWith = (change: (item: ReturnType<typeof kiteItem>) => void): JsonObject => {
    const item = kiteItem();
    change(item);
    return JSON.parse(JSON.stringify(item)) as JsonObject;
  };
  const longer = itemWith(({ elements }) => {
    elements.timeLimit.promised.value = 9;
  });
  const renamed = itemWith(({ elements }) => {
    elements.name = '放纸鸢许可';
  });

  it.each([
    ['a narrow-only right of the nation', longer, 'national', true],
    ['a lock of the nation', renamed, 'national', false],
    ['a lock of the province', renamed, 'province', true],
    ['a lock of the city', renamed, 'city', true],
  ] as const)('tells who may let it be: %s', (_name, item, by, approvable) => {
    expect(exceededRights(before, item, { by: () => by })).toMatchObject([{ by, approvable }]);
  });

  it.each([
    [
      'id',
      itemWith((item) => {
        item.id = 'kites';
      }),
    ],
    [
      'rights',
      itemWith((item) => {
        item.rights = { ...item.rights, '/elements/name': 'free' };
      }),
    ],
  ])('lets nobody change the %s', (name, item) => {
    expect(exceededRights(before, item, { by: () => 'province' })).toMatchObject([
      { pointer: `/${name}`, approvable: false },
    ]);
  });

  it('finds nothing in a lighter item', () => {
    const lighter = itemWith(({ elements }) => {
      elements.timeLimit.promised.value = 1;
      elements.implementingBody = '镇风筝所';
    });
    expect(exceededRights(before, lighter, { by: () => 'national' })).toEqual([]);
  });
});
