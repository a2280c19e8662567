import { describe, expect, it } from 'vitest';
import type { ItemRow, LocalizationRow, LocalLayerRow } from '../../../../runtime/store/port.ts';
import { morning } from '../fixtures.ts';
import { all, type OpenHarness, withStore } from './harness.ts';

const draft: LocalizationRow = {
  id: 'l1',
  office: 'qingxi',
  officePath: '/p/c/qingxi/',
  division: '990121',
  target: 'national:unemp-reg',
  title: '失业登记',
  reason: '䶮川片区每周一个受理日',
  document: null,
  expires: '2026-12-31',
  patch: [{ op: 'replace', path: '/elements/timeLimit/promised/value', value: 5 }],
  caseId: null,
  requested: null,
  trial: { passed: true, scenarios: ['龚㛃'] },
  activatedAt: null,
  activatedBy: null,
  endedAt: null,
  endedBy: null,
  endReason: null,
  createdAt: morning,
  updatedBy: 'u-lou',
  updatedAt: morning,
  version: 0,
};

const item = (digest: string, ref: string, pack: string): ItemRow => ({
  digest,
  ref,
  pack,
  packVersion: '1.0.0',
  active: true,
  compiled: JSON.stringify({ ref, digest }),
});

const LOCAL = '@local/d990121';
const layer = (items: string[], print = 'p1'): LocalLayerRow => ({
  division: '990121',
  title: '清溪县',
  print,
  active: ['l1'],
  blocked: { l2: '上级事项已有改动' },
  items,
  at: morning,
});

export function localizationSuite(open: OpenHarness): void {
  describe('localizations', () => {
    it('keeps a draft and every change of it, once for each version seen', () =>
      withStore(open, async ({ store, again }) => {
        expect(await store.saveLocalization(draft, 0)).toEqual({ kind: 'saved', version: 1 });
        expect(await store.saveLocalization(draft, 0)).toEqual({ kind: 'conflict' });
        const changed = {
          ...draft,
          document: '清人社发〔2026〕8号',
          activatedAt: morning,
          activatedBy: 'u-lou',
          trial: null,
        };
        expect(await store.saveLocalization(changed, 1)).toEqual({ kind: 'saved', version: 2 });
        expect(await store.saveLocalization(draft, 1)).toEqual({ kind: 'conflict' });
        const other = await again();
        expect(await other.localization('l1', all)).toEqual({ ...changed, version: 2 });
        if (other !== store) await other.close();
      }));

    it('shows an office what stands at and below it', () =>
      withStore(open, async ({ store }) => {
        await store.saveLocalization(draft, 0);
        await store.saveLocalization({ ...draft, id: 'l2', officePath: '/p/c/', createdAt: morning + 1 }, 0);
        const ids = async (path: string) => (await store.localizations({ paths: [path] })).map(({ id }) => id);
        expect(await ids('/p/')).toEqual(['l1', 'l2']);
        expect(await ids('/p/c/qingxi/')).toEqual(['l1']);
        expect(await ids('/q/')).toEqual([]);
        expect(await store.localization('l2', { paths: ['/p/c/qingxi/'] })).toBeUndefined();
        await store.deleteLocalization('l1');
        expect((await store.localizations(all)).map(({ id }) => id)).toEqual(['l2']);
      }));

    it('makes the items of a layer the only active ones of its pack', () =>
      withStore(open, async ({ store }) => {
        const items = [
          item('i1', 'd990121:a', LOCAL),
          item('i2', 'd990121:a', LOCAL),
          item('u1', 'national:a', '@wutong/national'),
        ];
        await store.stageItems(items, []);
        const active = async () => (await store.activeItems()).map(({ digest }) => digest);
        expect(await active()).toEqual([]);
        await store.saveLocalLayer(layer(['i1']), LOCAL);
        await store.saveLocalLayer(layer(['i1']), LOCAL);
        expect(await active()).toEqual(['i1']);
        await store.saveLocalLayer(layer(['i2'], 'p2'), LOCAL);
        expect(await active()).toEqual(['i2']);
        expect(await store.localLayers()).toEqual([layer(['i2'], 'p2')]);
        expect((await store.item('i1'))?.active).toBe(false);
        await store.saveLocalLayer(layer([], 'p3'), LOCAL);
        expect(await active()).toEqual([]);
      }));

    it('keeps layers out of what is installed: neither counted in it nor ended by it', () =>
      withStore(open, async ({ store }) => {
        const before = await store.activeSet();
        await store.stageItems([item('i1', 'd990121:a', LOCAL)], []);
        await store.saveLocalLayer(layer(['i1']), LOCAL);
        expect(await store.activeSet()).toEqual(before);
      }));
  });
}
