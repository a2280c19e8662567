import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InstallChoices, PackFiles } from '#engine';
import { applyChange } from '../../../../runtime/server/packs/changes/apply.ts';
import { type ChangeDetail, detailOf } from '../../../../runtime/server/packs/changes/detail.ts';
import { planChange } from '../../../../runtime/server/packs/changes/plan.ts';
import { undoChange } from '../../../../runtime/server/packs/changes/undo.ts';
import { installItems, packRow } from '../../../../runtime/server/packs/install.ts';
import type { PackChangeRow } from '../../../../runtime/store/port.ts';
import { changed, opened } from '../../../engine/pack/kitePack.ts';
import { ADMIN, type KiteStation, kiteRelease, kiteStation, silent, UNCHECKED } from '../../../kit/kiteInstall.ts';

const NAME = '@wutong/kite';
const at = (version: string, promised = 5): PackFiles =>
  changed(
    changed(kiteRelease(), 'package.json', (manifest) => {
      manifest.version = version;
    }),
    'items/kite-permit.json',
    (item) => {
      (item.elements as { timeLimit: { promised: { value: number } } }).timeLimit.promised.value = promised;
    },
  );

describe('an older version than was ever in force', () => {
  let station: KiteStation;
  beforeEach(async () => {
    station = await kiteStation();
    await station.install(at('1.2.0'));
    station.advance(60_000);
  });
  afterEach(() => station.close());

  const codes = async (files: PackFiles, choices: InstallChoices = {}) =>
    problemsOf(await station.plan(files, choices)).map(({ code }) => code);
  const problemsOf = (row: PackChangeRow) => (row.detail as unknown as ChangeDetail).plan.problems;
  const remove = async () => {
    const { services } = station;
    const removal = { name: NAME, trust: UNCHECKED, choices: {}, by: ADMIN, progress: silent };
    return expectApplied(await applyChange(services, await planChange(services, removal), ADMIN, silent));
  };
  const undo = async (row: PackChangeRow) => expectApplied(await undoChange(station.services, row, ADMIN, silent));
  const expectApplied = (done: Awaited<ReturnType<typeof applyChange>>): PackChangeRow => {
    if (done.kind === 'refused') throw new Error(JSON.stringify(done.refusal));
    return done.row;
  };

  it('is refused after the pack was removed, and so is other content under the version that was in force', async () => {
    await station.install(at('1.3.0'));
    const removed = await remove();
    const [problem] = problemsOf(await station.plan(at('1.2.0')));
    expect(problem).toMatchObject({ code: 'pack.downgrade' });
    expect(problem?.message).toContain('本机启用过 1.3.0（现未安装），不能退回到更旧的 1.2.0');
    expect(await codes(at('1.3.0', 4))).toEqual(['pack.sameVersion']);
    expect(await codes(at('1.3.0'))).toEqual([]);
    expect(await codes(at('1.3.1'))).toEqual([]);
    await undo(removed);
    expect((await station.services.packs.find(NAME))?.row.version).toBe('1.3.0');
  });

  it('is refused after the higher one was taken back; what is active may be given again', async () => {
    await undo(await station.install(at('1.3.0')));
    expect(await codes(at('1.2.5', 4))).toEqual(['pack.downgrade']);
    expect(await station.plan(at('1.2.0'))).toMatchObject({ detail: { plan: { kind: 'same', problems: [] } } });
    expect(await codes(at('1.3.0'))).toEqual([]);
  });

  it('does not count what was published here', async () => {
    const { services } = station;
    await station.install(at('1.3.0'));
    station.advance(60_000);
    await installItems(services.store, packRow(opened(at('1.9.0', 4)), station.now(), 'u-shixiang'), []);
    services.packs.forget();
    expect(await codes(at('1.3.1'))).toEqual([]);
    expect(await codes(at('1.2.9'))).toEqual(['pack.downgrade']);
  });

  it('goes in when somebody chooses so and says why, is recorded, and can be taken back', async () => {
    await station.install(at('1.3.0'));
    await remove();
    const downgrade = { reason: '新版通知书模板有误' };
    const row = await station.install(at('1.2.0'), { downgrade });
    expect(detailOf(row)).toMatchObject({
      choices: { downgrade },
      plan: { downgrade: { from: '1.3.0', ...downgrade } },
    });
    expect((await station.services.packs.find(NAME))?.row.version).toBe('1.2.0');
    expect(await codes(at('1.2.5', 4))).toEqual(['pack.downgrade']);
    await undo(row);
    expect(await station.services.packs.find(NAME)).toBeUndefined();
  });

  it('never overwrites the content that was in force under a version', async () => {
    const first = await station.install(at('1.3.0'));
    station.advance(60_000);
    const removed = await remove();
    const row = await station.install(at('1.3.0', 4), { downgrade: { reason: '发布者重新打包' } });
    expect(row.toVersion).toBe('1.3.0+local.1');
    await undo(row);
    await undo(removed);
    expect((await station.services.packs.find(NAME))?.row).toMatchObject({ version: '1.3.0', digest: first.toDigest });
  });

  it('is noticed when the higher version came and went after the plan was made', async () => {
    const plan = await station.plan(at('1.2.5', 4));
    await undo(await station.install(at('1.3.0')));
    expect(await station.apply(plan)).toMatchObject({ kind: 'refused', refusal: { code: 'pack.stalePlan' } });
  });

  it('keeps the right origin of local changes when the downgrade is taken back', async () => {
    const { services } = station;
    await station.install(at('1.3.0', 4));
    station.advance(60_000);
    await undo(await station.install(at('1.2.0'), { downgrade: { reason: '试退回' } }));
    station.advance(60_000);
    await installItems(services.store, packRow(opened(at('1.3.1', 3)), station.now(), 'u-shixiang'), []);
    services.packs.forget();
    const plan = await station.plan(at('1.4.0', 4));
    expect(detailOf(plan).plan).toMatchObject({ origin: { version: '1.3.0' }, problems: [] });
  });
});
