import { describe, expect, it } from 'vitest';
import {
  type CompiledItem,
  type InstallChoices,
  type InstallPlan,
  type PackFiles,
  planInstall,
  resolvePacks,
} from '#engine';
import { changed, coastFiles, compiled, kiteFiles, opened, problemsOf } from '../kitePack.ts';

const version = (files: PackFiles, next: string, wutong: object = {}): PackFiles =>
  changed(files, 'package.json', (manifest) => {
    manifest.version = next;
    manifest.wutong = { ...(manifest.wutong as object), ...wutong };
  });

interface Wanted {
  lower?: PackFiles[];
  choices?: InstallChoices;
  origin?: PackFiles;
}

/** Plans as the server does: what is active is compiled, and what would be. */
async function plan(before: PackFiles[], next: PackFiles | undefined, wanted: Wanted = {}): Promise<InstallPlan> {
  const installed = [...before, ...(wanted.lower ?? [])];
  const name = '@wutong/kite';
  const old = installed.length === 0 ? [] : await compiled(...installed);
  const others = installed.map(opened).filter(({ manifest }) => manifest.name !== name);
  const packs = next ? [...others, opened(next)] : others;
  const resolved = await resolvePacks(packs);
  const now = resolved.ok ? resolved.value : [];
  const not = (list: CompiledItem[]) => (item: CompiledItem) => !list.some(({ digest }) => digest === item.digest);
  return planInstall({
    name,
    installed: installed.map(opened),
    ...(next ? { next: opened(next) } : {}),
    base: 'base',
    before: resolved.ok ? old.filter(not(now)) : [],
    after: now.filter(not(old)),
    unchanged: now.filter((item) => item.pack.name === name && !not(old)(item)).length,
    problems: resolved.ok ? [] : resolved.problems,
    ...(wanted.origin ? { origin: wanted.origin } : {}),
    trust: { kind: 'unchecked' },
    choices: wanted.choices ?? {},
  });
}

const shorter = (files: PackFiles, days: number): PackFiles =>
  changed(files, 'items/kite-permit.json', (item) => {
    const elements = item.elements as { timeLimit: { promised: { value: number } } };
    elements.timeLimit.promised.value = days;
  });
const without = (files: PackFiles): PackFiles => {
  const { 'documents/receipt.json': _, ...rest } = changed(files, 'items/kite-permit.json', (item) => {
    item.documents = [];
  });
  return rest as PackFiles;
};
const tombstone = { part: 'documents/receipt', since: '1.3.0', reason: '改用电子回执' };

describe('planInstall', () => {
  it('names every part and item of a new pack', async () => {
    const found = await plan([], kiteFiles());
    expect(found).toMatchObject({ kind: 'install', from: null, to: { version: '1.2.0' }, problems: [] });
    expect(found.parts.map(({ part, change, noun }) => `${change} ${noun} ${part}`)).toContain(
      'added 表单 forms/kite-permit',
    );
    expect(found.parts.map(({ part }) => part)).not.toContain('README');
    expect(found.items).toMatchObject({
      added: [{ ref: 'kite:kite-permit', title: '放风筝许可', pack: '@wutong/kite' }],
      changed: [],
      unchanged: 0,
    });
  });

  it('says that an identical pack changes nothing, and that another one of the same version is suspicious', async () => {
    expect(await plan([kiteFiles()], kiteFiles())).toMatchObject({ kind: 'same', parts: [], problems: [] });
    const other = await plan([kiteFiles()], shorter(kiteFiles(), 4));
    expect(other.problems.map(({ code }) => code)).toEqual(['pack.sameVersion']);
    const older = await plan([kiteFiles()], version(kiteFiles(), '1.1.0'));
    expect(older.problems.map(({ code }) => code)).toEqual(['pack.downgrade']);
  });

  it('tells in words what changes; an item that only got a new version stays as it is', async () => {
    const found = await plan([kiteFiles()], shorter(version(kiteFiles(), '1.3.0'), 3));
    expect(found).toMatchObject({ kind: 'upgrade', problems: [] });
    const [item] = found.items.changed;
    expect(item?.changes).toEqual([
      { part: '办理时限', kind: 'changed', text: '承诺时限由“5个工作日”缩短为“3个工作日”' },
    ]);
    const same = await plan([kiteFiles()], version(kiteFiles(), '1.3.0'));
    expect(same.items).toEqual({ added: [], removed: [], changed: [], unchanged: 1 });
  });

  it('lets a part go only with a tombstone or with consent', async () => {
    const silent = without(version(kiteFiles(), '1.3.0'));
    const refused = await plan([kiteFiles()], silent);
    expect(refused.problems).toMatchObject([{ code: 'pack.vanished', file: 'documents/receipt.json' }]);
    const accepted = await plan([kiteFiles()], silent, { choices: { removals: ['documents/receipt'] } });
    expect(accepted.problems).toEqual([]);
    expect(accepted.removals).toMatchObject([{ part: 'documents/receipt', accepted: true }]);
    const buried = await plan([kiteFiles()], without(version(kiteFiles(), '1.3.0', { removed: [tombstone] })));
    expect(buried.problems).toEqual([]);
    expect(buried.removals).toMatchObject([{ tombstone: { reason: '改用电子回执' }, accepted: false }]);
  });

  it('finds tombstones that contradict their pack', () => {
    const alive = version(kiteFiles(), '1.3.0', { removed: [tombstone] });
    expect(problemsOf(alive)).toMatchObject([{ code: 'pack.tombstone', path: '/wutong/removed/0/part' }]);
    const nowhere = { ...tombstone, replacedBy: 'documents/none' };
    const moved = without(version(kiteFiles(), '1.3.0', { removed: [nowhere] }));
    expect(problemsOf(moved)).toMatchObject([{ code: 'pack.tombstone', path: '/wutong/removed/0/replacedBy' }]);
  });

  it('does not replace what was changed here without a word', async () => {
    const local = shorter(version(kiteFiles(), '1.2.1'), 4);
    const next = version(kiteFiles(), '1.3.0');
    const refused = await plan([local], next, { origin: kiteFiles() });
    expect(refused.local.map(({ part }) => part)).toEqual(['items/kite-permit']);
    expect(refused.problems).toMatchObject([{ code: 'pack.localChange', file: 'items/kite-permit.json' }]);
    const both = await plan([local], shorter(next, 3), { origin: kiteFiles() });
    expect(both.local[0]?.conflicts).toEqual([expect.stringContaining('承诺时限')]);
    const accepted = await plan([local], next, { origin: kiteFiles(), choices: { replaceLocal: true } });
    expect(accepted.problems).toEqual([]);
  });

  it('looks after lower packs: overlays that fit or break, items that change along, missing packs', async () => {
    const coast = coastFiles([{ op: 'replace', path: '/elements/timeLimit/promised/value', value: 3 }]);
    const next = changed(version(kiteFiles(), '1.3.0'), 'items/kite-permit.json', (item) => {
      (item.elements as { result: string }).result = '放风筝许可证（电子）';
    });
    const fits = await plan([kiteFiles()], next, { lower: [coast] });
    expect(fits.overlays[0]?.merge).toMatchObject({ state: 'same', conflicts: [] });
    expect(fits.overlays).toMatchObject([
      { pack: '@wutong/coast', overlay: 'overlays/kite-permit.json', state: 'fits' },
    ]);
    expect(fits.items.changed.map(({ to, pack }) => `${pack} ${to}`)).toEqual([
      '@wutong/kite kite:kite-permit',
      '@wutong/coast coast:kite-permit',
    ]);
    const tight = shorter(version(kiteFiles(), '1.3.0'), 2);
    const broken = await plan([kiteFiles()], tight, { lower: [coast] });
    expect(broken.overlays).toMatchObject([{ state: 'broken', problems: [{ code: 'pack.rights' }] }]);
    expect(broken.overlays[0]?.merge?.conflicts).toEqual([expect.stringContaining('承诺时限')]);
    const gone = await plan([kiteFiles()], undefined, { lower: [coast] });
    expect(gone).toMatchObject({ kind: 'remove', to: null });
    expect(gone.problems.map(({ code }) => code)).toContain('pack.missingDependency');
  });
});
