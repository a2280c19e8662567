import { describe, expect, it } from 'vitest';
import {
  diffItems,
  type Implementation,
  NATIONAL_LIST,
  PART_SCHEMAS,
  type PlatformMapping,
  readImplementationList,
  readItems,
  type ServiceItemSource,
  serviceFacts,
  silentFields,
  type Worksheet,
  type WorksheetText,
  writeImplementationList,
  writeItems,
} from '#engine';
import { BASIC, EXTEND, MATERIAL } from '../../../engine/exchange/implementation/fields.ts';
import { breaches } from '../../../engine/pack/rights.ts';
import { changed, compiled, kiteFiles, opened } from '../pack/kitePack.ts';
import { nationalItems } from './packItems.ts';

const texts = (sheets: Worksheet[]): WorksheetText[] =>
  sheets.map(({ name, columns, rows }) => ({ name, rows: [columns.map(({ title }) => title), ...rows] }));

const FULL: Implementation = {
  state: '在用',
  version: '3',
  powerSource: '法定本级行使',
  supervision: '0990-1234567；12345',
  consultation: '䶮湖镇便民服务中心窗口',
  visits: 1,
  statutoryNote: '公示时间不计入',
  bodyCode: '11990121MB0X12345X',
  bodyKind: '法定机关',
  entrustedTo: '阿依·古丽街道办事处',
  place: '县政务服务中心2楼人社综合窗口',
  hours: '工作日9:00—17:00',
  area: '全省通办',
  online: true,
  onlineDepth: '全程网办',
  booking: false,
  express: true,
  onlinePayment: false,
  selfService: true,
  hall: true,
  jointBodies: ['县医疗保障局', '县税务局'],
  resultKind: '证照',
  resultSample: '样本-0001',
  towns: ['990121101', '990121102'],
  villages: ['990121101201'],
  levels: { town: { place: '乡镇便民服务中心', hours: '赶集日8:00—12:00', visits: 0 } },
};
const MATERIAL_FULL = { kind: '申请表格文书类', copiesNote: '双面打印', sample: '样表-㐂', blank: '空表-01' };

const [first] = nationalItems();
if (!first) throw new Error('no item');
const { elements } = first;
/** An item that says all that the list asks for. */
const full: ServiceItemSource = {
  ...first,
  codes: { basic: '001014001000', implementation: '11990121MB0X12345X400101400100001' },
  validFrom: '2026-01-01',
  validTo: '2030-12-31',
  implementation: FULL,
  elements: {
    ...elements,
    timeLimit: {
      statutory: { value: 20, unit: 'workingDay' },
      promised: { value: 5, unit: 'workingDay' },
      immediate: false,
      note: '自受理之日起',
      excluded: ['公示'],
    },
    materials: elements.materials.map((material) => ({
      ...material,
      basis: '《风筝条例》第三条',
      shareable: '国家人口库',
      standard: '与原件一致',
      whenText: '委托他人代办时提交',
      implementation: MATERIAL_FULL,
    })),
  },
};
/** The same item without what is beyond the elements. */
const { implementation: _, ...poor } = full;
const plain: ServiceItemSource = { ...poor, elements: { ...full.elements, materials: [] } };
plain.elements.materials = full.elements.materials.map(({ implementation: __, ...material }) => material);
const [card, ...others] = nationalItems();
const bare = Object.fromEntries([card, ...others].flatMap((item) => (item ? [[item.id, item]] : [])));

const WORDS: PlatformMapping = {
  ...NATIONAL_LIST,
  id: 'kite-province',
  words: {
    power_source: { 法定本级行使: '1' },
    result_type: { 证照: '10' },
    other_dept: { 县医疗保障局: 'YB', 县税务局: 'SW' },
    material_type: { 申请表格文书类: '3' },
  },
};

describe('what the national list says beyond the twelve elements', () => {
  it.each([NATIONAL_LIST, WORDS])('goes out and comes back whole, into an item that has none of it: $id', (mapping) => {
    const sheets = texts(writeImplementationList([full], mapping));
    for (const item of [plain, full]) {
      const back = readImplementationList(sheets, { [full.id]: item }, mapping);
      expect(back.ok ? back.value : back.problems).toEqual([full]);
    }
  });

  it('has a place for every field of the list: no cell of a full item is empty', () => {
    const { length } = [...BASIC, ...EXTEND, ...MATERIAL].filter(({ pointer }) =>
      pointer?.includes('/implementation/'),
    );
    expect(length).toBe(29);
    const sheets = writeImplementationList([full], NATIONAL_LIST);
    const empty = sheets.flatMap(({ columns, rows }) =>
      columns.filter((_column, at) => rows.length === 0 || rows.some((row) => (row[at] ?? '') === '')),
    );
    expect(empty.map(({ title }) => title)).toEqual([]);
  });

  it('writes a level’s own words in its row, and reads what a platform says otherwise at a level as the level’s', () => {
    const [basic] = texts(writeImplementationList([full], NATIONAL_LIST));
    const [head = [], ...rows] = basic?.rows ?? [];
    const at = (title: string) => head.indexOf(title);
    const places = Object.fromEntries(rows.map((row) => [row[at('use_level')], row[at('transact_addr')]]));
    expect(places).toEqual({ '5': '乡镇便民服务中心', '4': '县政务服务中心2楼人社综合窗口' });
    const changedRows = rows.map((row) => (row[at('use_level')] === '5' ? row.with(at('dept_code'), '1199X') : row));
    const back = readImplementationList(
      [{ name: 'basic', rows: [head, ...changedRows] }],
      { [full.id]: full },
      NATIONAL_LIST,
    );
    if (!back.ok) throw new Error(JSON.stringify(back.problems));
    const again = texts(writeImplementationList(back.value, NATIONAL_LIST))[0]?.rows;
    expect(again).toEqual([head, ...changedRows]);
  });

  it('stands in the author’s tables as well', () => {
    const sheets = texts(writeItems([full]));
    for (const item of [plain, full]) {
      const back = readItems(sheets, { current: { [full.id]: item }, namespace: 'national' });
      expect(back.ok ? back.value : back.problems).toEqual([full]);
    }
  });

  it('names what no item says', () => {
    expect(silentFields(Object.values(bare))).toContain('basic.power_source');
    expect(silentFields([...Object.values(bare), full])).toEqual([]);
  });

  it('is read by applicants in words', () => {
    expect(serviceFacts(FULL, (level) => (level === 'town' ? '乡镇（街道）级' : level))).toEqual([
      { title: '办理地点', text: '县政务服务中心2楼人社综合窗口；乡镇（街道）级：乡镇便民服务中心' },
      { title: '办理时间', text: '工作日9:00—17:00；乡镇（街道）级：赶集日8:00—12:00' },
      { title: '咨询方式', text: '䶮湖镇便民服务中心窗口' },
      { title: '监督投诉方式', text: '0990-1234567；12345' },
      { title: '到现场次数', text: '1次；乡镇（街道）级：不用到现场' },
      { title: '通办范围', text: '全省通办' },
      { title: '办理渠道', text: '网上办理、物流快递、自助终端办理、政务服务大厅办理' },
    ]);
    expect(serviceFacts(undefined, String)).toEqual([]);
  });
});

describe('in packs', () => {
  const withFull = changed(kiteFiles(), 'items/kite-permit.json', (item) => {
    item.implementation = FULL;
    item.rights = { '/implementation': 'narrow-only' };
  });
  const item = () => JSON.parse(withFull['items/kite-permit.json'] ?? '{}');

  it('is checked by the schema', () => {
    expect(opened(withFull).items['kite-permit']?.implementation).toEqual(FULL);
    expect(Object.keys((PART_SCHEMAS.item?.properties ?? {}) as object)).toContain('implementation');
  });

  it('may be written by lower layers, but not to the burden of applicants where the upper one says so', () => {
    const after = (more: object) => ({ ...item(), implementation: { ...FULL, ...more } });
    const words = (more: object) => breaches(item(), after(more)).map(({ reason }) => reason);
    expect(words({ place: '村服务站', hours: '全天', visits: 0, booking: true })).toEqual([]);
    expect(words({ visits: 2 })).toEqual(['到现场次数由1改为2，到现场次数不得增加']);
    expect(words({ online: false })).toEqual(['是否网上办理由是改为否，已有的办理渠道不得取消']);
    expect(words({ villages: [] })).toHaveLength(1);
  });

  it('is told in words when it changes', async () => {
    const [before] = await compiled(withFull);
    const [after] = await compiled(
      changed(withFull, 'items/kite-permit.json', (part) => {
        part.implementation = { ...FULL, place: '村服务站', levels: { town: { ...FULL.levels?.town, visits: 1 } } };
      }),
    );
    if (!before || !after) throw new Error('no item');
    expect(
      diffItems([before], [after])
        .items.flatMap(({ changes }) => changes)
        .map(({ part, text }) => `${part}：${text}`),
    ).toEqual([
      '实施信息：办理地点由“县政务服务中心2楼人社综合窗口”改为“村服务站”',
      '实施信息：分级实施信息“乡镇（街道）”的到现场次数由0改为1',
    ]);
  });
});
