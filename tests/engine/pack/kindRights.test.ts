import { describe, expect, it } from 'vitest';
import {
  type Json,
  type JsonObject,
  layOverlay,
  type Overlay,
  type PatchedKind,
  processView,
  resolvePacks,
} from '#engine';
import { breaches, rightOf } from '../../../engine/pack/rights.ts';
import { changed, coastFiles, kiteFiles, opened } from './kitePack.ts';

type Loose = Record<string, Json>;

const kiteForm = () => JSON.parse(kiteFiles()['forms/kite-permit.json'] ?? '') as JsonObject;
const kiteProcess = kiteFiles()['processes/kite.bpmn'] ?? '';

/** Why a change of a part is refused. */
function refusals(kind: PatchedKind, before: unknown, change: (part: never) => void, division?: string): string[] {
  const after = structuredClone(before);
  change(after as never);
  return breaches(before as JsonObject, after as JsonObject, kind, division).map(({ reason }) =>
    reason.split('，').slice(1).join('，'),
  );
}

const ledger = (rights?: JsonObject) => ({
  id: 'kites',
  title: '风筝台账',
  purpose: '登记获准放飞的风筝',
  columns: [
    { name: 'no', title: '编号', type: 'text', required: true, sensitive: true },
    { name: 'color', title: '颜色', type: 'select', codeTable: 'kite:COLOR' },
  ],
  key: ['no'],
  rules: ['每季度核对一次'],
  ...(rights ? { rights } : {}),
});
type Ledger = { columns: Loose[]; key: string[]; rules: string[]; title: string; rights: Loose };

describe('a ledger, to which columns may be added', () => {
  const of = (change: (part: Ledger) => void, rights?: JsonObject) => refusals('ledger', ledger(rights), change);

  it.each<[string, (part: Ledger) => void]>([
    [
      'columns that may stay empty',
      ({ columns }) => columns.push({ name: 'tail', title: '尾长', type: 'number', manual: true }),
    ],
    ['another order', ({ columns }) => columns.reverse()],
    ['rules', ({ rules }) => rules.push('风停即核对')],
    ['what must be filled', ({ columns }) => Object.assign(columns[1] ?? {}, { required: true })],
    ['what can be searched', ({ columns }) => Object.assign(columns[1] ?? {}, { queryable: true })],
  ])('takes %s', (_what, change) => {
    expect(of(change)).toEqual([]);
  });

  it.each<[string, (part: Ledger) => void, string]>([
    ['a column less', ({ columns }) => columns.pop(), '上级统一的列不得删去或者改名'],
    [
      'another name',
      ({ columns }) => Object.assign(columns[1] ?? {}, { title: '花色' }),
      '列名、类型和代码表由上级统一，不得改动',
    ],
    [
      'another type',
      ({ columns }) => Object.assign(columns[0] ?? {}, { type: 'number' }),
      '列名、类型和代码表由上级统一，不得改动',
    ],
    [
      'an optional column',
      ({ columns }) => Object.assign(columns[0] ?? {}, { required: false }),
      '上级要求必填的列不得改为可不填',
    ],
    ['an open column', ({ columns }) => delete columns[0]?.sensitive, '上级列为个人信息的，不得改为公开'],
    [
      'a new required column',
      ({ columns }) => columns.push({ name: 'x', title: '尾长', type: 'text', required: true }),
      '增加的列不得必填，否则已登记的各行都不完整',
    ],
    ['another key', (part) => part.key.push('color'), '主键由上级统一，不得改动'],
    ['a rule less', (part) => part.rules.pop(), '上级规定的不得删去'],
    [
      'another title',
      (part) => {
        part.title = '纸鸢台账';
      },
      '台账的名称、用途、对账和汇总由上级统一，不得改动',
    ],
  ])('does not take %s', (_what, change, why) => {
    expect(of(change)).toEqual([why]);
  });

  describe('that fills itself', () => {
    type Filled = Ledger & { fills: { set: Loose; key: string; live?: string[]; when?: string }[] };
    const filled = { ...ledger(), fills: [{ from: 'cases', key: 'case.no', set: { no: 'case.no' }, live: [] }] };
    const why = '自动登记的来源、条件、行标识和上级各列的取数由上级统一，只可为本级增加的列补写取数';
    const own = (change: (part: Filled) => void) => refusals('ledger', filled, change);

    it('is told how to fill a column that a layer added', () => {
      const added = own(({ columns, fills }) => {
        columns.push({ name: 'tail', title: '尾长', type: 'number' });
        for (const fill of fills) Object.assign(fill, { set: { ...fill.set, tail: 'form.tail' }, live: ['tail'] });
      });
      expect(added).toEqual([]);
    });

    it.each<[string, (part: Filled) => void]>([
      ['another text for a column from above', ({ fills: [fill] }) => Object.assign(fill?.set ?? {}, { no: '"1"' })],
      [
        'a text for a column that people fill in',
        ({ fills: [fill] }) => Object.assign(fill?.set ?? {}, { color: '1' }),
      ],
      ['another key', ({ fills: [fill] }) => Object.assign(fill ?? {}, { key: 'case.id' })],
      ['a condition', ({ fills: [fill] }) => Object.assign(fill ?? {}, { when: 'false' })],
      ['another source', ({ fills }) => fills.push({ from: 'officers', key: 'userName', set: {} } as never)],
      ['no fill any more', ({ fills }) => fills.pop()],
    ])('does not take %s', (_what, change) => {
      expect(own(change)).toEqual([why]);
    });
  });

  it('takes nothing where it is locked, and says where', () => {
    const before = ledger({ '': 'locked' });
    const after = { ...before, columns: [...before.columns, { name: 'tail', title: '尾长', type: 'text' }] };
    expect(breaches(before as unknown as JsonObject, after as unknown as JsonObject, 'ledger')).toEqual([
      {
        pointer: '/columns',
        path: ['columns', 'tail'],
        place: '/columns/2',
        right: 'locked',
        reason: '列增加“尾长”，上级包已锁定，不得改动',
      },
    ]);
  });

  it('lets a layer bind those below it more tightly, never less', () => {
    const tighter = (part: Ledger) => {
      part.rights = { '': 'locked' };
    };
    const looser = (part: Ledger) => {
      part.rights = { '/columns': 'free' };
    };
    expect([of(tighter), of(looser)]).toEqual([[], ['下级更改权限只可从严，不得放宽']]);
    expect(of(looser, { '/columns': 'locked' })).toEqual(['下级更改权限只可从严，不得放宽']);
    expect(rightOf(ledger() as unknown as JsonObject, ['columns', 'no'], 'ledger')).toBe('narrow-only');
  });

  it('is refused to a lower pack by the check, with file, operation and reason', async () => {
    const file = 'ledgers/kites.json';
    const national = changed(kiteFiles(), file, (part) => Object.assign(part, { rights: { '': 'locked' } }));
    const { 'overlays/kite-permit.json': _, ...coast } = coastFiles([]);
    const overlay = {
      id: 'kites',
      target: 'ledgers/kite:kites',
      reason: '海边风大',
      patch: [
        { op: 'test', path: '/columns/0/name', value: 'no' },
        { op: 'add', path: '/columns/-', value: { name: 'tail', title: '尾长', type: 'text' } },
      ],
    };
    const resolved = await resolvePacks(
      [national, { ...coast, 'overlays/kites.json': JSON.stringify(overlay) }].map(opened),
    );
    expect(resolved.ok ? [] : resolved.problems).toEqual([
      {
        code: 'pack.rights',
        file: 'overlays/kites.json',
        path: '/patch/1',
        message:
          '列增加“尾长”，上级包已锁定，不得改动。统一台账不作本地化，确有需要的，由锁定它的一级统一修改。（内容包“@wutong/coast”）',
      },
    ]);
  });
});

describe('a form', () => {
  type Form = { schema: { properties: Record<string, Loose>; required: string[] }; sections: { fields: string[] }[] };
  const of = (change: (part: Form) => void) => refusals('form', kiteForm(), change as never);
  const [name = ''] = Object.keys((kiteForm() as unknown as Form).schema.properties);
  const add = (required: boolean) => (part: Form) => {
    part.schema.properties.tail = { title: '尾长', type: 'string' };
    part.sections[0]?.fields.push('tail');
    part.schema.required = [...(part.schema.required ?? []), ...(required ? ['tail'] : [])];
  };

  it('may ask for more that can be left out, and explain what it asks', () => {
    expect(of(add(false))).toEqual([]);
    expect(of(({ schema }) => Object.assign(schema.properties[name] ?? {}, { description: '照风筝上的写' }))).toEqual(
      [],
    );
  });

  it('may not ask for more that must be filled, drop or turn a field', () => {
    expect(of(add(true))).toContain('增加必填项会加重填报负担');
    expect(of(({ schema }) => delete schema.properties[name])).toContain('上级的字段不得删去，台账和统计要用到');
    expect(of(({ schema }) => Object.assign(schema.properties[name] ?? {}, { title: '别名' }))).toEqual([
      '字段的名称关系到填写内容，不得改动',
    ]);
    expect(of(({ schema }) => Object.assign(schema.properties[name] ?? {}, { maxLength: 3 }))).toEqual([
      '字段的类型、格式和取值由上级统一，不得改动',
    ]);
  });
});

describe('papers, texts and tables', () => {
  const paper = {
    id: 'receipt',
    title: '回执',
    kind: 'receipt',
    blocks: [
      { type: 'paragraph', text: '收到。' },
      { type: 'fields', rows: [{ label: '编号', value: '{case.no}' }] },
    ],
  };
  type Paper = { blocks: { text?: string; type: string; rows?: Loose[] }[] };
  const paperOf = (change: (part: Paper) => void) => refusals('document', paper, change as never);
  const law = {
    id: 'rule',
    title: '守则',
    category: 'regulation',
    validFrom: '2026-01-01',
    articles: [{ text: '一' }, { text: '二' }],
  };
  const lawOf = (change: (part: { articles: Loose[] }) => void) => refusals('rule-text', law, change as never);
  const table = (standard?: string) => ({
    id: 'C',
    title: '颜色',
    ...(standard ? { standard } : {}),
    entries: [{ code: '1', label: '红' }],
  });
  const tableOf = (change: (part: { entries: Loose[] }) => void, standard?: string) =>
    refusals('code-table', table(standard), change as never);

  it('keep what the level above says, and may say more', () => {
    expect(paperOf(({ blocks }) => blocks.splice(1, 0, { type: 'note', text: '请妥为保管。' }))).toEqual([]);
    expect(paperOf(({ blocks }) => blocks[1]?.rows?.push({ label: '窗口', value: '1号' }))).toEqual([]);
    expect(paperOf(({ blocks }) => Object.assign(blocks[0] ?? {}, { text: '已收到。' }))).toEqual([
      '上级的文字、表格和落款不得删改，只可增加段落和说明',
    ]);
    expect(paperOf(({ blocks }) => blocks.reverse())).toHaveLength(1);
    expect(lawOf(({ articles }) => articles.push({ text: '三' }))).toEqual([]);
    expect(lawOf(({ articles }) => articles.shift())).toEqual(['上级的条款不得删改，只可增加']);
  });

  it('may have more codes where no standard says which', () => {
    const more = ({ entries }: { entries: Loose[] }) => entries.push({ code: '2', label: '靛' });
    expect(tableOf(more)).toEqual([]);
    expect(tableOf(more, 'GB/T 1')).toEqual(['依据标准编制的代码表不得增加代码']);
    expect(tableOf(({ entries }) => Object.assign(entries[0] ?? {}, { label: '绯' }))).toEqual([
      '代码的含义和层次由上级统一，不得改动',
    ]);
  });
});

describe('calendars and parameters', () => {
  const calendar = {
    id: 'c',
    title: '日历',
    holidays: { '2026-01-01': '元旦' },
    workdays: { '2026-01-04': '调休' },
    publishedYears: [2026],
    utcOffset: 480,
  };
  type Calendar = { holidays: Loose; workdays: Loose; publishedYears: number[] };
  const calendarOf = (change: (part: Calendar) => void) => refusals('calendar', calendar, change as never);

  it('have working days added on their own, days off only with approval', () => {
    expect(calendarOf(({ workdays }) => Object.assign(workdays, { '2026-05-09': '夜市受理日' }))).toEqual([]);
    expect(calendarOf(({ holidays }) => Object.assign(holidays, { '2026-04-18': '三月三' }))).toEqual([
      '增加停办日会延长按工作日计算的时限',
    ]);
    expect(calendarOf(({ holidays }) => delete holidays['2026-01-01'])).toEqual(['上级规定的放假日不得去掉']);
    expect(calendarOf(({ publishedYears }) => publishedYears.push(2027))).toEqual(['上级包已锁定，不得改动']);
  });

  const loan = (better?: string) => ({
    id: 'loan',
    title: '额度',
    unit: '万元',
    type: 'number',
    ...(better ? { better } : {}),
    values: [
      { from: '2023-10-01', value: 30 },
      { from: '2024-01-01', division: '99', value: 40 },
    ],
  });
  const value =
    (amount: number, division = '990121') =>
    ({ values }: { values: Loose[] }) => {
      values.push({ from: '2026-01-01', division, value: amount });
    };
  const loanOf = (change: (part: { values: Loose[] }) => void, better?: string) =>
    refusals('parameter', loan(better), change as never, '990121');

  it('give the own division a value that is better than the one that would hold', () => {
    expect([loanOf(value(40), 'higher'), loanOf(value(50), 'higher'), loanOf(value(20), 'lower')]).toEqual([
      [],
      [],
      [],
    ]);
    expect(loanOf(value(35), 'higher')).toEqual(['低于上级的40，对办事人不利']);
    expect(loanOf(value(50), 'lower')).toEqual(['高于上级的40，对办事人不利']);
    expect(loanOf(value(50))).toEqual(['没有写明取高还是取低对办事人有利，不能确定是否从宽']);
  });

  it('give no other place a value, whatever the rights say', () => {
    const foreign = (part: unknown, change: (part: { values: Loose[] }) => void) => {
      const after = structuredClone(part);
      change(after as never);
      return breaches(part as JsonObject, after as JsonObject, 'parameter', '990121');
    };
    expect(foreign({ ...loan('higher'), rights: { '/values': 'free' } }, value(99, '9902'))).toMatchObject([
      { final: true, pointer: '/values' },
    ]);
    expect(foreign(loan('higher'), ({ values }) => Object.assign(values[0] ?? {}, { value: 99 }))).toMatchObject([
      { final: true },
    ]);
  });
});

describe('a process', () => {
  const laid = (patch: Overlay['patch']) =>
    layOverlay({ id: 'p', target: 'processes/kite:kite', reason: '海边', patch }, kiteProcess);
  const [step = ''] =
    Object.entries(processView(kiteProcess).elements as Record<string, JsonObject>).find(
      ([, { type }]) => type === 'userTask',
    ) ?? [];
  const limited = (days: number): Overlay['patch'] => [
    { op: 'add', path: `/elements/${step}/limit`, value: { value: days, unit: 'workingDay' } },
  ];
  const why = (patch: Overlay['patch']) => {
    const after = laid(patch);
    return after.ok
      ? breaches(processView(kiteProcess), processView(after.value), 'process').map(({ reason }) => reason)
      : after.problems;
  };

  it('has single settings of its steps written into the file, everything else as it was', () => {
    const after = laid(limited(2));
    expect(after.ok && after.value.length - kiteProcess.length).toBe(
      ' wutong:limit="2" wutong:limitUnit="workingDay"'.length,
    );
    expect(why(limited(2))).toEqual([]);
    expect(why([{ op: 'replace', path: `/elements/${step}/post`, value: 'finance' }])).toEqual([
      expect.stringMatching(/的岗位由.*办理岗位由上级统一/),
    ]);
  });

  it('is told element by element where another file takes its place', () => {
    const other = kiteProcess.replace(/ name="[^"]*"/, ' name="海边放飞"');
    const gone = { op: 'add', path: '/xml', value: other } as const;
    expect(why([gone]).length).toBeLessThan(3);
    const nothing = laid([{ op: 'add', path: '/xml', value: '<x/>' }]);
    expect(nothing.ok ? [] : nothing.problems).toMatchObject([
      { code: 'pack.patch', message: expect.stringContaining('不是可读取的 BPMN') },
    ]);
    const impossible = laid([{ op: 'add', path: '/elements/extra', value: { type: 'userTask', name: '加一步' } }]);
    expect(impossible.ok ? [] : impossible.problems).toMatchObject([
      { message: expect.stringContaining('/xml 整份替换') },
    ]);
  });
});
