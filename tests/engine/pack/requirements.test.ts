import { describe, expect, it } from 'vitest';
import {
  coveragePage,
  coverRequirements,
  type PackFiles,
  type RequirementText,
  resolveContent,
  unanswered,
} from '#engine';
import { changed, coastFiles, kiteFiles, opened } from './kitePack.ts';

const texts: RequirementText[] = [
  {
    title: '风筝办法',
    requirements: [
      { code: 'BJ-1', title: '有风筝台账' },
      { code: 'BJ-2', title: '有放飞许可' },
      { code: 'BJ-3', title: '有场地', reason: '场地由镇政府安排。' },
      {
        code: 'BJ-4',
        title: '有指南',
        by: { files: ['runtime/portal/guide/GuidePage.tsx'], how: '每个事项自动生成指南' },
      },
    ],
  },
];

const happy = {
  title: '许可',
  item: 'kite-permit',
  now: '2026-03-02T09:00:00+08:00',
  shows: 'happy',
  applicant: { kind: 'person', name: '阿依古丽·买买提', idType: '10', idNo: '11010519491231002X' },
  form: { color: '1' },
  steps: [{ by: 'acceptance', at: 'acceptance', outcome: 'accept' }],
  expect: { status: 'concluded', result: 'granted' },
};

/** Item and ledger claim a code each; with the scenario, they are also shown to work. */
const claiming = (scenario: boolean): PackFiles => ({
  ...changed(
    changed(kiteFiles(), 'items/kite-permit.json', (item) => {
      item.requirements = ['BJ-2', 'R43'];
    }),
    'ledgers/kites.json',
    (ledger) => {
      ledger.requirements = ['BJ-1'];
    },
  ),
  ...(scenario ? { 'scenarios/kite-permit/happy.json': JSON.stringify(happy) } : {}),
});

async function coverageOf(files: PackFiles) {
  const pack = opened(files);
  const resolved = await resolveContent([pack]);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems));
  return coverRequirements(texts, [pack], resolved.value);
}

const open = async (files: PackFiles) => unanswered(await coverageOf(files)).map(({ requirement }) => requirement.code);

describe('coverRequirements', () => {
  it('takes a bare mention for no answer, and what the product or a reason says for one', async () => {
    expect(await open(claiming(false))).toEqual(['BJ-1', 'BJ-2']);
  });

  it('is satisfied by an item that scenarios play, and by the ledger that they fill', async () => {
    expect(await open(claiming(true))).toEqual([]);
    const [text] = (await coverageOf(claiming(true))).texts;
    expect(text?.entries.map(({ parts }) => parts.map(({ title, shown }) => [title, shown]))).toEqual([
      [['风筝台账', '1 个情景、验算登记']],
      [['放风筝许可', '1 个情景办到办结']],
      [],
      [],
    ]);
  });

  it('takes an overlay for shown only where scenarios of its own pack play what it changes', async () => {
    const coast = (scenario: boolean): PackFiles => ({
      ...coastFiles([{ op: 'replace', path: '/elements/timeLimit/promised/value', value: 3 }], {
        requirements: ['BJ-1'],
      }),
      ...(scenario
        ? { 'scenarios/kite-permit/happy.json': JSON.stringify({ ...happy, item: 'coast:kite-permit' }) }
        : {}),
    });
    const partsWith = async (scenario: boolean) => {
      const packs = [kiteFiles(), coast(scenario)].map(opened);
      const resolved = await resolveContent(packs);
      if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems));
      return coverRequirements(texts, packs, resolved.value).texts[0]?.entries[0]?.parts;
    };
    const overlay = { folder: 'overlays', file: 'overlays/kite-permit.json', title: '放风筝许可' };
    expect(await partsWith(false)).toEqual([{ ...overlay, pack: '@wutong/coast' }]);
    expect(await partsWith(true)).toMatchObject([{ ...overlay, shown: '1 个情景按叠加后的规定办到办结' }]);
  });

  it('does not take a ledger for filled by a case that ends before it is written', async () => {
    const denied = { ...happy, expect: { status: 'concluded', result: 'denied' } };
    const files = { ...claiming(true), 'scenarios/kite-permit/happy.json': JSON.stringify(denied) };
    expect(await open(files)).toEqual(['BJ-1']);
  });

  it('names codes that no text has, with the nearest one; rules of the trade are none of them', async () => {
    const files = changed(claiming(true), 'ledgers/kites.json', (ledger) => {
      ledger.requirements = ['BJ-1', 'BJ-11'];
    });
    expect((await coverageOf(files)).problems).toMatchObject([
      { code: 'pack.unknownRequirement', file: 'ledgers/kites.json' },
    ]);
  });

  it('writes a page that links parts, files and reasons, and says what is open', async () => {
    const options = { packs: { '@wutong/kite': { title: '风筝', folder: '../packs/kite' } }, root: '..' };
    const page = coveragePage(await coverageOf(claiming(false)), options);
    expect(page).toContain(
      '| BJ-1 | 有风筝台账 | （只列了名称：台账 [风筝台账](../packs/kite/ledgers/kites.json)（风筝））<br>**尚未落实** |',
    );
    expect(page).toContain('| BJ-3 | 有场地 | 软件办不到：场地由镇政府安排。 |');
    expect(page).toContain('[runtime/portal/guide/GuidePage.tsx](../runtime/portal/guide/GuidePage.tsx)');
    expect(page).toContain('共 4 条：0 条由内容包落实');
  });
});
