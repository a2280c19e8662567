import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InstallChoices } from '#engine';
import { detailOf } from '../../../../runtime/server/packs/changes/detail.ts';
import { undoChange } from '../../../../runtime/server/packs/changes/undo.ts';
import type { CaseRow } from '../../../../runtime/store/port.ts';
import { ADMIN, type KiteStation, kiteRelease, kiteStation, kiteUpgrade, silent } from '../../../kit/kiteInstall.ts';

const BIG = 'kite:kite-big';

const moving = (mapping?: Record<string, string | null>): InstallChoices => ({
  cases: { [BIG]: { cases: 'move', ...(mapping ? { mapping } : {}) } },
});

describe('running cases whose element is gone in the new version', () => {
  let station: KiteStation;
  let cases: CaseRow[];
  const rehearsed = async (choices: InstallChoices) => {
    const { plan, rehearsal } = detailOf(await station.plan(kiteUpgrade(), choices));
    const big = rehearsal?.items.find(({ ref }) => ref === BIG);
    return { plan, rehearsal, big };
  };

  beforeAll(async () => {
    station = await kiteStation();
    await station.install(kiteRelease());
    cases = [];
    for (let count = 0; count < 5; count += 1) cases.push(await station.receive(BIG));
    for (let count = 0; count < 3; count += 1) cases.push(await station.accept(await station.receive(BIG)));
    station.advance(3_600_000);
  });
  afterAll(() => station.close());

  it('are told with the elements of the new version where they could go on', async () => {
    const { big } = await rehearsed(moving());
    expect(big).toMatchObject({ running: 8, moves: 5, decisions: 3 });
    expect(big?.places).toEqual([
      {
        id: 'approval',
        name: '审批',
        cases: 3,
        target: null,
        targets: [
          { id: 'acceptance', name: '受理' },
          { id: 'decision', name: '审批' },
        ],
      },
    ]);
  });

  it('say so when the mapping leads nowhere, and refuse one of what is not there', async () => {
    const nowhere = await rehearsed(moving({ approval: 'end' }));
    expect(nowhere.big).toMatchObject({ moves: 0, decisions: 8 });
    expect(nowhere.big?.reasons[0]?.message).toContain('种类不同');
    const slip = await rehearsed(moving({ aproval: 'decision' }));
    expect(slip.plan.problems).toMatchObject([
      { code: 'pack.strayChoice', path: BIG, message: expect.stringContaining('“aproval”') },
    ]);
    const { plan } = await rehearsed({ cases: { 'kite:kite-giant': { cases: 'move', mapping: { a: 'b' } } } });
    expect(plan.problems).toMatchObject([{ code: 'pack.strayChoice', path: 'kite:kite-giant' }]);
  });

  it('that lose their place to another one by the mapping are told, too', async () => {
    const { big } = await rehearsed(moving({ approval: 'acceptance' }));
    expect(big).toMatchObject({ moves: 3, decisions: 5 });
    expect(big?.places.map(({ id, cases: count, target }) => [id, count, target])).toEqual([
      ['acceptance', 5, null],
      ['approval', 3, 'acceptance'],
    ]);
  });

  it('move by the mapping, as many as were rehearsed, and come back by undoing', async () => {
    const row = await station.plan(kiteUpgrade(), moving({ approval: 'decision' }));
    const { rehearsal, plan } = detailOf(row);
    expect(plan.problems).toEqual([]);
    expect(rehearsal).toMatchObject({ counts: { moves: 8, decisions: 0 }, expected: { moved: 8, kept: 0 } });
    expect(rehearsal?.items[0]?.places).toMatchObject([{ id: 'approval', cases: 3, target: 'decision' }]);
    const changed = await station.apply(row);
    if (changed.kind !== 'applied') throw new Error(JSON.stringify(changed.refusal));
    expect(detailOf(changed.row).result?.cases).toEqual({ moved: 8, kept: 0 });
    const now = (): Promise<(CaseRow | undefined)[]> =>
      Promise.all(cases.map(({ id }) => station.services.store.case(id, { all: true })));
    const elements = (await now()).map((one) => one?.state.tasks[0]?.element);
    expect(elements).toEqual([...Array(5).fill('acceptance'), ...Array(3).fill('decision')]);
    await undoChange(station.services, changed.row, ADMIN, silent);
    expect((await now()).map((one) => one?.state)).toEqual(cases.map(({ state }) => state));
  });
});
