import { describe, expect, it } from 'vitest';
import { type DriftBoard, type DriftOptions, driftBoard, driftCsv, type PackFiles } from '#engine';
import { changed, coastFiles, kiteFiles, opened } from '../kitePack.ts';
import { bayFiles, replace } from './layers.ts';

const offices = [
  { id: 'coast', name: '海岸省人社厅', level: 'province', division: '990000000000' },
  { id: 'bay', name: '海湾市人社局', level: 'city', division: '990100000000' },
  { id: 'bay-1', name: '望海村服务站', level: 'village', division: '990101001001' },
  { id: 'bay-2', name: '听涛村服务站，东', level: 'village', division: '990101001002' },
  { id: 'cape', name: '岬角市人社局', level: 'city', division: '990200000000' },
] as const;

const coast = coastFiles([replace('/elements/timeLimit/promised/value', 4)]);
const bay = bayFiles([
  replace('/elements/timeLimit/promised/value', 3),
  { op: 'remove', path: '/elements/materials/1' },
  replace('/elements/implementingBody', '=海湾服务所'),
  { op: 'add', path: '/requirements', value: ['BJ-6'] },
]);

function board(lower: PackFiles[], options: DriftOptions = {}): DriftBoard {
  const result = driftBoard([kiteFiles(), ...lower].map(opened), [...offices], options);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

const at = ({ stations, bindings }: DriftBoard, id: string) =>
  bindings[stations.find((station) => station.id === id)?.binding ?? -1];

describe('driftBoard', () => {
  it('holds every station against its province, element by element', () => {
    const found = board([coast, bay]);
    expect(found.bindings.length).toBe(2);
    expect(at(found, 'cape')).toMatchObject({ differences: [], items: 0, marks: {} });
    expect(at(found, 'bay-1')).toMatchObject({ items: 1, marks: { timeLimit: 1, materials: 1, implementingBody: 1 } });
    expect(at(found, 'bay-1')?.packs.map(({ title }) => title)).toEqual(['海湾市', '海岸', '风筝']);
    expect(at(found, 'bay-1')?.differences.map(({ element, text }) => [element, text])).toEqual([
      ['timeLimit', '承诺时限由4个工作日改为3个工作日'],
      ['materials', '申请材料减少“风筝照片”'],
      ['implementingBody', '实施主体由“镇服务所”改为“=海湾服务所”'],
    ]);
  });

  it('tells values, place, who set it and till when', () => {
    const [promise] = at(board([coast, bay], { today: '2026-12-01' }), 'bay-2')?.differences ?? [];
    expect(promise).toMatchObject({
      item: 'kite-permit',
      ref: 'bay:kite-permit',
      against: 'coast:kite-permit',
      field: '/elements/timeLimit/promised',
      place: '办理时限 › 承诺时限',
      from: '4个工作日',
      to: '3个工作日',
      right: 'narrow-only',
      soon: true,
      source: {
        pack: '@wutong/bay',
        version: '2.1.0',
        title: '海湾市',
        file: 'overlays/kite-permit.json',
        reason: '海湾风景区试点',
        document: '湾政发〔2026〕7号',
        expires: '2026-12-31',
      },
    });
    expect(at(board([coast, bay], { today: '2026-11-30' }), 'bay')?.differences[0]?.soon).toBe(false);
    expect(at(board([coast, bay], { today: '2026-11-30', soonDays: 31 }), 'bay')?.differences[0]?.soon).toBe(true);
  });

  it('counts by station and by element', () => {
    const { differing, totals } = board([coast, bay]);
    expect(differing).toBe(3);
    expect(totals.timeLimit).toEqual({ stations: 3, items: 3 });
    expect(totals.name).toEqual({ stations: 0, items: 0 });
  });

  it('can hold them against the nation, with what the province set', () => {
    const found = board([coast, bay], { against: 'national' });
    expect(found.differing).toBe(5);
    expect(at(found, 'cape')?.differences.map(({ text, source }) => [text, source.title])).toEqual([
      ['承诺时限由5个工作日改为4个工作日', '海岸'],
    ]);
    const inner = at(found, 'bay')?.differences.map(({ element, source }) => `${element} ${source.title}`);
    expect(inner).toContain('timeLimit 海湾市');
  });

  it('leaves out what has expired', () => {
    expect(board([coast, bay], { today: '2027-01-01' }).differing).toBe(0);
    expect(board([coast, bay], { today: '2026-12-31' }).differing).toBe(3);
  });

  it('shows what was approved beyond the rights', () => {
    const beyond = bayFiles([replace('/elements/timeLimit/promised/value', 9)]);
    expect(driftBoard([kiteFiles(), coast, beyond].map(opened), [...offices])).toMatchObject({
      ok: false,
      problems: [
        {
          code: 'pack.rights',
          message: '承诺时限由4个工作日改为9个工作日，比上级长，不得放宽。如确需改动，请报上级批准。',
        },
      ],
    });
    const approved = { '@wutong/bay/kite-permit': ['/elements/timeLimit'] };
    expect(at(board([coast, beyond], { approved }), 'bay')?.differences[0]).toMatchObject({
      beyond: '承诺时限由4个工作日改为9个工作日，比上级长，不得放宽',
    });
  });

  it('sees a form that only the city changed, and items that only the city has', () => {
    const form = bayFiles([replace('/title', '海湾放风筝申请表')], { target: 'forms/kite:kite-permit' });
    const own = changed(kiteFiles(), 'items/kite-permit.json', (item) =>
      Object.assign(item, {
        id: 'kite-race',
        title: '风筝比赛备案',
        process: 'kite:kite',
        form: 'kite:kite-permit',
        calendar: 'kite:plain',
        documents: [],
        ledgers: [],
      }),
    );
    const found = board([coast, { ...form, 'items/kite-race.json': own['items/kite-permit.json'] ?? '' }]);
    expect(at(found, 'bay')).toMatchObject({
      added: [{ ref: 'bay:kite-race', title: '风筝比赛备案' }],
      marks: { other: 1 },
      differences: [{ text: '申请表：名称由“放风筝申请表”改为“海湾放风筝申请表”', source: { title: '海湾市' } }],
    });
  });
});

describe('driftCsv', () => {
  it('is a table that Excel opens as it is and that holds no formula', () => {
    const lines = driftCsv(board([coast, bay])).split('\r\n');
    expect(lines[0]?.startsWith('\uFEFF机构编号,机构名称,层级')).toBe(true);
    expect(lines.filter((line) => line !== '').length).toBe(1 + 3 * 3);
    expect(lines).toContain(
      "bay-2,听涛村服务站，东,村（社区）,990101001002,bay:kite-permit,放风筝许可,实施主体,实施主体,镇服务所,'=海湾服务所,海湾市,2.1.0,海湾风景区试点,湾政发〔2026〕7号,2026-12-31,",
    );
    expect(driftCsv(board([]))).toBe(`${lines[0]}\r\n`);
  });

  it('quotes commas and quotes', () => {
    const odd = bayFiles([replace('/elements/result', '许可证,"电子"')]);
    expect(driftCsv(board([coast, odd]))).toContain(',放风筝许可证,"许可证,""电子""",');
  });
});
