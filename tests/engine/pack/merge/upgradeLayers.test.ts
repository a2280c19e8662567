import { describe, expect, it } from 'vitest';
import { type Choices, type PackFiles, resolvePacks, type Upgrade, upgradeLayers } from '#engine';
import { changed, coastFiles, kiteFiles, opened } from '../kitePack.ts';

type Loose = Record<string, unknown>;

const PERMIT = 'items/kite-permit.json';

/** The next version of the kite pack, with its permit changed. */
function kiteTwo(
  change: (elements: Loose & { materials: Loose[] }, item: Loose) => void,
  version = '1.3.0',
): PackFiles {
  const files = changed(kiteFiles(), 'package.json', (manifest) => Object.assign(manifest, { version }));
  return changed(files, PERMIT, (item) => change(item.elements as never, item));
}

function upgraded(lower: PackFiles[], theirs: PackFiles, choices: Choices = {}): Upgrade {
  const result = upgradeLayers(
    { base: [opened(kiteFiles())], theirs: [opened(theirs)], ours: lower.map(opened) },
    choices,
  );
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

const only = ({ overlays }: Upgrade) => {
  const [overlay] = overlays;
  if (!overlay) throw new Error('no overlay');
  return overlay;
};

const replace = (path: string, value: unknown) => ({ op: 'replace', path, value });
const CARD = { id: 'card', name: '社会保障卡', form: '核验原件', copies: 0, source: '政府部门核发', need: 'required' };
const PROMISE = 'coast/overlays/kite-permit.json#/elements/timeLimit/promised';

/** The merged permit of the coast as new cases would see it. */
async function coastPermit(upgrade: Upgrade, theirs: PackFiles) {
  const resolved = await resolvePacks([opened(theirs), ...upgrade.packs]);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems));
  const item = resolved.value.find(({ ref }) => ref === 'coast:kite-permit');
  return item?.item;
}

describe('upgradeLayers', () => {
  it('leaves a patch as it is written where it still does what it was meant to', () => {
    const lower = coastFiles([replace('/elements/timeLimit/promised/value', 3)]);
    const upgrade = upgraded(
      [lower],
      kiteTwo((elements) => Object.assign(elements, { result: '电子许可证' })),
    );
    expect(only(upgrade)).toMatchObject({
      state: 'same',
      conflicts: [],
      taken: ['办理结果由“放风筝许可证”改为“电子许可证”'],
    });
    expect(only(upgrade).overlay?.patch).toEqual([replace('/elements/timeLimit/promised/value', 3)]);
    expect(only(upgrade).kept).toEqual(['承诺时限由5个工作日改为3个工作日']);
  });

  it('finds the material that was meant when the numbers above shift', async () => {
    const lower = coastFiles([
      { op: 'remove', path: '/elements/materials/1' },
      replace('/elements/materials/0/copies', 0),
    ]);
    const theirs = kiteTwo(({ materials }) => materials.unshift(CARD));
    const upgrade = upgraded([lower], theirs);
    expect(only(upgrade)).toMatchObject({ state: 'rebased', conflicts: [] });
    const permit = await coastPermit(upgrade, theirs);
    expect(permit?.elements.materials.map(({ id }) => id)).toEqual(['card', 'identity']);
    expect(only(upgrade).overlay?.patch).toEqual([
      { op: 'test', path: '/elements/materials/2/id', value: 'photo' },
      { op: 'remove', path: '/elements/materials/2' },
    ]);
  });

  it('keeps what the new version adds inside a part that the overlay wrote anew', async () => {
    const lower = coastFiles([replace('/steps', { approval: { limit: { value: 1, unit: 'workingDay' } } })]);
    const theirs = kiteTwo((_elements, item) =>
      Object.assign(item.steps as Loose, { acceptance: { limit: { value: 1, unit: 'workingDay' } } }),
    );
    const upgrade = upgraded([lower], theirs);
    expect(only(upgrade)).toMatchObject({
      state: 'rebased',
      kept: ['环节“审批”的环节时限由2个工作日改为1个工作日'],
    });
    expect((await coastPermit(upgrade, theirs))?.steps).toEqual({
      approval: { limit: { value: 1, unit: 'workingDay' } },
      acceptance: { limit: { value: 1, unit: 'workingDay' } },
    });
  });

  it('drops an overlay that the new version has adopted', () => {
    const lower = coastFiles([replace('/elements/timeLimit/promised/value', 3)]);
    const theirs = kiteTwo((elements) => Object.assign((elements.timeLimit as Loose).promised as Loose, { value: 3 }));
    const upgrade = upgraded([lower], theirs);
    expect(only(upgrade)).toMatchObject({ state: 'adopted', kept: [] });
    expect(only(upgrade)).not.toHaveProperty('overlay');
    expect(upgrade.packs[0]?.overlays).toEqual({});
  });

  it('asks where both changed, says what speaks against keeping, and takes each of the three answers', async () => {
    const lower = coastFiles([replace('/elements/timeLimit/promised/value', 3)]);
    const theirs = kiteTwo((elements) => Object.assign((elements.timeLimit as Loose).promised as Loose, { value: 2 }));
    const open = upgraded([lower], theirs);
    expect(open.open).toBe(1);
    expect(only(open)).toMatchObject({
      state: 'conflict',
      conflicts: [
        {
          id: PROMISE,
          kind: 'changed',
          place: '办理时限 › 承诺时限',
          text: '办理时限 › 承诺时限：原为“5个工作日”，新版改为“2个工作日”，本地改为“3个工作日”',
          note: '承诺时限由2个工作日改为3个工作日，比上级长，不得放宽',
        },
      ],
    });
    const start = async (choices: Choices) =>
      (await coastPermit(upgraded([lower], theirs, choices), theirs))?.elements.timeLimit.promised.start;
    expect(await start({ [PROMISE]: { merge: { value: 2, unit: 'workingDay', start: 'sameDay' } } })).toBe('sameDay');
    expect(only(upgraded([lower], theirs, { [PROMISE]: 'replace' }))).toMatchObject({ state: 'adopted' });
    expect(only(upgraded([lower], theirs, { '*': 'keep' })).overlay?.patch).toEqual([
      replace('/elements/timeLimit/promised/value', 3),
    ]);
  });

  it('asks where the new version forbids what the old one let be', () => {
    const lower = coastFiles([replace('/elements/procedure', '受理→当场审批')]);
    const theirs = kiteTwo((_elements, item) =>
      Object.assign(item.rights as Loose, { '/elements/procedure': 'locked' }),
    );
    const upgrade = upgraded([lower], theirs);
    expect(only(upgrade).conflicts).toMatchObject([
      { kind: 'rights', note: '办理流程由“受理→审批”改为“受理→当场审批”，上级包已锁定，不得改动' },
    ]);
    expect(only(upgraded([lower], theirs, { '*': 'replace' })).state).toBe('adopted');
  });

  it('does not ask about an overlay that was let beyond its rights already', () => {
    const lower = coastFiles([replace('/elements/timeLimit/promised/value', 8)]);
    expect(
      only(
        upgraded(
          [lower],
          kiteTwo((elements) => Object.assign(elements, { result: '电子许可证' })),
        ),
      ),
    ).toMatchObject({
      state: 'same',
      conflicts: [],
    });
  });

  it('says that the target is gone and lets only the overlay be given up', () => {
    const { [PERMIT]: permit = '', ...rest } = kiteTwo(() => {});
    const grave = { part: 'items/kite-permit', since: '1.3.0', reason: '并入飞行活动许可', replacedBy: 'items/flight' };
    const buried = changed(rest, 'package.json', (manifest) =>
      Object.assign(manifest.wutong as object, { removed: [grave] }),
    );
    const theirs = { ...buried, 'items/flight.json': permit.replace('"id": "kite-permit"', '"id": "flight"') };
    const lower = coastFiles([replace('/elements/timeLimit/promised/value', 3)]);
    const open = upgraded([lower], theirs, { '*': 'keep' });
    expect(only(open)).toMatchObject({ state: 'conflict', overlay: { id: 'kite-permit' } });
    expect(only(open).conflicts[0]?.text).toContain(
      '新版已取消事项“放风筝许可”（并入飞行活动许可，由“items/flight”接替），叠加失去对象',
    );
    expect(upgraded([lower], theirs, { '*': 'replace' })).toMatchObject({ open: 0, overlays: [{ state: 'orphaned' }] });
  });

  it('carries every layer over, each on what the one above it became', async () => {
    const bay = changed(
      coastFiles([replace('/elements/materials/1/copies', 0)], { target: 'items/coast:kite-permit' }),
      'package.json',
      (manifest) =>
        Object.assign(manifest, {
          name: '@wutong/bay',
          dependencies: { '@wutong/coast': '^1.0.0' },
          wutong: { formatVersion: 1, namespace: 'bay', title: '海湾', layer: 'city', division: '9901' },
        }),
    );
    const coast = coastFiles([replace('/elements/timeLimit/promised/value', 4)]);
    const theirs = kiteTwo(({ materials }) => materials.unshift(CARD));
    const upgrade = upgraded([bay, coast], theirs);
    expect(upgrade.overlays.map(({ pack, state }) => [pack, state])).toEqual([
      ['@wutong/coast', 'same'],
      ['@wutong/bay', 'rebased'],
    ]);
    const resolved = await resolvePacks([opened(theirs), ...upgrade.packs]);
    const item = resolved.ok ? resolved.value.find(({ ref }) => ref === 'bay:kite-permit')?.item : undefined;
    expect(item?.elements.materials.map(({ id, copies }) => [id, copies])).toEqual([
      ['card', 0],
      ['identity', 0],
      ['photo', 0],
    ]);
    expect(item?.elements.timeLimit.promised.value).toBe(4);
  });

  it('carries two overlays of one part over, the second on what the first became', () => {
    const [first, second] = [coastFiles([replace('/elements/timeLimit/promised/value', 4)]), 'overlays/less.json'];
    const lower = {
      ...first,
      [second]: JSON.stringify({
        id: 'less',
        target: 'items/kite:kite-permit',
        reason: '试点减材料',
        document: '海人社发〔2026〕3号',
        patch: [{ op: 'remove', path: '/elements/materials/1' }],
      }),
    };
    const { overlays } = upgraded(
      [lower],
      kiteTwo(({ materials }) => materials.unshift(CARD)),
    );
    expect(overlays.map(({ file, state, kept }) => [file, state, kept.length])).toEqual([
      ['overlays/kite-permit.json', 'same', 1],
      ['overlays/less.json', 'rebased', 1],
    ]);
  });

  it('writes a dependency anew that no longer fits', () => {
    const lower = coastFiles([replace('/elements/timeLimit/promised/value', 3)]);
    const upgrade = upgraded(
      [lower],
      kiteTwo(() => {}, '2.0.0'),
    );
    expect(upgrade.dependencies).toEqual(['@wutong/coast 对 @wutong/kite 的依赖由 ^1.0.0 改为 ^2.0.0']);
    expect(upgrade.packs[0]?.manifest.dependencies).toEqual({ '@wutong/kite': '^2.0.0' });
  });
});
