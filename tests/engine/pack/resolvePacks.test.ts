import { describe, expect, it } from 'vitest';
import { catalogueFor, resolvePacks, sm3, storeItem } from '#engine';
import { changed, coastFiles, compiled, kiteFiles, kiteItem, opened, resolveProblems } from './kitePack.ts';

const ITEM = 'items/kite-permit.json';
const promise = (value: number) => [{ op: 'replace', path: '/elements/timeLimit/promised/value', value }];

describe('resolvePacks', () => {
  it('gathers everything that an item refers to', async () => {
    const [item] = await compiled(kiteFiles());
    expect(item).toMatchObject({ ref: 'kite:kite-permit', pack: { name: '@wutong/kite', version: '1.2.0' } });
    expect(item?.item.process).toBe('kite:kite');
    expect(Object.keys(item?.ledgers ?? {})).toEqual(['kite:kites']);
    expect(Object.keys(item?.documents ?? {})).toEqual(['kite:receipt']);
    expect(item?.ledgers['kite:kites']?.columns[1]?.codeTable).toBe('kite:COLOR');
    expect(Object.keys(item?.codeTables ?? {})).toEqual(['kite:COLOR']);
    expect(item?.calendar.id).toBe('plain');
    expect(item?.division).toBeUndefined();
  });

  it('fills code tables into fields and into the items of lists', async () => {
    const [item] = await compiled(kiteFiles());
    const oneOf = [
      { const: '1', title: '红' },
      { const: '2', title: '靛蓝' },
    ];
    expect(item?.form.schema.properties).toMatchObject({
      color: { oneOf },
      tails: { items: { type: 'string', oneOf } },
    });
  });

  it('lays the budgets of the item over the shared process', async () => {
    const [item] = await compiled(kiteFiles());
    expect(item?.process.nodes.approval?.settings.limit).toEqual({ value: 2, unit: 'workingDay' });
    expect(item?.process.nodes.acceptance?.settings.limit).toBeUndefined();
  });

  it('identifies the result by the digest of its stored form', async () => {
    const [item] = await compiled(kiteFiles());
    if (!item) throw new Error('no item');
    const { digest } = item;
    expect(digest).toBe(sm3(storeItem(item).text));
    const longer = changed(kiteFiles(), ITEM, (part) => {
      part.title = '放飞许可';
    });
    expect((await compiled(longer))[0]?.digest).not.toBe(digest);
  });

  it.each([
    ['process', '/process', 'kites', '流程“kite:kites”不存在', 'kite:kite'],
    ['form', '/form', 'kite-permits', '表单“kite:kite-permits”不存在', 'kite:kite-permit'],
    ['calendar', '/calendar', 'plane', '工作日历“kite:plane”不存在', 'kite:plain'],
    ['documents', '/documents/0', ['reciept'], '文书“kite:reciept”不存在', 'kite:receipt'],
  ])('names file, path and nearest name of a dangling %s', async (key, path, value, words, near) => {
    const files = changed(kiteFiles(), ITEM, (part) => {
      part[key] = value;
    });
    const problems = await resolveProblems(files);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'pack.danglingLink', file: ITEM, path });
    expect(problems[0]?.message).toContain(words);
    expect(problems[0]?.message).toContain(`“${near}”`);
  });

  it('names a dangling code table in the form and in the ledger', async () => {
    const { 'code-tables/COLOR.json': _, ...files } = kiteFiles();
    const found = (await resolveProblems(files)).map(({ file, path }) => `${file}#${path}`);
    expect(found).toContain('forms/kite-permit.json#/schema/properties/color/codeTable');
  });

  it('names a reference into a pack that is not a dependency', async () => {
    const stranger = changed(coastFiles(promise(3)), 'package.json', (manifest) => {
      delete manifest.dependencies;
    });
    const problems = await resolveProblems(kiteFiles(), stranger);
    expect(problems[0]).toMatchObject({
      code: 'pack.danglingLink',
      file: 'overlays/kite-permit.json',
      path: '/target',
    });
  });

  it.each([
    ['/steps/aproval', 'pack.unknownStep', { steps: { aproval: {} } }, '“approval”'],
    [
      '/duties/0/apart/1',
      'pack.unknownPost',
      { duties: [{ id: 'x', apart: ['acceptance', 'finance'], reason: '…' }] },
      '“finance”',
    ],
    [
      '/ledgers/0/set/colour',
      'pack.unknownColumn',
      { ledgers: [{ ledger: 'kites', on: 'granted', key: 'case.no', set: { colour: '1' } }] },
      '“color”',
    ],
    [
      '/ledgers/0/key',
      'feel.syntax',
      { ledgers: [{ ledger: 'kites', on: 'granted', key: 'case.', set: {} }] },
      'case.',
    ],
  ])('finds at %s what an item says wrongly (%s)', async (path, code, part, words) => {
    const problems = await resolveProblems(changed(kiteFiles(), ITEM, (item) => Object.assign(item, part)));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code, file: ITEM, path });
    expect(problems[0]?.message).toContain(words);
  });

  it('names file and element of a process that cannot run', async () => {
    const files = kiteFiles();
    const right = 'wutong:post="approval" wutong:level="town"';
    const process = files['processes/kite.bpmn']?.replace(right, 'wutong:post="approval" wutong:level="moon"') ?? '';
    const problems = await resolveProblems({ ...files, 'processes/kite.bpmn': process });
    expect(problems).toMatchObject([{ file: 'processes/kite.bpmn', element: 'approval' }]);
  });

  it('wants the process of a file to carry the name of the file', async () => {
    const { 'processes/kite.bpmn': process = '', ...files } = kiteFiles();
    const other = changed({ ...files, 'processes/fly.bpmn': process }, ITEM, (part) => {
      part.process = 'fly';
    });
    expect(await resolveProblems(other)).toMatchObject([{ code: 'pack.wrongId', file: 'processes/fly.bpmn' }]);
  });

  it('finds an expression that cannot be read in a form and in a document', async () => {
    const form = changed(kiteFiles(), 'forms/kite-permit.json', (part) => {
      part.visible = { tails: 'form.big = (' };
    });
    expect(await resolveProblems(form)).toMatchObject([{ file: 'forms/kite-permit.json', path: '/visible/tails' }]);
    const document = changed(kiteFiles(), 'documents/receipt.json', (part) => {
      part.blocks = [{ type: 'title', text: '{case.no | shout}' }];
    });
    expect(await resolveProblems(document)).toMatchObject([{ file: 'documents/receipt.json', path: '/blocks/0/text' }]);
  });
});

describe('dependencies', () => {
  const named = (name: string, dependencies: Record<string, string>) =>
    opened({
      'package.json': JSON.stringify({
        name,
        version: '1.0.0',
        dependencies,
        wutong: { formatVersion: 1, namespace: name, title: name, layer: 'city' },
      }),
    });
  const problems = async (...packs: ReturnType<typeof named>[]) => {
    const result = await resolvePacks(packs);
    return result.ok ? [] : result.problems;
  };

  it('may come in any order', async () => {
    expect(await problems(named('c', { b: '~1.0.0' }), named('b', { a: '1.0.0' }), named('a', {}))).toEqual([]);
  });

  it('names one that is missing, with the nearest', async () => {
    const found = await problems(named('county', { provinse: '^1.0.0' }), named('province', {}));
    expect(found).toMatchObject([
      { code: 'pack.missingDependency', file: 'package.json', path: '/dependencies/provinse' },
    ]);
    expect(found[0]?.message).toContain('“province”');
    const [alone] = await problems(named('county', { kounty: '*' }));
    expect(alone?.message).not.toContain('最接近');
  });

  it('refuses a pack for a region outside of the one that it builds upon', async () => {
    const inRegion = (name: string, division: string, dependencies: Record<string, string>) =>
      opened(
        changed(named(name, dependencies).files, 'package.json', ({ wutong }) =>
          Object.assign(wutong ?? {}, { division }),
        ),
      );
    const province = inRegion('province', '44', {});
    expect(await problems(province, inRegion('city', '4416', { province: '*' }))).toEqual([]);
    const found = await problems(province, inRegion('city', '3701', { province: '*' }));
    expect(found).toMatchObject([{ code: 'pack.divisionOutside', file: 'package.json', path: '/wutong/division' }]);
    expect(found[0]?.message).toContain('“3701”不在“province”的“44”之内');
  });

  it('names one whose version does not fit', async () => {
    const found = await problems(named('b', { a: '^2.0.0' }), named('a', {}));
    expect(found).toMatchObject([{ code: 'pack.unfitDependency', path: '/dependencies/a' }]);
    expect(found[0]?.message).toContain('1.0.0');
  });

  it('names the way round a circle', async () => {
    const found = await problems(named('a', { b: '*' }), named('b', { c: '*' }), named('c', { a: '*' }));
    expect(found).toMatchObject([{ code: 'pack.cycle', file: 'package.json', path: '/dependencies/b' }]);
    expect(found[0]?.message).toContain('a → b → c → a');
  });

  it('refuses two packs of one namespace', async () => {
    const twin = opened(changed(kiteFiles(), 'package.json', (manifest) => Object.assign(manifest, { name: 'twin' })));
    expect(await problems(opened(kiteFiles()), twin)).toMatchObject([
      { code: 'pack.doubled', path: '/wutong/namespace' },
    ]);
  });
});

describe('overlays', () => {
  const overlaid = (patch: object[], more: object = {}) => compiled(kiteFiles(), coastFiles(patch, more));
  const refused = (patch: object[]) => resolveProblems(kiteFiles(), coastFiles(patch));

  it('make a second item under the lower namespace and leave the first as it is', async () => {
    const [base, lower] = await overlaid(promise(3));
    expect(base?.item.elements.timeLimit.promised.value).toBe(5);
    expect(lower).toMatchObject({
      ref: 'coast:kite-permit',
      base: 'kite:kite-permit',
      division: '99',
      pack: { name: '@wutong/coast' },
    });
    expect(lower?.item.elements.timeLimit.promised.value).toBe(3);
    expect(lower?.item.form).toBe('kite:kite-permit');
    expect(lower?.digest).not.toBe(base?.digest);
  });

  it('of a form reach the items that use it', async () => {
    const patch = [{ op: 'replace', path: '/title', value: '海边放风筝申请表' }];
    const items = await compiled(kiteFiles(), coastFiles(patch, { target: 'forms/kite:kite-permit' }));
    expect(items.map(({ ref, form }) => `${ref} ${form.title}`)).toEqual([
      'kite:kite-permit 放风筝申请表',
      'coast:kite-permit 海边放风筝申请表',
    ]);
  });

  it('stack: a city changes what its province made', async () => {
    const city = changed(coastFiles(promise(2), { target: 'items/coast:kite-permit' }), 'package.json', (manifest) =>
      Object.assign(manifest, {
        name: '@wutong/bay',
        dependencies: { '@wutong/coast': '^1.0.0' },
        wutong: { formatVersion: 1, namespace: 'bay', title: '海湾', layer: 'city', division: '9901' },
      }),
    );
    const items = await compiled(city, kiteFiles(), coastFiles(promise(3)));
    const days = items.map(({ ref, item }) => `${ref} ${item.elements.timeLimit.promised.value}`);
    expect(days).toEqual(['kite:kite-permit 5', 'coast:kite-permit 3', 'bay:kite-permit 2']);
  });

  it('that have expired fall away by themselves', async () => {
    const packs = [kiteFiles(), coastFiles(promise(3), { expires: '2026-06-30' })].map(opened);
    const count = async (today: string) => {
      const result = await resolvePacks(packs, { today });
      return result.ok ? result.value.length : -1;
    };
    expect(await count('2026-06-30')).toBe(2);
    expect(await count('2026-07-01')).toBe(1);
  });

  it.each([
    ['a locked part', [{ op: 'replace', path: '/elements/name', value: '放飞' }], 0],
    [
      'a locked part by its ancestor',
      [{ op: 'replace', path: '/elements', value: { ...kiteItem().elements, name: '放飞许可' } }],
      0,
    ],
    ['the rights themselves', [{ op: 'remove', path: '/rights' }], 0],
    ['a longer promise', promise(6), 0],
    [
      'one more material',
      [
        ...promise(3),
        {
          op: 'add',
          path: '/elements/materials/-',
          value: { id: 'fee', name: '缴费凭证', form: '原件', copies: 1, source: '银行', need: 'required' },
        },
      ],
      1,
    ],
    [
      'a conditional material made required',
      [
        { op: 'replace', path: '/elements/materials/1/need', value: 'required' },
        { op: 'remove', path: '/elements/materials/1/when' },
      ],
      0,
    ],
    ['fewer levels', [{ op: 'replace', path: '/elements/exerciseLevels', value: ['county'] }], 0],
  ])('may not go beyond the rights: %s', async (_name, patch, index) => {
    const problems = await refused(patch);
    expect(problems).toMatchObject([
      { code: 'pack.rights', file: 'overlays/kite-permit.json', path: `/patch/${index}` },
    ]);
  });

  it.each([
    ['fewer materials', [{ op: 'remove', path: '/elements/materials/1' }]],
    ['more levels', [{ op: 'add', path: '/elements/exerciseLevels/-', value: 'village' }]],
    ['a free part', [{ op: 'replace', path: '/elements/implementingBody', value: '海岸服务所' }]],
    ['a locked part set to what it is', [{ op: 'replace', path: '/elements/name', value: '放风筝许可' }]],
  ])('may do: %s', async (_name, patch) => {
    expect(await refused(patch)).toEqual([]);
  });

  it.each([
    [[{ op: 'test', path: '/elements/timeLimit/promised/value', value: 9 }], 0, '现值与预期不同'],
    [[...promise(3), { op: 'remove', path: '/elements/nothing' }], 1, '“nothing”不存在'],
    [[{ op: 'move', from: '/aliases/0', path: '/aliases/1' }], 0, '来源“/aliases/0”不存在'],
    [[{ op: 'replace', path: '/elements/materials/7', value: {} }], 0, '数组中没有'],
  ])('that do not apply name the index of the operation', async (patch, index, words) => {
    const [problem] = await refused(patch);
    expect(problem).toMatchObject({ code: 'pack.patch', file: 'overlays/kite-permit.json', path: `/patch/${index}` });
    expect(problem?.message).toContain(words);
  });

  it('of a part that does not exist name the nearest', async () => {
    const [problem] = await resolveProblems(kiteFiles(), coastFiles(promise(3), { target: 'items/kite:kite-permits' }));
    expect(problem).toMatchObject({ code: 'pack.danglingLink', path: '/target' });
    expect(problem?.message).toContain('“kite:kite-permit”');
  });
});

describe('catalogueFor', () => {
  it('gives a division the item of its most specific pack', async () => {
    const items = await compiled(kiteFiles(), coastFiles(promise(3)));
    expect(catalogueFor(items, '990121101000').map(({ ref }) => ref)).toEqual(['coast:kite-permit']);
    expect(catalogueFor(items, '110101010000').map(({ ref }) => ref)).toEqual(['kite:kite-permit']);
    expect(catalogueFor([...items].reverse(), '990121101000').map(({ ref }) => ref)).toEqual(['coast:kite-permit']);
  });
});
