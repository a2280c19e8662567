import { describe, expect, it } from 'vitest';
import { diffItems, itemMetrics, type PackFiles } from '#engine';
import { changed, coastFiles, compiled, kiteFiles } from './kitePack.ts';

type Loose = Record<string, unknown>;

/** The kite pack with its permit changed. */
const newer = (change: (item: Loose) => void): PackFiles => changed(kiteFiles(), 'items/kite-permit.json', change);

const diffOf = async (files: PackFiles) => diffItems(await compiled(kiteFiles()), await compiled(files));

const sentences = async (change: (item: Loose) => void): Promise<string[]> =>
  (await diffOf(newer(change))).items.flatMap(({ changes }) => changes.map(({ part, text }) => `${part}：${text}`));

const elements = (item: Loose) => item.elements as Record<string, unknown>;

describe('itemMetrics', () => {
  it('counts steps of officers, materials for all and by situation, promised working days', async () => {
    const [item] = await compiled(kiteFiles());
    expect(item && itemMetrics(item)).toEqual({ steps: 2, materials: 1, conditional: 1, days: 5 });
  });

  it.each([
    [{ value: 7, unit: 'calendarDay' }, 5],
    [{ value: 14, unit: 'workingHour' }, 2],
    [{ value: 10, unit: 'calendarDay' }, 7.14],
    [{ value: 0, unit: 'workingDay' }, 0],
  ])('tells %j in working days', async (promised, days) => {
    const files = newer((item) => {
      elements(item).timeLimit = { promised, immediate: false };
      item.steps = {};
    });
    const [item] = await compiled(files);
    expect(item && itemMetrics(item).days).toBe(days);
  });
});

describe('diffItems between two versions of the kite permit', () => {
  it('finds nothing where nothing changed', async () => {
    const diff = await diffOf(kiteFiles());
    expect(diff).toMatchObject({ items: [], added: [], removed: [], unchanged: 1 });
    expect(diff.before).toEqual(diff.after);
  });

  it('measures fewer steps, fewer materials, fewer days', async () => {
    const files = newer((item) => {
      const { materials } = elements(item) as { materials: object[] };
      elements(item).materials = materials.slice(0, 1);
      elements(item).timeLimit = {
        statutory: { value: 20, unit: 'workingDay' },
        promised: { value: 2, unit: 'workingDay' },
        immediate: false,
      };
    });
    const [item] = (await diffOf(files)).items;
    expect(item?.before).toEqual({ steps: 2, materials: 1, conditional: 1, days: 5 });
    expect(item?.after).toEqual({ steps: 2, materials: 1, conditional: 0, days: 2 });
    expect(item?.changes).toEqual([
      { part: '办理时限', kind: 'changed', text: '承诺时限由“5个工作日”缩短为“2个工作日”' },
      { part: '申请材料', kind: 'removed', text: '减少“风筝照片”（条件必要（form.big = true））' },
    ]);
  });

  it.each<[string, (item: Loose) => void, string[]]>([
    [
      'name and kind',
      (item) => Object.assign(elements(item), { name: '风筝放飞许可', type: '公共服务' }),
      ['事项名称：由“放风筝许可”改为“风筝放飞许可”', '事项类型：由“行政许可”改为“公共服务”'],
    ],
    [
      'legal basis',
      (item) =>
        Object.assign(elements(item), {
          legalBasis: [{ law: '风筝管理条例', article: '第2条', seen: true }],
        }),
      ['设定依据：减少“风筝管理办法第1条”', '设定依据：增加“风筝管理条例第2条”'],
    ],
    [
      'the end of a basis',
      (item) =>
        Object.assign(elements(item), {
          legalBasis: [{ law: '风筝管理办法', article: '第1条', seen: false, validTo: '2026-12-31' }],
        }),
      ['设定依据：“风筝管理办法第1条”由“无摘要，现行有效”改为“无摘要，有效至2026-12-31”'],
    ],
    [
      'levels and objects',
      (item) =>
        Object.assign(elements(item), { exerciseLevels: ['village'], serviceObjects: ['person', 'organization'] }),
      ['行使层级：减少“乡镇（街道）”', '行使层级：增加“村（社区）”', '服务对象：增加“单位”'],
    ],
    [
      'conditions, result, fee and body',
      (item) =>
        Object.assign(elements(item), {
          acceptConditions: ['有风筝', '年满十八周岁'],
          result: '电子许可证',
          fee: { charged: true, standard: '每件5元' },
          implementingBody: '县风筝局',
        }),
      [
        '受理条件：增加“年满十八周岁”',
        '办理结果：由“放风筝许可证”改为“电子许可证”',
        '收费：由“不收费”改为“收费，每件5元”',
        '实施主体：由“镇服务所”改为“县风筝局”',
      ],
    ],
    [
      'rights and duties',
      (item) => {
        item.rights = { '/elements/name': 'locked', '/elements/timeLimit': 'locked' };
        item.duties = [{ id: 'apart', apart: ['approval', 'acceptance'], reason: '岗位不相容' }];
      },
      [
        '岗位分设：由“acceptance与approval”改为“approval与acceptance”',
        '下级更改权限：“/elements/timeLimit”由“只可从宽”改为“不得更改”',
        '下级更改权限：“/elements/materials”由“只可从宽”改为“可以更改”',
        '下级更改权限：“/elements/exerciseLevels”由“只可从宽”改为“可以更改”',
      ],
    ],
    [
      'what a step may take',
      (item) => Object.assign(item, { steps: { approval: { limit: { value: 1, unit: 'workingDay' } } } }),
      ['环节：“审批”由“乡镇（街道）、2个工作日”改为“乡镇（街道）、1个工作日”'],
    ],
    [
      'questions',
      (item) =>
        Object.assign(item, { situations: [{ id: 'byAgent', question: '是否委托他人代办？', type: 'boolean' }] }),
      ['情形：增加“是否委托他人代办？”'],
    ],
  ])('tells %s in words', async (_what, change, words) => {
    expect(await sentences(change)).toEqual(words);
  });

  it('tells every aspect of a material', async () => {
    const found = await sentences((item) => {
      const { materials } = elements(item) as { materials: Record<string, unknown>[] };
      Object.assign(materials[0] ?? {}, { copies: 1, basis: '风筝管理办法第2条', shareable: '公安人口库' });
      Object.assign(materials[1] ?? {}, { when: 'form.big = false' });
    });
    expect(found).toEqual([
      '申请材料：“身份证”的份数由“0份”改为“1份”',
      '申请材料：“身份证”的依据由“无”改为“风筝管理办法第2条”',
      '申请材料：“身份证”的共享来源由“无”改为“公安人口库”',
      '申请材料：“风筝照片”的必要性由“条件必要（form.big = true）”改为“条件必要（form.big = false）”',
    ]);
  });

  it('tells a condition that changed behind the same words', async () => {
    const said = (when: string) =>
      newer((item) => {
        const { materials } = elements(item) as { materials: object[] };
        Object.assign(materials[1] ?? {}, { when, whenText: '大型风筝提交' });
      });
    const [old, now] = [await compiled(said('form.big = true')), await compiled(said('form.big = false'))];
    expect(diffItems(old, now).items[0]?.changes).toEqual([
      { part: '申请材料', kind: 'changed', text: '“风筝照片”的判断条件由 form.big = true 改为 form.big = false' },
    ]);
  });

  it('tells steps and fields that came and went', async () => {
    const files = changed(kiteFiles(), 'forms/kite-permit.json', (form) => {
      const { properties } = form.schema as { properties: Record<string, object> };
      properties.place = { type: 'string', title: '放飞地点' };
      (form.sections as { fields: string[] }[])[0]?.fields.push('place');
    });
    const process = files['processes/kite.bpmn'] ?? '';
    const diff = await diffOf({ ...files, 'processes/kite.bpmn': process.replace('name="审批"', 'name="审核决定"') });
    expect(diff.items[0]?.changes).toEqual([
      { part: '环节', kind: 'changed', text: '由“审批”改为“审核决定”' },
      { part: '申请表', kind: 'added', text: '增加栏目“放飞地点”' },
    ]);
  });

  it('says that drawing or form changed where no step and no field did', async () => {
    const files = changed(kiteFiles(), 'forms/kite-permit.json', (form) => {
      (form.schema as { required: string[] }).required = [];
    });
    const process = (files['processes/kite.bpmn'] ?? '').replace('id="f3"', 'id="f9"').replaceAll('>f3<', '>f9<');
    const diff = await diffOf({ ...files, 'processes/kite.bpmn': process });
    expect(diff.items[0]?.changes.map(({ text }) => text)).toEqual([
      '流程图有改动，环节不变',
      '填写要求有改动，栏目不变',
    ]);
  });

  it('lists items that came and went', async () => {
    const [item] = await compiled(kiteFiles());
    if (!item) throw new Error('not compiled');
    expect(diffItems([item], [])).toMatchObject({ removed: [{ ref: 'kite:kite-permit', title: '放风筝许可' }] });
    expect(diffItems([], [item])).toMatchObject({ added: [{ ref: 'kite:kite-permit' }], before: { steps: 0 } });
  });
});

describe('diffItems between two layers', () => {
  it('compares an overlaid item with the one above and takes nothing as removed', async () => {
    const items = await compiled(
      kiteFiles(),
      coastFiles([{ op: 'replace', path: '/elements/timeLimit/promised/value', value: 3 }]),
    );
    const [above, below] = ['kite:', 'coast:'].map((prefix) => items.filter(({ ref }) => ref.startsWith(prefix)));
    const diff = diffItems(above ?? [], below ?? [], { layer: true });
    expect(diff.items).toMatchObject([{ from: 'kite:kite-permit', to: 'coast:kite-permit', id: 'kite-permit' }]);
    expect(diff.items[0]?.changes.map(({ text }) => text)).toEqual(['承诺时限由“5个工作日”缩短为“3个工作日”']);
    expect([diff.before.days, diff.after.days]).toEqual([5, 3]);
    expect(diffItems(above ?? [], [], { layer: true }).removed).toEqual([]);
  });
});
