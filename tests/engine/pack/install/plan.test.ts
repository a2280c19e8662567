import { describe, expect, it } from 'vitest';
import {
  type Choice,
  type CompiledItem,
  type InstallChoices,
  type InstallPlan,
  meet,
  openPack,
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

/** Plans as the server does: what was changed here meets the new version, what is active is compiled, and what would be. */
async function plan(before: PackFiles[], next: PackFiles | undefined, wanted: Wanted = {}): Promise<InstallPlan> {
  const installed = [...before, ...(wanted.lower ?? [])];
  const name = '@wutong/kite';
  const choices = wanted.choices ?? {};
  const old = installed.length === 0 ? [] : await compiled(...installed);
  const others = installed.map(opened).filter(({ manifest }) => manifest.name !== name);
  const origin = wanted.origin && opened(wanted.origin);
  const delivered = next && opened(next);
  const [former] = before.map(opened);
  const meeting =
    delivered &&
    (await meet({
      delivered,
      former,
      origin,
      others,
      choices,
      localVersion: (_, version) => `${version}+local.1`,
      isTaken: (version, digest) => former?.manifest.version === version && former.digest !== digest,
      open: async (files) => openPack(files),
    }));
  const packs = meeting ? [...meeting.others, meeting.next] : others;
  const resolved = await resolvePacks(packs);
  const now = resolved.ok ? resolved.value : [];
  const not = (list: CompiledItem[]) => (item: CompiledItem) => !list.some(({ digest }) => digest === item.digest);
  return planInstall({
    name,
    installed: installed.map(opened),
    ...(delivered ? { delivered } : {}),
    ...(meeting ? { meeting } : {}),
    ...(origin ? { origin } : {}),
    base: 'base',
    before: resolved.ok ? old.filter(not(now)) : [],
    after: now.filter(not(old)),
    unchanged: now.filter((item) => item.pack.name === name && !not(old)(item)).length,
    problems: resolved.ok ? [] : resolved.problems,
    trust: { kind: 'unchecked' },
    choices,
  });
}

const days = (value: number) => ({ value, unit: 'workingDay' });
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

  const CONFLICT = 'kite/items/kite-permit.json#/elements/timeLimit/promised';
  const promised = (found: InstallPlan): string =>
    JSON.stringify(found.items.changed.flatMap(({ changes }) => changes.map(({ text }) => text)));

  it('merges what was changed here into the new version, under a version of its own', async () => {
    const local = shorter(version(kiteFiles(), '1.2.1'), 4);
    const next = changed(version(kiteFiles(), '1.3.0'), 'items/kite-permit.json', (item) => {
      (item.elements as { result: string }).result = '放风筝许可证（电子）';
    });
    const merged = await plan([local], next, { origin: kiteFiles() });
    expect(merged).toMatchObject({
      problems: [],
      origin: { version: '1.2.0' },
      delivered: { version: '1.3.0' },
      to: { version: '1.3.0+local.1' },
      local: [{ part: 'items/kite-permit', conflicts: [], kept: [expect.stringContaining('5')] }],
    });
    expect(promised(merged)).toBe('["由“放风筝许可证”改为“放风筝许可证（电子）”"]');
    const given = await plan([local], next, { origin: kiteFiles(), choices: { replaceLocal: true } });
    expect(given).toMatchObject({ problems: [], to: opened(next).digest ? { digest: opened(next).digest } : {} });
    expect(promised(given)).toContain('4个工作日');
  });

  it('asks field by field what both sides changed, and takes no decision itself', async () => {
    const local = shorter(version(kiteFiles(), '1.2.1'), 4);
    const next = shorter(version(kiteFiles(), '1.3.0'), 3);
    const open = await plan([local], next, { origin: kiteFiles() });
    expect(open.problems).toMatchObject([{ code: 'pack.conflict', file: 'items/kite-permit.json', path: CONFLICT }]);
    expect(open.local[0]?.conflicts).toMatchObject([
      {
        id: CONFLICT,
        base: '5个工作日',
        theirs: '3个工作日',
        ours: '4个工作日',
        values: { base: days(5), theirs: days(3), ours: days(4) },
        answers: ['keep', 'replace', 'merge'],
      },
    ]);
    const decide = (conflicts: NonNullable<InstallChoices['conflicts']>) =>
      plan([local], next, { origin: kiteFiles(), choices: { conflicts } });
    const taken = async (choice: Choice) => {
      const found = await decide({ [CONFLICT]: choice });
      expect(found.problems).toEqual([]);
      expect(found.local[0]?.conflicts[0]?.choice).toEqual(choice);
      return found;
    };
    expect(promised(await taken('keep'))).toBe('[]');
    expect(promised(await taken({ merge: days(2) }))).toContain('由“4个工作日”缩短为“2个工作日”');
    // Nothing of ours is left: it is the publisher's own version, to the digest.
    expect(await taken('replace')).toMatchObject({ to: { version: '1.3.0', digest: opened(next).digest } });
    expect((await decide({ '*': 'replace' })).problems).toEqual([]);
    const stray = await decide({ '*': 'keep', 'kite/items/kite-permitt.json#/title': 'keep' });
    expect(stray.problems).toMatchObject([
      { code: 'pack.strayChoice', message: expect.stringContaining('kite-permitt') },
    ]);
    const wrong = await decide({ [CONFLICT]: { merge: '很快' } });
    expect(wrong.problems).toMatchObject([{ file: 'items/kite-permit.json', path: '/elements/timeLimit/promised' }]);
  });

  it('takes a second content of a version that was published here under a version of its own', async () => {
    const local = shorter(version(kiteFiles(), '1.2.1'), 4);
    const next = shorter(version(kiteFiles(), '1.2.1'), 3);
    const choices: InstallChoices = { conflicts: { '*': 'replace' } };
    const found = await plan([local], next, { origin: kiteFiles(), choices });
    expect(found).toMatchObject({ problems: [], to: { version: '1.2.1+local.1' } });
    const again = await plan([local], kiteFiles(), { origin: kiteFiles() });
    expect(again).toMatchObject({ kind: 'same', problems: [] });
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
    const slow = coastFiles([{ op: 'replace', path: '/elements/timeLimit/promised/value', value: 4 }]);
    const tight = shorter(version(kiteFiles(), '1.3.0'), 3);
    const broken = await plan([kiteFiles()], tight, { lower: [slow] });
    expect(broken.overlays).toMatchObject([{ state: 'broken', problems: [{ code: 'pack.rights' }] }]);
    const id = 'coast/overlays/kite-permit.json#/elements/timeLimit/promised';
    // What the open conflict causes is not told a second time.
    expect(broken.problems).toMatchObject([{ code: 'pack.conflict', path: id }]);
    expect(broken.overlays[0]?.merge?.conflicts).toMatchObject([
      { id, theirs: '3个工作日', ours: '4个工作日', note: expect.any(String) },
    ]);
    const decided = (choice: Choice) =>
      plan([kiteFiles()], tight, { lower: [slow], choices: { conflicts: { [id]: choice } } });
    expect((await decided('keep')).problems).toMatchObject([{ code: 'pack.rights' }]);
    const narrower = await decided({ merge: days(2) });
    expect(narrower).toMatchObject({
      problems: [],
      rewritten: [
        { pack: '@wutong/coast', title: '海岸', from: { version: '1.0.0' }, to: { version: '1.0.0+local.1' } },
      ],
    });
    expect(narrower.items.changed.map(({ to, changes }) => `${to} ${changes.map(({ text }) => text)}`)).toEqual([
      'kite:kite-permit 承诺时限由“5个工作日”缩短为“3个工作日”',
      'coast:kite-permit 承诺时限由“4个工作日”缩短为“2个工作日”',
    ]);
    const adopted = await decided('replace');
    // The name that the lower pack knows the item by stays, though the overlay no longer changes anything.
    expect(adopted).toMatchObject({ problems: [], rewritten: [{}], items: { removed: [] } });
    expect(adopted.overlays[0]?.merge?.state).toBe('adopted');
    const gone = await plan([kiteFiles()], undefined, { lower: [coast] });
    expect(gone).toMatchObject({ kind: 'remove', to: null });
    expect(gone.problems.map(({ code }) => code)).toContain('pack.missingDependency');
  });
});
