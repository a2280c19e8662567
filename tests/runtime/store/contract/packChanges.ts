import { describe, expect, it } from 'vitest';
import type {
  ItemRow,
  PackApplication,
  PackChangeRow,
  PackMove,
  PackRow,
  Store,
} from '../../../../runtime/store/port.ts';
import { morning, planOf, stateOf } from '../fixtures.ts';
import { all, type OpenHarness, withStore } from './harness.ts';

const NAME = '@wutong/beijing';

const pack = (version: string): PackRow => ({
  name: NAME,
  version,
  digest: `digest-${version}`,
  installedAt: morning,
  installedBy: 'u-wang',
  active: true,
  files: { 'package.json': `{"version":"${version}"}` },
});

const item = (digest: string, ref: string, packVersion: string): ItemRow => ({
  digest,
  ref,
  pack: NAME,
  packVersion,
  active: true,
  compiled: JSON.stringify({ ref, digest, calendar: { $part: 'p1' } }),
});

const change = (id: string, more: Partial<PackChangeRow> = {}): PackChangeRow => ({
  id,
  kind: 'install',
  pack: NAME,
  fromVersion: '1.0.0',
  fromDigest: 'digest-1.0.0',
  toVersion: '1.1.0',
  toDigest: 'digest-1.1.0',
  status: 'planned',
  plannedAt: morning,
  plannedBy: 'u-wang',
  updatedAt: morning,
  appliedAt: null,
  appliedBy: null,
  undoneBy: null,
  done: 0,
  total: 0,
  detail: { 说明: '买买提·艾力䶮' },
  files: { 'package.json': '{}' },
  before: null,
  ...more,
});

/** 1.0.0 with items a and b is active; 1.1.0 changes a, leaves b as it is, and is staged. */
async function staged(store: Store): Promise<PackApplication> {
  await store.installPack(pack('1.0.0'), [item('a1', 'beijing:a', '1.0.0'), item('b1', 'beijing:b', '1.0.0')]);
  await store.stageItems([item('a2', 'beijing:a', '1.1.0')], [{ digest: 'p1', content: '{"title":"日历"}' }]);
  await store.savePackChange(change('c1'));
  return {
    change: change('c1', { appliedAt: morning + 1, appliedBy: 'u-wang', files: null }),
    base: (await store.activeSet()).digest,
    packs: [pack('1.1.0')],
    active: { packs: [{ name: NAME, version: '1.1.0' }], items: ['a2', 'b1'] },
    moves: [],
  };
}

const activeItems = async (store: Store): Promise<string[]> =>
  (await store.activeItems()).map(({ digest, packVersion }) => `${digest}@${packVersion}`);
const activePacks = async (store: Store): Promise<string[]> =>
  (await store.packs()).flatMap((row) => (row.active ? [row.version] : []));

const moveOf = (id: string, expect: number) => {
  const state = { ...stateOf(id, `NO-${id}`), digest: 'a2' };
  const plan = planOf(id, expect, { row: { state, digest: 'a2' }, step: { command: 'case.migrate' } });
  const before = { state: stateOf(id, `NO-${id}`), data: { form: { name: '龚㛃' } } };
  const record: PackMove['record'] = { from: 'x', to: 'y', before, after: 'z' };
  return { plan, move: { caseId: id, record } };
};

export function packChangeSuite(open: OpenHarness): void {
  describe('changes of what is installed', () => {
    it('stages without effect, then applies at once: unchanged items keep their digest and go with the new version', () =>
      withStore(open, async ({ store }) => {
        const application = await staged(store);
        expect(await activeItems(store)).toEqual(['a1@1.0.0', 'b1@1.0.0']);
        const former = await store.activeSet();
        expect(await store.applyPackChange(application)).toEqual({ kind: 'applied' });
        expect(await activeItems(store)).toEqual(['a2@1.1.0', 'b1@1.1.0']);
        expect(await activePacks(store)).toEqual(['1.1.0']);
        const heads = await store.packHeads();
        expect(heads.map(({ version, active }) => [version, active])).toEqual([
          ['1.0.0', false],
          ['1.1.0', true],
        ]);
        expect(heads[0]).not.toHaveProperty('files');
        expect(await store.packFiles(NAME, '1.1.0')).toEqual(pack('1.1.0').files);
        expect(await store.packFiles(NAME, '9.9.9')).toBeUndefined();
        expect((await store.item('a1'))?.active).toBe(false);
        expect(await store.itemParts(['p1', 'none'])).toEqual([{ digest: 'p1', content: '{"title":"日历"}' }]);
        const { digest: _, ...before } = former;
        expect(await store.packChange('c1')).toEqual({ ...application.change, status: 'applied', before });
      }));

    it('copies the files of the plan inside the database', () =>
      withStore(open, async ({ store }) => {
        const application = await staged(store);
        const files = { 'package.json': '{"name":"@wutong/beijing"}', 'README.md': '䶮𠮷' };
        await store.savePackChange({ ...change('c2'), files });
        const second = { ...application.change, id: 'c2' };
        const sent = [{ ...pack('1.1.0'), files: {} }];
        const copied = { ...application, change: second, packs: sent, planned: NAME };
        expect(await store.applyPackChange(copied)).toEqual({ kind: 'applied' });
        expect(await store.packFiles(NAME, '1.1.0')).toEqual(files);
        expect((await store.packChange('c2'))?.files).toBeNull();
      }));

    it('stages any number of items, known ones as they are', () =>
      withStore(open, async ({ store }) => {
        const many = Array.from({ length: 123 }, (_, at) => item(`m${at}`, `beijing:m${at}`, '1.0.0'));
        await store.stageItems(many.slice(0, 60), []);
        await store.stageItems(
          many.map((row) => ({ ...row, compiled: row.digest === 'm7' ? '{}' : row.compiled })),
          [],
        );
        const stored = await store.storedItems(many.map(({ digest }) => digest));
        expect(stored).toHaveLength(123);
        for (const { digest, compiled } of stored)
          expect(compiled).toBe(many.find((row) => row.digest === digest)?.compiled);
        expect(await store.activeItems()).toEqual([]);
      }));

    it('refuses what was planned on another state, and writes nothing', () =>
      withStore(open, async ({ store }) => {
        const application = await staged(store);
        await store.installPack(pack('1.0.1'), [item('b9', 'beijing:b', '1.0.1')]);
        const before = await store.activeSet();
        expect(await store.applyPackChange(application)).toEqual({ kind: 'stale' });
        expect(await store.activeSet()).toEqual(before);
        expect((await store.packChange('c1'))?.status).toBe('planned');
      }));

    it('moves running cases in the same transaction, each with its step in the chain', () =>
      withStore(open, async ({ store }) => {
        const application = await staged(store);
        for (const id of ['k1', 'k2', 'k3']) await store.commit(planOf(id, 0));
        const moves = ['k1', 'k2'].map((id) => moveOf(id, 1));
        expect(await store.applyPackChange({ ...application, moves })).toEqual({ kind: 'applied' });
        expect((await store.case('k1', all))?.digest).toBe('a2');
        expect((await store.case('k3', all))?.digest).toBe('d'.repeat(64));
        expect(await store.packMoves('c1')).toEqual(moves.map(({ move }) => move));
        expect((await store.steps('k2', all)).map(({ command }) => command)).toEqual(['case.receive', 'case.migrate']);
        expect(await store.verifyChain()).toMatchObject({ ok: true, steps: 5 });
      }));

    it('writes nothing at all when one of the cases went on in between', () =>
      withStore(open, async ({ store }) => {
        const application = await staged(store);
        const before = await store.activeSet();
        for (const id of ['k1', 'k2']) await store.commit(planOf(id, 0));
        await store.commit(planOf('k2', 1));
        const moves = ['k1', 'k2'].map((id) => moveOf(id, 1));
        expect(await store.applyPackChange({ ...application, moves })).toEqual({ kind: 'worked', cases: ['k2'] });
        expect(await store.activeSet()).toEqual(before);
        expect((await store.case('k1', all))?.version).toBe(1);
        expect(await store.packMoves('c1')).toEqual([]);
        expect(await store.verifyChain()).toMatchObject({ ok: true, steps: 3 });
        await store.commit(planOf('k3', 0));
      }));

    it('marks the change that is taken back', () =>
      withStore(open, async ({ store }) => {
        const application = await staged(store);
        const former = await store.activeSet();
        await store.applyPackChange(application);
        const undo = change('c2', { kind: 'undo', plannedAt: morning + 5, appliedAt: morning + 5 });
        const back = { packs: [{ name: NAME, version: '1.0.0' }], items: ['a1', 'b1'] };
        const { digest: base } = await store.activeSet();
        expect(
          await store.applyPackChange({ change: undo, base, packs: [], active: back, moves: [], undoes: 'c1' }),
        ).toEqual({
          kind: 'applied',
        });
        expect(await store.activeSet()).toEqual(former);
        expect(await activeItems(store)).toEqual(['a1@1.0.0', 'b1@1.0.0']);
        const list = await store.packChanges(10);
        expect(list.map(({ id, status, undoneBy }) => [id, status, undoneBy])).toEqual([
          ['c2', 'applied', null],
          ['c1', 'undone', 'c2'],
        ]);
        expect(list[0]).not.toHaveProperty('files');
      }));

    it('notes progress, and lists running cases from where one stopped', () =>
      withStore(open, async ({ store }) => {
        await store.savePackChange(change('c1'));
        await store.savePackChange(change('c1', { status: 'applying' }));
        expect(await store.packChange('c1')).toMatchObject({ status: 'applying', files: { 'package.json': '{}' } });
        const head = await store.packChangeHead('c1');
        expect(head).toMatchObject({ id: 'c1', status: 'applying', detail: {} });
        // Asked for while a change is under way: the files of a large pack would hold everything up.
        expect(Object.keys(head ?? {})).not.toContain('files');
        expect(await store.packChangeHead('no-such')).toBeUndefined();
        await store.notePackProgress('c1', morning + 9, 3, 8);
        expect(await store.packChange('c1')).toMatchObject({ updatedAt: morning + 9, done: 3, total: 8 });
        for (const id of ['k1', 'k2', 'k3']) await store.commit(planOf(id, 0));
        await store.commit(planOf('k2', 1, { row: { status: 'concluded' } }));
        const first = await store.runningCases(0, 1);
        expect(first.map(({ id }) => id)).toEqual(['k1']);
        expect(first[0]).toMatchObject({ version: 1, data: { form: { name: '买买提·艾力䶮' } } });
        const rest = await store.runningCases(first[0]?.seq ?? 0, 10);
        expect(rest.map(({ id }) => id)).toEqual(['k3']);
      }));
  });
}
