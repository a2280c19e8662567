import { describe, expect, it } from 'vitest';
import type { CaseData, CompiledItem, JsonObject, PackFiles } from '#engine';
import { advanceCase, isRefusal, withParameters } from '#engine';
import { changed, coastFiles, compiled, kiteFiles, problemsOf, resolveProblems } from './kitePack.ts';

const ITEM = 'items/kite-permit.json';

const maxTail = {
  id: 'maxTail',
  title: '尾巴最长',
  unit: '米',
  type: 'number',
  better: 'higher',
  values: [
    { from: '2025-01-01', to: '2026-02-28', value: 5, document: '风函〔2025〕1号' },
    { from: '2026-03-01', value: 8 },
    { from: '2026-01-01', division: '99', value: 12 },
  ],
};

/** The kite pack with a parameter, and what reads it. */
const withTail = (when = 'form.tail > parameters.maxTail'): PackFiles => ({
  ...changed(kiteFiles(), ITEM, (item) => {
    item.parameters = ['maxTail'];
    (item as unknown as CompiledItem['item']).elements.materials[1] = {
      id: 'photo',
      name: '风筝照片',
      form: '原件',
      copies: 1,
      source: '申请人自备',
      need: 'conditional',
      when,
    };
  }),
  'parameters/maxTail.json': JSON.stringify(maxTail),
});

describe('parameters of a pack', () => {
  it('go along with the items that list them, and leave the digest of others as it was', async () => {
    const [before] = await compiled(kiteFiles());
    const [same] = await compiled({ ...kiteFiles(), 'parameters/maxTail.json': JSON.stringify(maxTail) });
    const [item] = await compiled(withTail());
    expect(same?.digest).toBe(before?.digest);
    expect(item?.parameters).toMatchObject({ maxTail: { ref: 'kite:maxTail', unit: '米' } });
    expect(item?.digest).not.toBe(before?.digest);
  });

  it('that are read must be listed, in the item, its forms, documents and processes', async () => {
    const [problem, ...more] = await resolveProblems(withTail('form.tail > parameters.maxTial'));
    expect(more).toEqual([]);
    expect(problem).toMatchObject({
      code: 'pack.unknownParameter',
      file: ITEM,
      path: '/elements/materials/1/when',
    });
    expect(problem?.message).toContain('最接近的是“maxTail”');
    const flow = changed(withTail(), 'documents/receipt.json', (document) => {
      (document.blocks as JsonObject[])[0] = { type: 'paragraph', text: '不超过{parameters.tail}米。' };
    });
    expect(await resolveProblems(flow)).toMatchObject([{ file: 'documents/receipt.json', path: '/blocks/0/text' }]);
  });

  it('do not take names of others for theirs', async () => {
    expect(await resolveProblems(withTail('form.parameters.size > 1'))).toEqual([]);
  });

  it('must exist, and their periods must not overlap', async () => {
    const { 'parameters/maxTail.json': _, ...without } = withTail();
    expect(await resolveProblems(without)).toMatchObject([{ code: 'pack.danglingLink', path: '/parameters/0' }]);
    const twice = { ...maxTail, values: [...maxTail.values, { from: '2026-03-01', value: 9 }] };
    expect(problemsOf({ ...withTail(), 'parameters/maxTail.json': JSON.stringify(twice) })).toMatchObject([
      { code: 'pack.incoherent', file: 'parameters/maxTail.json', path: '/values/3/from' },
    ]);
  });

  it('of an upper pack may be overlaid: the items that use them come out again', async () => {
    const { 'overlays/kite-permit.json': _, ...coast } = coastFiles([]);
    const overlay = {
      id: 'tail',
      target: 'parameters/kite:maxTail',
      reason: '海边风大',
      patch: [{ op: 'add', path: '/values/-', value: { from: '2026-01-01', division: '9901', value: 20 } }],
    };
    const items = await compiled(withTail(), { ...coast, 'overlays/tail.json': JSON.stringify(overlay) });
    expect(items.map(({ ref }) => ref)).toEqual(['kite:kite-permit', 'coast:kite-permit']);
    const local = items[1] && withParameters(items[1], '2026-05-01', '990102000000');
    expect(local).toEqual({ parameters: { maxTail: 20 } });
  });
});

describe('parameters of a case', () => {
  const DAY = 86_400_000;
  const feb28 = Date.parse('2026-02-28T10:00:00+08:00');
  const ctx = (now: number, division = '110000000000') => ({
    now,
    officeName: () => '风筝镇服务所',
    division: () => division,
  });
  const officer = { kind: 'officer', id: 'u1', name: '欧阳䶮', office: 'o', posts: ['acceptance'] } as const;
  const receive = {
    type: 'case.receive',
    id: 'c1',
    no: 'K1',
    applicant: { kind: 'person', name: '买买提·艾力', idType: '10', idNo: '11010519491231002X' },
    form: { color: '1' },
    situation: {},
    materials: [{ material: 'identity', state: 'verified', files: [] }],
    office: 'o',
    offices: { town: 'o' },
    channel: 'counter',
  } as const;

  function step(item: CompiledItem, before: { state: never; data: CaseData } | null, command: never, now: number) {
    const next = advanceCase(item, before, command, { ...officer, posts: [...officer.posts] }, ctx(now));
    if (isRefusal(next)) throw new Error(next.message);
    return next;
  }

  it('have the value of the day of receipt, then for good that of the day of acceptance', async () => {
    const [item] = await compiled(withTail());
    if (!item) throw new Error('not compiled');
    const received = step(item, null, receive as never, feb28);
    expect(received.state.vars.parameters).toEqual({ maxTail: 5 });
    const before = { state: received.state as never, data: received.data };
    const task = received.state.tasks[0]?.id;
    const accepted = step(item, before, { type: 'task.complete', task, outcome: 'accept' } as never, feb28 + DAY);
    expect(accepted.state.vars.parameters).toEqual({ maxTail: 8 });
  });

  it('take up no room in cases of items without them', async () => {
    const [item] = await compiled(kiteFiles());
    if (!item) throw new Error('not compiled');
    expect(step(item, null, receive as never, feb28).state.vars).not.toHaveProperty('parameters');
  });
});
