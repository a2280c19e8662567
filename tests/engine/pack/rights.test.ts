import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#engine';
import { breaches, rightOf } from '../../../engine/pack/rights.ts';
import { kiteItem } from './kitePack.ts';

type Loose = Record<string, unknown>;

/** Everything may only become lighter, except what a test says. */
const above = (rights: Loose = {}): JsonObject => {
  const item = kiteItem();
  const [identity, photo] = item.elements.materials;
  return {
    ...item,
    elements: {
      ...item.elements,
      exerciseLevels: ['county', 'town'],
      serviceObjects: ['person'],
      channels: ['window', 'online'],
      timeLimit: {
        statutory: { value: 20, unit: 'workingDay' },
        promised: { value: 5, unit: 'workingDay' },
        immediate: false,
        note: '不含公示',
        excluded: ['公示'],
      },
      materials: [
        { ...identity, form: '复印件（验原件）', copies: 2, basis: '风筝管理办法第2条', shareable: '公安人口库' },
        photo,
      ],
      fee: { charged: true, standard: '每件10元' },
    },
    steps: { approval: { limit: { value: 2, unit: 'workingDay' }, level: 'county' } },
    situations: [{ id: 'byAgent', question: '是否委托他人代办？', type: 'boolean' }],
    validFrom: '2026-03-01',
    validTo: '2027-12-31',
    rights: { '/elements': 'narrow-only', '/steps': 'narrow-only', '/duties': 'narrow-only', ...rights },
  } as unknown as JsonObject;
};

const ALL = {
  '/riskClass': 'narrow-only',
  '/situations': 'narrow-only',
  '/validFrom': 'narrow-only',
  '/validTo': 'narrow-only',
};

/** What the change is refused for. */
function refusals(change: (item: Loose & { elements: Loose }) => void, rights: Loose = ALL): string[] {
  const before = above(rights);
  const after = structuredClone(before);
  change(after as never);
  return breaches(before, after).map(({ reason }) => reason);
}

type Elements = Loose & { materials: Loose[]; timeLimit: Loose };
const elements = (change: (elements: Elements) => void) => refusals(({ elements: all }) => change(all as Elements));
const material = (index: number, more: Loose) =>
  elements(({ materials }) => Object.assign(materials[index] ?? {}, more));
const withoutMember = (index: number, name: string) => elements(({ materials }) => delete materials[index]?.[name]);
const promised = (value: number, unit: string, more: Loose = {}) =>
  elements(({ timeLimit }) => Object.assign(timeLimit, { promised: { value, unit, ...more } }));

describe('a limit that may only become shorter', () => {
  it.each([
    [4, 'workingDay', {}],
    [5, 'workingDay', { start: 'sameDay' }],
    [5, 'workingDay', { roll: 'none' }],
    [5, 'calendarDay', {}],
    [0, 'workingDay', {}],
    [0, 'month', {}],
    [24, 'hour', {}],
  ])('may be %d %s %j', (value, unit, more) => {
    expect(promised(value, unit, more)).toEqual([]);
  });

  it.each([
    [7, 'workingDay', {}, '承诺时限由5个工作日改为7个工作日，比上级长，不得放宽'],
    [60, 'calendarDay', {}, '承诺时限由5个工作日改为60个自然日，比上级长，不得放宽'],
    [2, 'month', {}, '承诺时限由5个工作日改为2个月，比上级长，不得放宽'],
    [1, 'year', {}, '承诺时限由5个工作日改为1年，比上级长，不得放宽'],
    [7, 'calendarDay', {}, '承诺时限由5个工作日改为7个自然日，单位不同，不能确定不比上级长，请改用与上级相同的单位'],
    [8, 'workingHour', {}, '承诺时限由5个工作日改为8个工作时，单位不同，不能确定不比上级长，请改用与上级相同的单位'],
    [
      5,
      'workingDay',
      { start: 'nextWorkingDay' },
      '承诺时限由5个工作日改为5个工作日（次一工作日起算），起算日比上级晚，不得放宽',
    ],
  ])('may not be %d %s %j', (value, unit, more, words) => {
    expect(promised(value, unit, more)).toEqual([words]);
  });

  it('keeps what the law gives, and may add a guarantee', () => {
    expect(elements(({ timeLimit }) => delete timeLimit.statutory)).toEqual([
      '去掉法定时限20个工作日，上级规定的时限不得去掉',
    ]);
    const before = above();
    delete ((before.elements as Loose).timeLimit as Loose).statutory;
    expect(breaches(before, above())).toEqual([]);
  });

  it('may become immediate, never the reverse', () => {
    expect(elements(({ timeLimit }) => Object.assign(timeLimit, { immediate: true }))).toEqual([]);
    const before = structuredClone(above());
    ((before.elements as Loose).timeLimit as Loose).immediate = true;
    expect(breaches(before, above()).map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/由是改为否，上级当场办结的不得改为承诺办结$/),
    ]);
  });

  it('is stopped by fewer causes, not by more; its note is free', () => {
    expect(elements(({ timeLimit }) => Object.assign(timeLimit, { excluded: [], note: '含公示' }))).toEqual([]);
    expect(elements(({ timeLimit }) => Object.assign(timeLimit, { excluded: ['公示', '鉴定'] }))).toEqual([
      expect.stringMatching(/增加“鉴定”，不计入时限的事由只可减少，不得增加$/),
    ]);
  });
});

describe('materials that may only become fewer and lighter', () => {
  it.each<[string, () => string[]]>([
    ['one less', () => elements((all) => Object.assign(all, { materials: all.materials.slice(0, 1) }))],
    ['none', () => elements((all) => Object.assign(all, { materials: [] }))],
    ['in another order', () => elements((all) => Object.assign(all, { materials: [...all.materials].reverse() }))],
    ['fewer copies', () => material(0, { copies: 1 })],
    ['on a condition', () => material(0, { need: 'conditional', when: 'form.big = true' })],
    ['on a narrower condition', () => material(1, { when: '(form.big = true) and (form.height > 10)' })],
    ['a lighter form', () => material(0, { form: '核验原件（可用电子证照）' })],
    ['sharing in place of paper', () => material(1, { shareable: '风筝档案库' })],
    ['more formats', () => material(0, { accept: ['pdf', 'jpg', 'png', 'ofd'] })],
    ['a basis and words', () => material(1, { basis: '海岸风筝办法', standard: '清晰可辨', whenText: '大型风筝提交' })],
  ])('may be %s', (_what, change) => {
    expect(change()).toEqual([]);
  });

  it.each<[string, () => string[], string]>([
    [
      'one more',
      () => elements(({ materials }) => materials.push({ ...materials[0], id: 'fee', name: '缴费凭证' })),
      '申请材料增加“缴费凭证”，材料只可减少，不得增加',
    ],
    [
      'another one under the same number',
      () =>
        elements((all) =>
          Object.assign(all, { materials: [all.materials[0], { ...all.materials[1], id: 'x', name: '户口簿' }] }),
        ),
      '申请材料增加“户口簿”，材料只可减少，不得增加',
    ],
    ['more copies', () => material(0, { copies: 3 }), '申请材料“身份证”的份数由2份改为3份，比上级多，不得增加'],
    [
      'required of all',
      () => material(1, { need: 'required', when: undefined }),
      '申请材料“风筝照片”的必要性由条件必要改为必要，不得由按情形提交改为必须提交',
    ],
    [
      'left to the window',
      () => withoutMember(1, 'when'),
      '去掉申请材料“风筝照片”的判断条件“form.big = true”，去掉条件后由窗口决定是否收取，不得放宽',
    ],
    [
      'a wider condition',
      () => material(1, { when: 'form.big = true or form.red = true' }),
      expect.stringContaining('不能确定收取范围不比上级大') as unknown as string,
    ],
    [
      'a condition that only looks narrower',
      () => material(1, { when: '(form.big = true) and (form.a) or (form.b)' }),
      expect.stringContaining('不能确定收取范围不比上级大') as unknown as string,
    ],
    [
      'a heavier form',
      () => material(0, { form: '原件' }),
      '申请材料“身份证”的材料形式由“复印件（验原件）”改为“原件”，不能确定不比上级重，不得改动',
    ],
    [
      'without its basis',
      () => withoutMember(0, 'basis'),
      '去掉申请材料“身份证”的收取依据“风筝管理办法第2条”，材料的依据不得去掉',
    ],
    [
      'without sharing',
      () => withoutMember(0, 'shareable'),
      expect.stringContaining('可以共享获取的不得改为由群众提交') as unknown as string,
    ],
    [
      'fewer formats',
      () => material(0, { accept: ['pdf'] }),
      expect.stringContaining('可上传的格式只可增加') as unknown as string,
    ],
    [
      'from elsewhere',
      () => material(0, { source: '申请人自备' }),
      expect.stringContaining('不能确定是否从宽') as unknown as string,
    ],
    [
      'renamed',
      () => material(0, { name: '身份证和户口簿' }),
      expect.stringContaining('不能确定是否从宽') as unknown as string,
    ],
  ])('may not be %s', (_what, change, words) => {
    expect(change()).toEqual([words]);
  });
});

describe('the other elements', () => {
  it.each<[string, () => string[]]>([
    ['more levels', () => elements((all) => Object.assign(all, { exerciseLevels: ['county', 'town', 'village'] }))],
    ['more channels', () => elements((all) => Object.assign(all, { channels: ['online', 'window', 'kiosk'] }))],
    ['more objects', () => elements((all) => Object.assign(all, { serviceObjects: ['person', 'organization'] }))],
    ['fewer conditions', () => elements((all) => Object.assign(all, { acceptConditions: [], notAccept: [] }))],
    [
      'more legal ground',
      () =>
        elements((all) =>
          Object.assign(all, { legalBasis: [...(all.legalBasis as []), { law: '海岸风筝办法', seen: true }] }),
        ),
    ],
    ['a lower fee', () => elements((all) => Object.assign(all, { fee: { charged: true, standard: '每件5元' } }))],
    ['no fee', () => elements((all) => Object.assign(all, { fee: { charged: false, standard: '不收费' } }))],
    [
      'a shorter step nearer to the people',
      () =>
        refusals((item) =>
          Object.assign(item, { steps: { approval: { limit: { value: 1, unit: 'workingDay' }, level: 'town' } } }),
        ),
    ],
    [
      'stricter duties',
      () =>
        refusals((item) =>
          Object.assign(item, {
            duties: [{ id: 'apart', apart: ['acceptance', 'approval', 'issuance'], reason: '岗位不相容' }],
          }),
        ),
    ],
    ['a higher risk', () => refusals((item) => Object.assign(item, { riskClass: 'money' }))],
    ['fewer questions', () => refusals((item) => Object.assign(item, { situations: [] }))],
    [
      'a longer life',
      () => refusals((item) => Object.assign(item, { validFrom: '2026-01-01', validTo: '2028-12-31' })),
    ],
  ])('may have %s', (_what, change) => {
    expect(change()).toEqual([]);
  });

  it.each<[string, () => string[], string]>([
    [
      'fewer levels',
      () => elements((all) => Object.assign(all, { exerciseLevels: ['county'] })),
      '行使层级减少“乡镇（街道）”，办理层级只可增加，不得减少',
    ],
    [
      'fewer channels',
      () => elements((all) => Object.assign(all, { channels: ['window'] })),
      '减少“online”，办理渠道只可增加，不得减少',
    ],
    [
      'fewer objects',
      () => elements((all) => Object.assign(all, { serviceObjects: ['organization'] })),
      '服务对象减少“个人”，服务对象只可增加，不得减少',
    ],
    [
      'more conditions',
      () => elements((all) => Object.assign(all, { acceptConditions: ['有风筝', '年满十八周岁'] })),
      '受理条件增加“年满十八周岁”，受理条件只可减少，不得增加',
    ],
    [
      'more ways to be turned away',
      () => elements((all) => Object.assign(all, { notAccept: ['在机场净空保护区内', '雨天'] })),
      '不予受理的情形只可减少，不得增加',
    ],
    [
      'less legal ground',
      () => elements((all) => Object.assign(all, { legalBasis: [{ law: '海岸风筝办法', seen: true }] })),
      '设定依据减少“风筝管理办法第1条”，设定依据只可补充，不得减少',
    ],
    [
      'a higher fee',
      () => elements((all) => Object.assign(all, { fee: { charged: true, standard: '每件12元' } })),
      '由“收费，每件10元”改为“收费，每件12元”，不能确定收费不比上级高，不得改动',
    ],
    [
      'a fee counted otherwise',
      () => elements((all) => Object.assign(all, { fee: { charged: true, standard: '每米5元' } })),
      '不能确定收费不比上级高，不得改动',
    ],
    [
      'a fee behind “free”',
      () => elements((all) => Object.assign(all, { fee: { charged: false, standard: '工本费5元' } })),
      '写明不收费，标准中却有金额',
    ],
    [
      'other words for the result',
      () => elements((all) => Object.assign(all, { result: '登记回执' })),
      '不能确定是否从宽，不得改动',
    ],
    [
      'a longer step',
      () =>
        refusals((item) =>
          Object.assign(item, { steps: { approval: { limit: { value: 3, unit: 'workingDay' }, level: 'county' } } }),
        ),
      '环节“approval”的环节时限由2个工作日改为3个工作日，比上级长，不得放宽',
    ],
    [
      'a step farther away',
      () =>
        refusals((item) =>
          Object.assign(item, { steps: { approval: { limit: { value: 2, unit: 'workingDay' }, level: 'city' } } }),
        ),
      '由县级改为市级，办理层级不得上收',
    ],
    [
      'a step that nobody compared',
      () =>
        refusals((item) => Object.assign(item.steps as Loose, { review: { limit: { value: 1, unit: 'workingDay' } } })),
      '上级没有规定，不能确定是否从宽',
    ],
    ['laxer duties', () => refusals((item) => Object.assign(item, { duties: [] })), '岗位分设只可更严，不得减少'],
    [
      'more questions',
      () =>
        refusals((item) =>
          Object.assign(item, {
            situations: [...(item.situations as []), { id: 'x', question: '是否夜间？', type: 'boolean' }],
          }),
        ),
      '增加“是否夜间？”，情形提问只可减少，不得增加',
    ],
    ['a later start', () => refusals((item) => Object.assign(item, { validFrom: '2026-06-01' })), '施行日期不得推迟'],
    ['an earlier end', () => refusals((item) => Object.assign(item, { validTo: '2027-06-30' })), '截止日期不得提前'],
  ])('may not have %s', (_what, change, words) => {
    const found = change();
    expect(found.length).toBeGreaterThan(0);
    expect(found.join('；')).toContain(words);
  });

  it('may not have a lower risk', () => {
    const [before, after] = [{ ...above(ALL), riskClass: 'money' }, above(ALL)];
    expect(breaches(before, after).map(({ reason }) => reason)).toEqual([
      '风险级别由涉及资金改为一般，风险级别只可提高，不得降低',
    ]);
  });
});

describe('which right counts', () => {
  it('is that of the longest prefix', () => {
    const rights = { '/elements/procedure': 'free', '/elements/name': 'locked' };
    expect(refusals(({ elements: all }) => Object.assign(all, { procedure: '受理→审批→出件' }), rights)).toEqual([]);
    expect(refusals(({ elements: all }) => Object.assign(all, { name: '放飞' }), rights)).toEqual([
      '事项名称由“放风筝许可”改为“放飞”，上级包已锁定，不得改动',
    ]);
    const item = above(rights);
    expect(
      [['elements', 'procedure'], ['elements', 'result'], ['title'], ['id']].map((path) => rightOf(item, path)),
    ).toEqual(['free', 'narrow-only', 'free', 'locked']);
  });

  it('holds for an entry by its id or its number, wherever it stands below', () => {
    for (const pointer of ['/elements/materials/photo', '/elements/materials/1']) {
      const rights = { '/elements/materials': 'free', [pointer]: 'locked' };
      const shifted = (copies: number) =>
        refusals(({ elements: all }) => {
          const [identity, photo] = all.materials as Loose[];
          Object.assign(all, { materials: [{ ...photo, copies }, identity] });
        }, rights);
      expect(shifted(1)).toEqual([]);
      expect(shifted(0)).toEqual(['申请材料“风筝照片”的份数由1份改为0份，上级包已锁定，不得改动']);
    }
  });

  it('is not got round by writing a whole element anew', () => {
    const after = structuredClone(above());
    (after.elements as Loose).timeLimit = { promised: { value: 9, unit: 'workingDay' }, immediate: false };
    expect(breaches(above(), after).map(({ place }) => place)).toEqual([
      '/elements/timeLimit/statutory',
      '/elements/timeLimit/promised',
    ]);
  });

  it('tells the standard of an indicator from below by its sign', () => {
    const indicator = (op: string, value: number) => ({
      id: 'rate',
      threshold: { op, value },
      rights: { '/threshold': 'narrow-only' },
    });
    const count = (op: string, from: number, to: number) =>
      breaches(indicator(op, from), indicator(op, to), 'indicator').length;
    expect([count('>=', 90, 95), count('>=', 95, 90), count('<=', 5, 3), count('<=', 3, 5)]).toEqual([0, 1, 0, 1]);
  });
});
