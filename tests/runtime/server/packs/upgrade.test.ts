import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InstallChoices } from '#engine';
import { detailOf } from '../../../../runtime/server/packs/changes/detail.ts';
import { undoChange } from '../../../../runtime/server/packs/changes/undo.ts';
import type { CaseRow, PackChangeRow } from '../../../../runtime/store/port.ts';
import { ADMIN, type KiteStation, kiteRelease, kiteStation, kiteUpgrade, silent } from '../../../kit/kiteInstall.ts';

const PERMIT = 'kite:kite-permit';
const all = { all: true } as const;
const MOVE: InstallChoices = { cases: { '*': { cases: 'move' } } };
const times = <T>(count: number, make: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, make));

/** 1,000 running cases: 700 + 200 of 放风筝许可, 50 + 40 of 放大风筝许可, 10 of 放旧风筝许可; the second of each at 审批. */
async function thousand({ receive, accept }: KiteStation): Promise<CaseRow[]> {
  const accepted = async (ref: string) => accept(await receive(ref));
  const groups = [
    await times(700, () => receive(PERMIT)),
    await times(200, () => accepted(PERMIT)),
    await times(50, () => receive('kite:kite-big')),
    await times(40, () => accepted('kite:kite-big')),
    await times(10, () => receive('kite:kite-old')),
  ];
  return groups.flat();
}

describe('an upgrade with 1,000 running cases', () => {
  let station: KiteStation;
  let cases: CaseRow[];
  let planned: PackChangeRow;
  const current = () => Promise.all(cases.map(({ id }) => station.services.store.case(id, all)));
  const digests = async () => (await current()).map((row) => row?.digest);

  beforeAll(async () => {
    station = await kiteStation();
    await station.install(kiteRelease());
    cases = await thousand(station);
    station.advance(3_600_000);
  });
  afterAll(() => station.close());

  it('rehearses every one of them, and changes nothing', async () => {
    const before = await digests();
    planned = await station.plan(kiteUpgrade(), MOVE);
    const { plan, rehearsal, certification } = detailOf(planned);
    expect(plan.problems).toEqual([]);
    expect(planned.status).toBe('planned');
    expect(rehearsal?.counts).toEqual({ running: 1000, moves: 950, clocks: 200, decisions: 40, stays: 10 });
    expect(rehearsal?.expected).toEqual({ moved: 950, kept: 50 });
    const big = rehearsal?.items.find(({ ref }) => ref === 'kite:kite-big');
    expect(big).toMatchObject({ running: 90, moves: 50, decisions: 40, reasons: [{ cases: 40 }] });
    expect(certification).toMatchObject({ scenarios: 2, failed: 0 });
    expect(await digests()).toEqual(before);
    expect((await station.services.store.packHeads()).filter(({ active }) => active)).toMatchObject([
      { version: '1.2.0' },
    ]);
  });

  it('applies what was counted', async () => {
    const changed = await station.apply(planned);
    if (changed.kind !== 'applied') throw new Error(JSON.stringify(changed));
    const { result } = detailOf(changed.row);
    expect(result?.cases).toEqual({ moved: 950, kept: 50 });
    expect(result?.digest).toBe(planned.toDigest);
    const active = new Map((await station.services.store.activeItems()).map(({ ref, digest }) => [ref, digest]));
    const rows = await current();
    const moved = rows.filter((row, index) => row?.digest !== cases[index]?.digest);
    expect(moved).toHaveLength(950);
    expect(moved.every((row) => row?.digest === active.get(row?.itemRef ?? ''))).toBe(true);
    expect(active.has('kite:kite-old')).toBe(false);
    expect(await station.services.store.verifyChain()).toMatchObject({ ok: true, steps: 1000 + 240 + 950 });
  });

  it('lets moved cases go on, and takes the rest back exactly as they were', async () => {
    const { store } = station.services;
    const [worked] = cases.slice(0, 1);
    const row = await store.case(worked?.id ?? '', all);
    if (!row) throw new Error('case is gone');
    const accepted = await station.accept(row);
    const [change] = await store.packChanges(1);
    const undone = await undoChange(
      station.services,
      (await store.packChange(change?.id ?? '')) ?? planned,
      ADMIN,
      silent,
    );
    if (undone.kind !== 'applied') throw new Error(JSON.stringify(undone));
    const { result } = detailOf(undone.row);
    expect(result?.cases).toEqual({ moved: 949, kept: 1 });
    expect(result?.notMovedBack).toEqual([{ no: accepted.no, reason: expect.stringContaining('又有了新的办理') }]);
    const rows = await current();
    for (const [index, before] of cases.entries()) {
      if (before.id === worked?.id) continue;
      expect(rows[index]?.state).toEqual(before.state);
      expect(rows[index]?.data).toEqual(before.data);
    }
    expect((await store.packChange(change?.id ?? ''))?.status).toBe('undone');
    expect((await store.activeItems()).map(({ ref }) => ref)).toEqual([
      'kite:kite-big',
      'kite:kite-old',
      'kite:kite-permit',
    ]);
    expect(await store.verifyChain()).toMatchObject({ ok: true });
  });
});
