import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Choice, CompiledItem, InstallPlan, PackFiles } from '#engine';
import { detailOf } from '../../../../runtime/server/packs/changes/detail.ts';
import { undoChange } from '../../../../runtime/server/packs/changes/undo.ts';
import { installItems, packRow } from '../../../../runtime/server/packs/install.ts';
import { nextVersion } from '../../../../runtime/server/packs/publish.ts';
import { changed, coastFiles, compiled, opened } from '../../../engine/pack/kitePack.ts';
import { ADMIN, type KiteStation, kiteRelease, kiteStation, silent } from '../../../kit/kiteInstall.ts';

const NAME = '@wutong/kite';
const ITEM = 'items/kite-permit.json';
const PROMISED = `kite/${ITEM}#/elements/timeLimit/promised`;

type Elements = { timeLimit: { promised: { value: number } }; result: string; fee: { standard: string } };

const edited = (files: PackFiles, change: (elements: Elements) => void): PackFiles =>
  changed(files, ITEM, (item) => change(item.elements as Elements));
const promising = (files: PackFiles, value: number): PackFiles =>
  edited(files, ({ timeLimit }) => {
    timeLimit.promised.value = value;
  });
const version = (files: PackFiles, next: string): PackFiles =>
  changed(files, 'package.json', (manifest) => {
    manifest.version = next;
  });

/** 1.3.0 promises 3 days and an electronic licence. */
const next = (): PackFiles =>
  edited(promising(version(kiteRelease(), '1.3.0'), 3), (elements) => {
    elements.result = '放风筝许可证（电子）';
  });

describe('what was changed here and the next version', () => {
  let station: KiteStation;
  beforeEach(async () => {
    station = await kiteStation();
    await station.install(kiteRelease());
    station.advance(3_600_000);
  });
  afterEach(() => station.close());

  const item = async (ref = 'kite:kite-permit'): Promise<CompiledItem['item']['elements']> => {
    const active = await station.services.items.active(ref);
    if (!active) throw new Error(`${ref} is not active`);
    return active.item.elements;
  };
  const versions = async (): Promise<Record<string, string>> =>
    Object.fromEntries(
      (await station.services.store.packHeads()).filter(({ active }) => active).map((row) => [row.name, row.version]),
    );

  /** Installs an edited item as the studio publishes it, by 欧阳㛃; what its lint says of the kite pack is of no concern here. */
  async function publishEdit(change: (elements: Elements) => void): Promise<void> {
    const { store, packs, items } = station.services;
    const installed = await packs.find(NAME);
    if (!installed) throw new Error('the kite pack is not installed');
    const files = edited(installed.pack.files, change);
    const pack = opened(version(files, nextVersion(installed.row.version, false)));
    await installItems(store, packRow(pack, station.now(), ADMIN.id), await compiled(pack.files));
    packs.forget();
    items.forget();
    station.advance(3_600_000);
  }
  const publishDays = (days: number) =>
    publishEdit(({ timeLimit, fee }) => {
      timeLimit.promised.value = days;
      fee.standard = '不收费，工本费也不收';
    });
  const decided = (choice: Choice) => station.install(next(), { conflicts: { [PROMISED]: choice } });

  it('waits for every choice, and rehearses and certifies nothing before', async () => {
    await publishDays(4);
    const row = await station.plan(next());
    const { plan, rehearsal, certification } = detailOf(row);
    expect(row.status).toBe('refused');
    expect([rehearsal, certification]).toEqual([undefined, undefined]);
    expect(plan.problems).toMatchObject([{ code: 'pack.conflict', path: PROMISED }]);
    expect(plan).toMatchObject({ origin: { version: '1.2.0' }, delivered: { version: '1.3.0' } });
    expect(plan.edits).toEqual([{ path: ITEM, version: '1.2.1', by: ADMIN.id, at: expect.any(Number) }]);
    expect(plan.local).toMatchObject([
      {
        part: 'items/kite-permit',
        kept: expect.arrayContaining([expect.stringContaining('工本费')]),
        taken: expect.arrayContaining([expect.stringContaining('电子')]),
      },
    ]);
    expect(await station.apply(row)).toMatchObject({ kind: 'refused', refusal: { code: 'pack.refused' } });
    expect(await versions()).toEqual({ [NAME]: '1.2.1' });
  });

  it('keeps ours, takes theirs or a third value, and certifies the result', async () => {
    await publishDays(4);
    const row = await decided({ merge: { value: 2, unit: 'workingDay' } });
    expect(detailOf(row)).toMatchObject({ certification: { scenarios: 2, failed: 0, problems: [] } });
    expect(await item()).toMatchObject({
      timeLimit: { promised: { value: 2 } },
      result: '放风筝许可证（电子）',
      fee: { standard: '不收费，工本费也不收' },
    });
    expect(await versions()).toEqual({ [NAME]: '1.3.0+local.1' });
    expect(detailOf(row).result?.digest).toBe(row.toDigest);
    // The publisher's own version brings nothing any more.
    expect(detailOf(await station.plan(next())).plan.kind).toBe('same');
  });

  it('meets the version after next with the changes of both rounds, from the last delivery on', async () => {
    await publishDays(4);
    await decided('keep');
    station.advance(3_600_000);
    await publishEdit((elements) => {
      elements.result = '放风筝许可证（电子和纸质）';
    });
    expect(await versions()).toEqual({ [NAME]: '1.3.1' });
    const later = promising(version(next(), '1.4.0'), 2);
    const { plan } = detailOf(await station.plan(later));
    expect(plan.origin?.version).toBe('1.3.0');
    expect(plan.problems.map(({ path }) => path)).toEqual([PROMISED]);
    expect(plan.local[0]?.conflicts[0]).toMatchObject({ base: '3个工作日', theirs: '2个工作日', ours: '4个工作日' });
    await station.install(later, { conflicts: { '*': 'replace' } });
    expect(await item()).toMatchObject({
      timeLimit: { promised: { value: 2 } },
      result: '放风筝许可证（电子和纸质）',
    });
  });

  it('goes back to the publisher’s version to the digest where all of ours is given up', async () => {
    await publishDays(4);
    const row = await station.install(next(), { replaceLocal: true });
    const { plan } = detailOf(row);
    expect(plan.to).toEqual(plan.delivered);
    expect(await versions()).toEqual({ [NAME]: '1.3.0' });
    const after = await station.plan(version(next(), '1.3.1'));
    expect(detailOf(after).plan).toMatchObject({ origin: null, local: [] });
  });

  it('carries overlays of lower packs over by the same choices, and takes all of it back at once', async () => {
    const { store } = station.services;
    await station.install(coastFiles([{ op: 'replace', path: '/elements/timeLimit/promised/value', value: 4 }]));
    station.advance(3_600_000);
    const conflict = 'coast/overlays/kite-permit.json#/elements/timeLimit/promised';
    const open = detailOf(await station.plan(next())).plan;
    expect(open.problems).toMatchObject([{ code: 'pack.conflict', path: conflict }]);
    expect(open.overlays[0]?.merge?.conflicts[0]?.note).toContain('承诺时限');
    const row = await station.install(next(), {
      conflicts: { [conflict]: { merge: { value: 2, unit: 'workingDay' } } },
    });
    expect(detailOf(row).plan.rewritten).toMatchObject([{ title: '海岸', to: { version: '1.0.0+local.1' } }]);
    expect(await versions()).toEqual({ [NAME]: '1.3.0', '@wutong/coast': '1.0.0+local.1' });
    expect((await item('coast:kite-permit')).timeLimit.promised.value).toBe(2);
    expect((await item()).timeLimit.promised.value).toBe(3);
    const undone = await undoChange(station.services, row, ADMIN, silent);
    expect(undone.kind).toBe('applied');
    expect(await versions()).toEqual({ [NAME]: '1.2.0', '@wutong/coast': '1.0.0' });
    expect((await item('coast:kite-permit')).timeLimit.promised.value).toBe(4);
    expect(await store.verifyChain()).toMatchObject({ ok: true });
  });

  it('finds the way to the lower pack’s publisher from what was carried over', async () => {
    const slow = coastFiles([{ op: 'replace', path: '/elements/timeLimit/promised/value', value: 4 }]);
    await station.install(slow);
    station.advance(3_600_000);
    await station.install(next(), { conflicts: { '*': 'replace' } });
    station.advance(3_600_000);
    const later = changed(slow, 'package.json', (manifest) => {
      manifest.version = '1.1.0';
    });
    const { plan }: { plan: InstallPlan } = detailOf(await station.plan(later));
    expect(plan).toMatchObject({ origin: { version: '1.0.0' }, local: [{ part: 'overlays/kite-permit' }] });
  });
});
