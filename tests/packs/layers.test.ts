import { describe, expect, it } from 'vitest';
import { type Pack, upgradeLayers } from '#engine';
import { openShippedPacks } from '../kit/packs.ts';

const packs = openShippedPacks();
const national = packs.filter(({ manifest }) => manifest.wutong.layer === 'national');
const lower = packs.filter((pack) => !national.includes(pack));

/** The next version of a pack with its content changed. */
function next(pack: Pack, change: (pack: Pack) => Partial<Pack>): Pack {
  const { manifest } = pack;
  const [major = 1, minor = 0] = manifest.version.split('.').map(Number);
  return { ...pack, ...change(pack), manifest: { ...manifest, version: `${major}.${minor + 1}.0` } };
}

function upgraded(theirs: Pack[]) {
  const result = upgradeLayers({ base: national, theirs, ours: lower });
  if (!result.ok) throw new Error(JSON.stringify(result.problems.slice(0, 5), null, 1));
  return result.value;
}

describe('the overlays of the shipped packs', () => {
  it('stay as they are written when the pack above them says the same in a new version', () => {
    const { overlays, open } = upgraded(national.map((pack) => next(pack, () => ({}))));
    expect(overlays.length).toBe(lower.flatMap(({ overlays: own }) => Object.keys(own)).length);
    expect(
      overlays.filter(({ state }) => state !== 'same').map(({ pack, file, state }) => [pack, file, state]),
    ).toEqual([]);
    expect(open).toBe(0);
  });

  it('follow their materials and steps when the nation puts new ones before them', () => {
    const card = {
      id: 'upgrade-card',
      name: '社会保障卡',
      form: '核验原件',
      copies: 0,
      source: '政府部门核发',
      need: 'required' as const,
    };
    const theirs = national.map((pack) =>
      next(pack, ({ items }) => ({
        items: Object.fromEntries(
          Object.entries(items).map(([id, item]) => {
            const { elements } = item;
            return [id, { ...item, elements: { ...elements, materials: [card, ...elements.materials] } }];
          }),
        ),
      })),
    );
    const { overlays, open } = upgraded(theirs);
    expect(open).toBe(0);
    for (const { target, kept } of overlays)
      if (target.startsWith('items/'))
        expect(
          kept.filter((text) => text.includes('社会保障卡”')),
          target,
        ).toEqual([]);
  });
});
