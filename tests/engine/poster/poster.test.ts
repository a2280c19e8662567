import { describe, expect, it } from 'vitest';
import {
  type CompiledPoster,
  fillPoster,
  layoutPoster,
  type Mark,
  type RuleText,
  readDiagram,
  type Sheet,
} from '#engine';
import { widthOf } from '../../../engine/poster/measure.ts';
import { diagram, input, office, poster } from './walls.ts';

type TextMark = Extract<Mark, { kind: 'text' }>;
const textsOf = ({ marks }: Sheet): TextMark[] => marks.flatMap((mark) => (mark.kind === 'text' ? [mark] : []));
const wordsOf = (sheets: Sheet[]): string =>
  sheets
    .flatMap(textsOf)
    .map(({ text }) => text)
    .join('');
const lay = async (wall: CompiledPoster, items = 1) => layoutPoster(fillPoster(wall, await input(items)));

/** Everything that is drawn lies on the paper. */
function checkInside(sheet: Sheet): void {
  for (const text of textsOf(sheet)) {
    const width = widthOf(text.text, text.size, text.bold) + (text.spacing ?? 0) * [...text.text].length;
    expect(text.x, text.text).toBeGreaterThanOrEqual(0);
    expect(text.x + width, text.text).toBeLessThanOrEqual(sheet.width + 1);
    expect(text.y + text.size * 0.3, text.text).toBeLessThanOrEqual(sheet.height);
  }
}

/** No two texts lie over each other. */
function checkApart(sheet: Sheet): void {
  const boxes = textsOf(sheet).map(({ x, y, size, text, bold }) => ({
    text,
    ...{ left: x, right: x + widthOf(text, size, bold), top: y - size * 0.75, bottom: y + size * 0.1 },
  }));
  const overlap = (one: (typeof boxes)[0], other: (typeof boxes)[0]): boolean =>
    one.right > other.left + 0.5 &&
    other.right > one.left + 0.5 &&
    one.bottom > other.top + 0.5 &&
    other.bottom > one.top + 0.5;
  const clashes = boxes.flatMap((one, index) =>
    boxes.slice(index + 1).flatMap((other) => (overlap(one, other) ? [`${one.text} / ${other.text}`] : [])),
  );
  expect(clashes).toEqual([]);
}

const catalogue = { type: 'catalogue', title: '目录', columns: 2 } as const;

describe('content', () => {
  it('fills the office, the date, the pack and the address into texts', async () => {
    const wall = poster([
      { type: 'title', text: '{office.name}' },
      { type: 'subtitle', text: '{date}' },
      { type: 'note', text: '{pack.title}{pack.version}' },
      { type: 'qr', text: '{site}/portal/', caption: '扫码' },
    ]);
    expect(fillPoster(wall, await input())).toMatchObject({
      title: office.name,
      subtitle: '2026年3月2日',
      notes: ['风筝包1.2.0'],
      codes: [{ text: 'https://kite.example/portal/', caption: '扫码' }],
      imprint: { left: `${office.name}　电话 0999-1234567`, right: '风筝包 1.2.0 版　2026年3月2日印制' },
    });
  });

  it('lists the items of the office’s level, by group, and those only that the block names', async () => {
    const some = await input(7);
    const far = some.items.map((item, index) => ({
      ...item,
      item: {
        ...item.item,
        elements: {
          ...item.item.elements,
          exerciseLevels: index === 0 ? (['province'] as const) : (['town'] as const),
        },
      },
    })) as typeof some.items;
    const rows = (block: object) => {
      const { blocks } = fillPoster(poster([{ ...catalogue, ...block }]), { ...some, items: far });
      const [table] = blocks;
      return table?.kind === 'table' ? table.rows.map((row) => ('group' in row ? row.group : row.cells[1])) : [];
    };
    expect(rows({})).toHaveLength(2 + 6);
    expect(rows({})[0]).toBe('第1组');
    expect(rows({ withoutGroups: ['第1组'] })).toEqual(['放飞第6号风筝的许可', '放飞第7号风筝的许可']);
    expect(rows({ groups: ['第2组'] })).toHaveLength(2);
    expect(rows({ items: ['kite:k0', 'kite:k3'] })).toEqual(['放飞第1号风筝的许可', '放飞第4号风筝的许可']);
  });

  it('shows the twelve elements of an item in their order', async () => {
    const { blocks } = fillPoster(poster([{ type: 'twelveElements', item: 'kite:k0' }]), await input());
    const [table] = blocks;
    const names = table?.kind === 'table' ? table.rows.map((row) => ('cells' in row ? row.cells[0] : '')) : [];
    expect(names).toEqual(
      '事项名称 事项类型 设定依据 行使层级 服务对象 办结时限 受理条件 申请材料 办理流程 办理结果 收费标准 实施主体'.split(
        ' ',
      ),
    );
  });

  it('leaves out what is not there', async () => {
    const { blocks } = fillPoster(
      poster([
        { type: 'ruleText', ruleText: 'kite:none' },
        { type: 'process', process: 'kite:none' },
        { type: 'twelveElements', item: 'kite:none' },
      ]),
      await input(),
    );
    expect(blocks).toEqual([]);
  });
});

describe('layout', () => {
  const ruleText: RuleText = {
    id: 'wind',
    title: '起风制度',
    category: 'regulation',
    validFrom: '2026-01-01',
    articles: Array.from({ length: 9 }, (_, index) => ({
      title: `第${index + 1}条`,
      text: `${office.name}在起风的日子（含节假日）检查风筝线，发现磨损的当场更换，并把第${index + 1}项情况登记到台账，供抽查。`,
    })),
  };

  it.each([
    ['A3', 'portrait', 842, 1191],
    ['A1', 'landscape', 2384, 1684],
  ] as const)('has the size of %s %s', async (paper, orientation, width, height) => {
    const [sheet] = await lay(poster([catalogue], { paper, orientation }));
    expect([Math.round(sheet?.width ?? 0), Math.round(sheet?.height ?? 0)]).toEqual([width, height]);
  });

  it('sets A1 as A3, twice as large', async () => {
    const [small] = await lay(poster([catalogue]), 12);
    const [large] = await lay(poster([catalogue], { paper: 'A1' }), 12);
    const body = (sheet: Sheet | undefined) =>
      sheet ? (textsOf(sheet).find(({ text }) => text.startsWith('放飞第1号'))?.size ?? 0) : 0;
    // The sheets differ by a millimeter of their height: one step of the scale more or less.
    expect(body(large) / body(small)).toBeGreaterThan(1.9);
    expect(body(large) / body(small)).toBeLessThan(2.1);
  });

  it('makes the text as large as the paper allows: fewer items, larger letters', async () => {
    const size = async (count: number) => {
      const [sheet] = await lay(poster([catalogue]), count);
      return sheet ? (textsOf(sheet).find(({ text }) => text.startsWith('放飞第1号'))?.size ?? 0) : 0;
    };
    const [few, some, many] = [await size(6), await size(40), await size(60)];
    expect(few).toBeGreaterThanOrEqual(some);
    expect(some).toBeGreaterThan(many);
  });

  it.each([1, 23, 60])('keeps %i items on the paper, none over another, each once', async (count) => {
    const sheets = await lay(poster([{ type: 'title', text: '目录' }, catalogue]), count);
    expect(sheets).toHaveLength(1);
    for (const sheet of sheets) {
      checkInside(sheet);
      checkApart(sheet);
    }
    const words = wordsOf(sheets);
    for (let index = 1; index <= count; index += 1) expect(words.split(`放飞第${index}号`), `${index}`).toHaveLength(2);
  });

  it('goes on further sheets rather than below what can be read on a wall', async () => {
    const sheets = await lay(poster([catalogue, { type: 'note', text: '说明' }]), 400);
    expect(sheets.length).toBeGreaterThan(1);
    for (const sheet of sheets) {
      checkInside(sheet);
      checkApart(sheet);
      expect(Math.min(...textsOf(sheet).map(({ size }) => size))).toBeGreaterThan(9);
    }
    expect(wordsOf(sheets)).toContain(`第 1 张，共 ${sheets.length} 张`);
    expect(wordsOf(sheets).split('许可')).toHaveLength(401);
    // The head of the table stands over each part of it.
    for (const sheet of sheets) expect(wordsOf([sheet]).split('承诺时限')).toHaveLength(2);
  });

  it.each([1, 2])('sets articles in %i columns, nothing lost', async (columns) => {
    const wall = poster([{ type: 'ruleText', ruleText: 'kite:wind', columns }]);
    const sheets = await lay({ ...wall, ruleTexts: { 'kite:wind': ruleText } });
    const [sheet] = sheets;
    if (!sheet) expect.fail();
    checkInside(sheet);
    checkApart(sheet);
    const lines = textsOf(sheet);
    const order = [...new Set(lines.map(({ x }) => Math.round(x)))];
    expect(order.length).toBeGreaterThan(1);
    for (const { text } of ruleText.articles) expect(wordsOf(sheets)).toContain(text);
  });

  it('draws a process inside the room, the name of a task beside the event on its rim', async () => {
    const wall = poster([{ type: 'process', process: 'kite:kite' }], { orientation: 'landscape' });
    const [sheet] = await lay({ ...wall, diagrams: { 'kite:kite': await diagram() } });
    if (!sheet) expect.fail();
    checkInside(sheet);
    checkApart(sheet);
    expect(wordsOf([sheet])).toMatch(/起风/);
    const task = sheet.marks.find((mark) => mark.kind === 'rect' && mark.radius !== undefined);
    const rings = sheet.marks.flatMap((mark) => (mark.kind === 'circle' ? [mark] : []));
    const event = Math.max(...rings.map(({ x }) => x)) - Math.max(...rings.map(({ r }) => r));
    const name = textsOf(sheet).filter(({ text }) => '放飞风筝'.includes(text));
    expect(task).toBeDefined();
    for (const { x, size, text } of name) expect(x + widthOf(text, size, true)).toBeLessThanOrEqual(event + 1);
  });
});

describe('diagram of a BPMN file', () => {
  it('has shapes, labels, edges and the frame around them', async () => {
    const read = await diagram();
    expect(read).toMatchObject({ x: 100, y: 110, width: 218, height: 80 });
    expect(read.shapes.map(({ id, type, name, event }) => [id, type, name, event])).toEqual([
      ['start', 'startEvent', '起风', undefined],
      ['fly', 'userTask', '放飞风筝', undefined],
      ['calm', 'boundaryEvent', '无风', 'timer'],
    ]);
    expect(read.edges).toMatchObject([{ id: 'f1', name: '升空', points: [{ x: 136 }, { x: 200 }] }]);
  });

  it.each(['', '<x/>', 'not xml', '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" />'])(
    'is a problem where there is none: %j',
    async (xml) => {
      expect(await readDiagram(xml)).toMatchObject({ ok: false, problems: [{ code: 'bpmn.noDiagram' }] });
    },
  );
});
