import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isTrueDraw, sm3 } from '#engine';
import { readWorkbook } from '../../../../runtime/server/excel/readWorkbook.ts';
import type { Caller, TestApp } from '../../../kit/app.ts';
import { USERS as BEIJING } from '../../../kit/unemployment.ts';
import {
  campaignPath,
  complete,
  DAY,
  form,
  officeAt,
  openApp,
  PROVINCE,
  REF,
  report,
  startSurvey,
  TOWN,
  USERS,
  uploaded,
  versionOf,
} from './survey.ts';

interface Line {
  office: { id: string };
  own: { stages: { id: string; state: string; waitsFor: string[] }[] } | null;
  below: { offices: number; ended: number; late: number } | null;
}

describe('a campaign from its start to its summary', () => {
  let app: TestApp;
  let run: string;
  const as = (name: keyof typeof USERS): Promise<Caller> => app.signIn(USERS[name]);
  const boardOf = async (who: keyof typeof USERS, office?: string) =>
    (await (await as(who)).get(`/api/campaign-runs/${run}${office === undefined ? '' : `?office=${office}`}`)).body;
  const statesOf = async (office: string): Promise<Record<string, string>> => {
    const { stages } = (await (await as('province')).get(officeAt(run, office))).body;
    return Object.fromEntries(stages.map((stage: { id: string; state: string }) => [stage.id, stage.state]));
  };
  beforeAll(async () => {
    app = await openApp();
  });
  afterAll(() => app.close());

  it('is offered with who may start it, and rehearsed before anything is written', async () => {
    const offered = async (who: keyof typeof USERS) => {
      const { campaigns } = (await (await as(who)).get('/api/campaigns')).body;
      return campaigns.find(({ ref }: { ref: string }) => ref === REF);
    };
    const definition = await offered('province');
    expect(definition).toMatchObject({ whyNot: null, cadence: '每年', levels: ['乡镇（街道）', '村（社区）'] });
    expect(definition.spotCheck).toBe('省级抽查乡镇（街道）至少1个，村（社区）50%，其余10%、至少1个');
    expect((await offered('town')).whyNot).toBe('启动专项任务需要“督办”或“事项管理”岗位。');
    expect((await offered('county')).whyNot).toBe('本任务有省级的环节，由省级或以上机构启动。');

    const province = await as('province');
    const { status, body } = await province.get(`${campaignPath()}/rehearsal`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ problems: [], warnings: [], office: { id: PROVINCE }, start: '2026-01-05' });
    expect(body.offices.map(({ id }: { id: string }) => id).sort()).toEqual([
      'qingshi-village',
      'shuanggui-village',
      TOWN,
    ]);
    expect(body.stages.map(({ due }: { due: string }) => due)).toEqual(['2026-02-02', '2026-02-24', '2026-02-28']);
    const late = (await province.get(`${campaignPath()}/rehearsal?start=2026-11-02`)).body;
    expect(late.warnings[0]).toContain('早于起始日期');
    expect((await province.get(`${campaignPath()}/rehearsal?start=2025-11-02`)).status).toBe(422);
    expect((await province.get('/api/campaign-runs')).body.runs).toEqual([]);
  });

  it('is started by the province only, once a day, and a retry starts nothing more', async () => {
    for (const who of ['county', 'town'] as const)
      expect(await (await as(who)).post(`${campaignPath()}/runs`, {})).toMatchObject({
        status: 403,
        body: { code: 'campaign.notManager' },
      });
    const province = await as('province');
    const first = await province.post(`${campaignPath()}/runs`, {}, 'start-of-the-survey');
    const again = await province.post(`${campaignPath()}/runs`, {}, 'start-of-the-survey');
    expect(again).toMatchObject({ status: 200, body: first.body });
    run = first.body.id;
    expect(await province.post(`${campaignPath()}/runs`, {})).toMatchObject({
      status: 422,
      body: { code: 'campaign.cannotStart' },
    });
    const { runs } = (await province.get('/api/campaign-runs')).body;
    expect(runs).toHaveLength(1);
    expect(runs[0]).toMatchObject({ counts: { offices: 3, ended: 0, late: 0 }, started: { name: '李国栋' } });
    expect(runs[0].commitment).toMatch(/^[0-9a-f]{64}$/);
  });

  it('waits at every office, and each sees its own', async () => {
    const town = (await (await as('town')).get('/api/campaign-tasks')).body.tasks;
    expect(town).toMatchObject([{ name: '填报年报表', office: { id: TOWN }, due: '2026-02-02', daysLeft: 28 }]);
    const board = await boardOf('province');
    expect(board).toMatchObject({ total: { offices: 3, ended: 0, late: 0 }, office: { id: PROVINCE } });
    expect(board.lines).toMatchObject([{ office: { id: 'fengqi-city' }, own: null, below: { offices: 3 } }]);
    const county = await boardOf('province', 'qingxi-county');
    expect(county.above.map(({ id }: { id: string }) => id)).toEqual([PROVINCE, 'fengqi-city']);
    expect(county.lines).toMatchObject([{ office: { id: TOWN }, below: { offices: 2 } }]);
    const village = await as('village');
    expect((await village.get(officeAt(run, 'qingshi-village'))).status).toBe(404);
    expect((await village.get(`/api/campaign-runs/${run}?office=${TOWN}`)).status).toBe(404);
    const own = (await boardOf('village')).lines as Line[];
    expect(own.map(({ office }) => office.id)).toEqual(['shuanggui-village']);
    const elsewhere = await app.signIn(BEIJING.acceptance);
    expect((await elsewhere.get(`/api/campaign-runs/${run}`)).status).toBe(404);
    expect((await elsewhere.get('/api/campaign-runs')).body.runs).toEqual([]);
  });

  it('refuses reports of others, without evidence, with wrong evidence, and says what is missing', async () => {
    const town = await as('town');
    const county = await as('countyClerk');
    const seal = await uploaded(town);
    const evidence = { area: 60, staff: 3, seal };
    expect(await complete(county, run, TOWN, { element: 'report', evidence, form: form() })).toMatchObject({
      status: 403,
      body: { code: 'campaign.notYours' },
    });
    const missing = await complete(town, run, TOWN, { element: 'report', evidence: { area: 60 } });
    expect(missing).toMatchObject({ status: 422, body: { code: 'campaign.evidence' } });
    expect(missing.body.problems.map(({ message }: { message: string }) => message)).toEqual([
      '缺少“工作人员数”，请补充后再完成本阶段。',
      '缺少“盖章的年报表”，请补充后再完成本阶段。',
    ]);
    const wrong = { area: '六十', staff: 3, seal };
    expect((await complete(town, run, TOWN, { element: 'report', evidence: wrong, form: form() })).body.code).toBe(
      'campaign.evidence',
    );
    const invented = { area: 60, staff: 3, seal: { name: '没有上传.pdf', hash: 'f'.repeat(64) } };
    expect((await complete(town, run, TOWN, { element: 'report', evidence: invented, form: form() })).body.code).toBe(
      'campaign.file',
    );
    const badForm = await complete(town, run, TOWN, { element: 'report', evidence, form: form({ area: -1 }) });
    expect(badForm).toMatchObject({ status: 422, body: { code: 'campaign.form' } });
    expect((await complete(town, run, TOWN, { element: 'verify', outcome: 'pass' })).status).toBe(403);
    expect((await complete(county, run, TOWN, { element: 'verify', outcome: 'pass' })).body.code).toBe(
      'campaign.notWaiting',
    );
    expect(await versionOf(town, run, TOWN)).toBe(0);
  });

  it('takes a report, sends it back with a reason, and takes it again', async () => {
    const town = await as('town');
    const key = 'first-report-of-town';
    const body = {
      version: 0,
      element: 'report',
      // 「场所面积」 and 「工作人员数」 stand in the form: they are not asked twice.
      evidence: { seal: await uploaded(town) },
      form: form({ area: 300 }),
    };
    const sent = await town.post(`${officeAt(run, TOWN)}/complete`, body, key);
    expect(sent).toMatchObject({ status: 200, body: { version: 1 } });
    expect(await town.post(`${officeAt(run, TOWN)}/complete`, body, key)).toMatchObject({ body: sent.body });
    expect(await town.post(`${officeAt(run, TOWN)}/complete`, body)).toMatchObject({
      status: 409,
      body: { code: 'campaign.stale' },
    });
    const county = await as('countyClerk');
    expect((await county.get('/api/campaign-tasks')).body.tasks).toMatchObject([{ name: '审核年报表' }]);
    expect((await complete(county, run, TOWN, { element: 'verify' })).body.code).toBe('campaign.outcome');
    expect((await complete(county, run, TOWN, { element: 'verify', outcome: 'return' })).body.code).toBe(
      'campaign.noteMissing',
    );
    const note = '面积与去年差两百多平方米，请核实';
    expect((await complete(county, run, TOWN, { element: 'verify', outcome: 'return', note })).status).toBe(200);
    const view = (await town.get(officeAt(run, TOWN))).body;
    expect(view.returned).toMatchObject({ name: '冯雨桐', note });
    expect(view.answers.area).toBe(300);
    expect(await statesOf(TOWN)).toEqual({ report: 'open', verify: 'waiting', confirm: 'waiting' });
    expect((await report(town, run, TOWN, { practice: '流动服务车每月进村' })).status).toBe(200);
    expect((await complete(county, run, TOWN, { element: 'verify', outcome: 'pass' })).status).toBe(200);
    const confirmed = { element: 'confirm', evidence: { confirmed: '数据无误' } };
    expect((await complete(town, run, TOWN, confirmed)).status).toBe(200);
    expect(await statesOf(TOWN)).toEqual({ report: 'done', verify: 'done', confirm: 'done' });
    const { history, ended } = (await town.get(officeAt(run, TOWN))).body;
    expect(ended).toBe(true);
    expect(history[3].words).toEqual([`“审核年报表”：退回修改，${note}`]);
    expect(history.map(({ actor }: { actor: string }) => actor).reverse()).toEqual([
      '张䶮',
      '冯雨桐',
      '张䶮',
      '冯雨桐',
      '张䶮',
    ]);
  });

  it('shows who is late, and keeps who was reminded', async () => {
    await report(await as('village'), run, 'shuanggui-village');
    await app.advance(30 * DAY);
    expect(await statesOf('qingshi-village')).toEqual({ report: 'late', verify: 'waiting', confirm: 'waiting' });
    expect((await (await as('province')).get('/api/campaign-runs')).body.runs[0].counts).toEqual({
      offices: 3,
      ended: 1,
      late: 1,
    });
    const listed = async (who: keyof typeof USERS) =>
      (await (await as(who)).get(`/api/campaign-runs/${run}/reminders`)).body.reminders;
    const [first] = await listed('county');
    expect(first).toMatchObject({
      office: { id: 'qingshi-village' },
      stage: 'report',
      daysLeft: -2,
      may: true,
      times: 0,
    });
    const to = [{ office: 'qingshi-village', stage: 'report' }];
    const path = `/api/campaign-runs/${run}/reminders`;
    expect((await (await as('town')).post(path, { to })).body.code).toBe('campaign.notManager');
    const done = [{ office: TOWN, stage: 'report' }];
    expect((await (await as('county')).post(path, { to: done })).body.code).toBe('campaign.notDue');
    expect((await (await as('county')).post(path, { to })).status).toBe(200);
    expect((await listed('province'))[0]).toMatchObject({ times: 1, sent: { name: '吕红梅' } });
    const { tasks } = (await (await as('otherVillage')).get('/api/campaign-tasks')).body;
    expect(tasks[0]).toMatchObject({ daysLeft: -2, reminded: { name: '吕红梅' } });
  });

  it('draws once by a seed that nobody could choose, and anybody can draw again', async () => {
    const path = `/api/campaign-runs/${run}/draw`;
    const province = await as('province');
    const before = (await province.get(path)).body;
    expect(before).toMatchObject({ draw: null, mayDraw: true, unfinished: 2, by: '省级' });
    expect(JSON.stringify(before)).not.toContain((await app.services.store.campaignRun(run, { all: true }))?.secret);
    const { version } = before.run;
    expect((await (await as('county')).post(path, { version, word: '1' })).body.code).toBe('campaign.notManager');
    expect((await province.post(path, { version, word: ' ' })).body.code).toBe('campaign.noSeed');
    expect((await province.post(path, { version: 0, word: '318204' })).status).toBe(409);
    expect((await province.post(path, { version, word: ' 公证摇号  318204' })).status).toBe(200);
    expect((await province.post(path, { version: version + 1, word: '5' })).body.code).toBe('campaign.drawn');
    const { draw, run: drawn } = (await (await as('village')).get(path)).body;
    expect(draw.word).toBe('公证摇号 318204');
    expect(sm3(draw.secret)).toBe(drawn.commitment);
    expect(draw.seed).toBe(`${draw.word} ${draw.secret}`);
    const [only] = draw.draws;
    expect(only).toMatchObject({ checker: PROVINCE, seed: draw.seed });
    expect(only.drawn).toHaveLength(2);
    expect(only.drawn).toContain(TOWN);
    expect(isTrueDraw(only)).toBe(true);
    expect(isTrueDraw({ ...only, drawn: ['qingshi-village'] })).toBe(false);
  });

  it('holds the reports against the officers on record, and keeps what was found', async () => {
    const province = await as('province');
    const { checks } = (await province.get(`/api/campaign-runs/${run}/draw`)).body;
    const town = checks.find(({ office }: { office: { id: string } }) => office.id === TOWN);
    // 「工作人员数」 is held against the office's own figure, and the demo offices have none on record.
    expect(town.compared).toEqual([
      { office: TOWN, stage: 'report', evidence: 'staff', name: '工作人员数', reported: 3, recorded: null },
    ]);
    expect(town.reported).toMatchObject([{ evidence: 'area', reported: 60 }]);
    const path = `${officeAt(run, TOWN)}/finding`;
    const sent = { version: town.version, matches: false, note: '', found: { 'report/staff': 16 } };
    expect((await (await as('county')).post(path, { ...sent, note: '查' })).body.code).toBe('campaign.notManager');
    expect((await province.post(path, sent)).body.code).toBe('campaign.noteMissing');
    const note = '实有16人，上报3人，已更正';
    expect((await province.post(path, { ...sent, note })).status).toBe(200);
    const undrawn = ['qingshi-village', 'shuanggui-village'].find(
      (id) => !checks.some(({ office }: { office: { id: string } }) => office.id === id),
    );
    const other = `${officeAt(run, undrawn ?? '')}/finding`;
    expect((await province.post(other, { ...sent, note, version: 0 })).body.code).toBe('campaign.notDrawn');
    const view = (await (await as('town')).get(officeAt(run, TOWN))).body;
    expect(view.finding).toMatchObject({ matches: false, note, found: { 'report/staff': 16 }, by: { name: '李国栋' } });
    expect(view.history[0].words).toEqual([`抽查核查：不相符，${note}`]);
  });

  it('adds up, exports and prints, and closes with a reason where somebody has not finished', async () => {
    const province = await as('province');
    const { body: summary } = await province.get(`/api/campaign-runs/${run}/summary`);
    expect(summary).toMatchObject({ offices: 3, done: 1, late: 1, mayClose: true, paper: '专项任务完成情况汇总' });
    expect(summary.figures).toContainEqual(
      expect.objectContaining({ name: '工作人员数', count: 2, sum: 6, average: 3, least: 3, most: 3 }),
    );
    expect(summary.goodPractice).toMatchObject([{ office: TOWN, text: '流动服务车每月进村' }]);
    const paper = (await province.get(`/api/campaign-runs/${run}/paper`)).body;
    expect(JSON.stringify(paper.blocks)).toContain('共3个机构参加，已完成1个');
    const pdf = await province.raw('GET', `/api/campaign-runs/${run}/paper.pdf`);
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    const xlsx = await province.raw('GET', `/api/campaign-runs/${run}/export.xlsx`);
    const sheets = await readWorkbook(new Uint8Array(await xlsx.arrayBuffer()));
    if (!sheets.ok) expect.fail(JSON.stringify(sheets.problems));
    const named = Object.fromEntries(sheets.value.map(({ name, rows }) => [name, rows.map((row) => row.join('|'))]));
    expect(Object.keys(named)).toEqual(['汇总', '机构进度', '上报内容', '典型经验', '抽查']);
    expect(named.机构进度?.join()).toContain('青石社区人力资源和社会保障服务站|村（社区）|逾期');
    expect(named.典型经验?.[1]).toContain('流动服务车每月进村');
    expect(named.抽查?.join()).toContain('不相符|工作人员数|3|无记录|16');

    const path = `/api/campaign-runs/${run}/close`;
    const { version } = summary.run;
    expect((await (await as('county')).post(path, { version, note: '完' })).body.code).toBe('campaign.notManager');
    expect((await province.post(path, { version, note: ' ' })).body.code).toBe('campaign.unfinished');
    expect((await province.post(path, { version, note: '另行补报' })).status).toBe(200);
    expect((await report(await as('otherVillage'), run, 'qingshi-village')).body.code).toBe('campaign.closed');
    expect((await (await as('otherVillage')).get('/api/campaign-tasks')).body.tasks).toEqual([]);
    const { runs } = (await province.get('/api/campaign-runs')).body;
    expect(runs[0].closed).toMatchObject({ name: '李国栋', note: '另行补报' });
    expect(await app.services.store.verifyChain()).toMatchObject({ ok: true });
  });

  it('keeps its definition, without what was proved at installation', async () => {
    const again = await startSurvey(app);
    const row = await app.services.store.campaignRun(again, { all: true });
    const kept = await app.services.campaigns.byDigest(row?.digest ?? '');
    expect(kept.source.title).toBe(row?.title);
    expect(kept.source.proof).toEqual([]);
  });
});
