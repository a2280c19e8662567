import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BundleIntake } from '#engine';
import { looseFileTicker } from '../../../runtime/server/applications/looseFiles.ts';
import { type Answer, createTestApp, type TestApp } from '../../kit/app.ts';
import { itemWork } from '../../kit/itemWork.ts';

const DAY = 86_400_000;
const TOWN = 'wutong-town';
const COUNTY = 'qingxi-county';
const CLERK = 'wt-shouli1';
const CARD = 'national:card-loss';
const png = (mark: number) => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, mark]);

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ now: Date.parse('2026-03-10T09:00:00+08:00') });
});
afterAll(() => app.close());

const sentFor = (ref: string, office: string, more: Partial<BundleIntake> = {}) => {
  const { item, intake } = itemWork(ref);
  return { item, office, intake: { ...intake, ...more } };
};
const apply = (body: object, key?: string) => app.anyone().post('/api/applications', body, key);
const applied = async (body: object): Promise<Answer['body']> => {
  const answer = await apply(body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};
const upload = async (office: string, content: Uint8Array, name = '身份证（䶮）.png') => {
  const response = await app.anyone().raw('POST', `/api/applicant-files?office=${office}`, {
    body: new Uint8Array(content),
    headers: { 'x-file-name': encodeURIComponent(name), 'content-type': 'application/octet-stream' },
  });
  return { status: response.status, body: await response.json() };
};
const officesFor = async (ref: string): Promise<string[]> =>
  (await app.anyone().get(`/api/accepting-offices?item=${ref}`)).body.offices.map(({ id }: { id: string }) => id);
const clerk = () => app.signIn(CLERK);
const caseOf = async (id: string, who = CLERK) => (await (await app.signIn(who)).get(`/api/cases/${id}`)).body;
const decide = async (id: string, outcome: string, more: object = {}, who = CLERK) => {
  const view = await caseOf(id, who);
  const path = `/api/cases/${id}/tasks/${view.tasks[0].token}/complete`;
  const answer = await (await app.signIn(who)).post(path, { version: view.version, outcome, ...more });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
};
type Paper = { no: string; code: string };
const progress = ({ no, code }: Paper, idNo: string) => app.anyone().post('/api/progress', { no, idNo, code });
const supplement = (body: object, key?: string): Promise<Answer> =>
  app.anyone().post('/api/progress/supplement', body, key);

describe('what can be applied for from afar', () => {
  it('is every public item, where it is accepted: what its pack fills in is taken', async () => {
    const { body } = await app.anyone().get('/api/catalogue?division=990121101000');
    const refs: string[] = body.items.map(({ ref }: { ref: string }) => ref);
    expect(refs.length).toBeGreaterThan(55);
    const refused: string[] = [];
    for (const ref of refs) {
      const [office = ''] = (await officesFor(ref)).filter((id) => !id.startsWith('bj') && !id.startsWith('hepl'));
      expect((await app.anyone().get(`/api/guides/${ref}`)).body.online, ref).toBe(true);
      const answer = await apply(sentFor(ref, office));
      await app.advance(11_000);
      if (answer.status !== 201) refused.push(`${ref} ${JSON.stringify(answer.body)}`);
    }
    expect(refused).toEqual([]);
  });

  it('names the offices that accept the item themselves, and takes it at no other', async () => {
    expect(await officesFor(CARD)).toContain(TOWN);
    const license = await officesFor('national:hr-license');
    expect(license).toContain(COUNTY);
    expect(license).not.toContain(TOWN);
    const elsewhere = await apply(sentFor('national:hr-license', TOWN));
    expect(elsewhere).toMatchObject({ status: 404, body: { code: 'office.notFound' } });
    const local = await officesFor('beijing:unemp-reg');
    expect(local.length).toBeGreaterThan(0);
    expect(local).not.toContain(TOWN);
  });

  it('is filled in by the version of the place, without diagram and papers; work between offices is none', async () => {
    const [office] = await officesFor('beijing:unemp-reg');
    const { body } = await app.anyone().get(`/api/items/national:unemp-reg/form?office=${office}`);
    expect(body.bundle.items['national:unemp-reg']).toMatchObject({ ref: 'beijing:unemp-reg', xml: '', documents: {} });
    expect((await app.anyone().get(`/api/items/national:localization/form?office=${COUNTY}`)).status).toBe(404);
  });
});

describe('an application for one item', () => {
  it('is a case at the window’s list, with its uploads, and its applicant finds it', async () => {
    const before = (await (await clerk()).get('/api/board')).body.online;
    const file = (await upload(TOWN, png(1))).body;
    const materials = [{ material: `${CARD}/identity`, state: 'received' as const, files: [file] }];
    const receipt = await applied(sentFor(CARD, TOWN, { materials }));
    expect(receipt).toMatchObject({ no: expect.stringMatching(/^990121-\d{8}-\d{5}$/), cases: [{ no: receipt.no }] });
    expect((await (await clerk()).get('/api/board')).body.online).toBe(before + 1);
    const waiting = (await (await clerk()).get('/api/tasks?view=online&limit=200')).body;
    expect(waiting.total).toBe(before + 1);
    expect(waiting.rows.find(({ caseNo }: { caseNo: string }) => caseNo === receipt.no)).toMatchObject({
      online: true,
      assignee: null,
    });
    const view = await caseOf(receipt.id);
    expect(view.materials.find((one: Answer['body']) => one.material.id === 'identity').record).toEqual({
      material: 'identity',
      state: 'received',
      files: [file],
    });
    const [step] = await app.services.store.steps(receipt.id, { all: true });
    expect(step?.actor).toEqual({ kind: 'applicant', id: 'applicant', name: receipt.applicantName });
    expect(view.clock.state, 'the clock starts with acceptance').toBe('notStarted');
    const { idNo } = itemWork(CARD).intake.applicant;
    expect((await progress(receipt, idNo)).body).toMatchObject({ statusName: '已收件', promisedDate: null });

    await decide(receipt.id, 'accept', {
      materials: view.materials.map(({ material }: Answer['body']) => ({
        material: material.id,
        state: 'verified',
        files: [],
      })),
    });
    expect((await caseOf(receipt.id)).clock.state).not.toBe('notStarted');
    expect((await (await clerk()).get('/api/board')).body.online).toBe(before);
    const shown = await progress(receipt, idNo.toLowerCase());
    expect(shown.body.promisedDate).toMatch(/^\d{4}-/);
    expect(JSON.stringify(shown.body)).not.toContain(CLERK);
  });

  it('is refused with every field that is wrong, and then nothing is opened', async () => {
    const { phone: _, ...applicant } = itemWork(CARD).intake.applicant;
    const count = async () => (await app.services.store.cases({ offset: 0, limit: 1 }, { all: true })).total;
    const before = await count();
    const answer = await apply(
      sentFor(CARD, TOWN, { applicant: { ...applicant, idNo: '110101198803150041' }, own: {} }),
    );
    expect(answer).toMatchObject({ status: 422, body: { code: 'bundle.invalid' } });
    expect(answer.body.detail).toContain('申请没有提交');
    const paths = answer.body.problems.map(({ path }: { path: string }) => path);
    expect(paths).toContain('/intake/applicant/idNo');
    expect(paths).toContain('/intake/applicant/phone');
    expect(paths.some((path: string) => path.startsWith(`/intake/own/${CARD}/form/`))).toBe(true);
    expect(await count()).toBe(before);
  });

  it('opens once however often it is sent', async () => {
    const key = randomUUID();
    const sent = sentFor(CARD, TOWN);
    const answers = await Promise.all([apply(sent, key), apply(sent, key), apply(sent, key)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.no)).size).toBe(1);
    const other = sentFor(CARD, TOWN, { situation: {} });
    expect((await apply(other, key)).status).toBe(422);
  });

  it('takes nothing that applicants have no say in: states of materials, fields of later steps, unknown names', async () => {
    const ref = 'national:startup-loan';
    const { intake } = itemWork(ref);
    const form = { ...intake.own[ref]?.form, grantAmount: 300_000, creditOk: true, hacked: 1 };
    const forged = [
      { material: `${ref}/identity`, state: 'verified' as const, files: [], note: '已核验' },
      { material: 'nothing', state: 'shared' as const, files: [] },
    ];
    const [office = ''] = (await officesFor(ref)).filter((id) => id === TOWN || id === COUNTY);
    const situation = { ...intake.situation, hacked: true };
    const receipt = await applied({
      ...sentFor(ref, office, { own: { [ref]: { form, situation } }, materials: forged, situation }),
      status: 'concluded',
      channel: 'counter',
    });
    const row = await app.services.store.case(receipt.id, { all: true });
    expect(row?.state.materials).toEqual([]);
    expect(row?.status).toBe('received');
    expect(row?.data.form).not.toHaveProperty('grantAmount');
    expect(row?.data.form).not.toHaveProperty('creditOk');
    expect(row?.data.form).not.toHaveProperty('hacked');
    expect(row?.data.situation).not.toHaveProperty('hacked');
    expect(row?.state.vars.case).toMatchObject({ channel: 'online' });
  });

  it('names the file that was never uploaded for this office', async () => {
    const [file] = [(await upload(COUNTY, png(2))).body];
    const materials = [{ material: `${CARD}/identity`, state: 'received' as const, files: [file] }];
    const answer = await apply(sentFor(CARD, TOWN, { materials }));
    expect(answer).toMatchObject({ status: 422, body: { code: 'file.notFound' } });
    expect(answer.body.problems[0].path).toBe(`/intake/materials/${CARD}/identity`);
  });

  it('counts as accepted by law when the office keeps silent for five working days (R6)', async () => {
    const ref = 'national:hr-license';
    const receipt = await applied(sentFor(ref, COUNTY));
    await app.advance(12 * DAY);
    const view = await caseOf(receipt.id, 'qx-shouli1');
    expect(view).toMatchObject({ status: 'inProgress' });
    expect(view.timeline.map(({ title }: { title: string }) => title)).toContain('视为受理');
    const { idNo } = itemWork(ref).intake.applicant;
    expect((await progress(receipt, idNo)).body.promisedDate).toMatch(/^\d{4}-/);
  });
});

describe('an application that is not accepted', () => {
  it('tells its applicant why', async () => {
    const receipt = await applied(sentFor(CARD, TOWN));
    await decide(receipt.id, 'notAccept', { opinion: '申请人没有本统筹地区的社会保障卡。' });
    const { idNo } = itemWork(CARD).intake.applicant;
    expect((await progress(receipt, idNo)).body).toMatchObject({
      resultName: '不予受理',
      reason: '申请人没有本统筹地区的社会保障卡。',
    });
  });
});

describe('补正 from afar', () => {
  const { idNo } = itemWork(CARD).intake.applicant;
  const noticed = async (notice: object) => {
    const receipt = await applied(sentFor(CARD, TOWN));
    await decide(receipt.id, 'supplement', { notice });
    return receipt;
  };

  it('hands in what the notice asked for; the clerk has it on the list again', async () => {
    const receipt = await noticed({ materials: ['identity'], note: '照片不清楚，请重新上传。' });
    const paper = { no: receipt.no, code: receipt.code };
    const { notice } = (await progress(receipt, idNo)).body;
    const before = (await progress(receipt, idNo)).body;
    expect(before.steps.find(({ name }: { name: string }) => name === '受理')?.state).toBe('active');
    expect(notice).toMatchObject({ office: TOWN, note: '照片不清楚，请重新上传。' });
    expect(notice.materials).toMatchObject([{ id: 'identity', name: expect.any(String), accept: expect.any(Array) }]);

    const lacking = await supplement({ ...paper, idNo, materials: [] });
    expect(lacking).toMatchObject({ status: 422, body: { code: 'supplement.invalid' } });
    expect(lacking.body.problems[0].path).toBe('/materials/identity');
    const file = (await upload(notice.office, png(3))).body;
    const materials = [{ material: 'identity', files: [file] }];
    const more = [...materials, { material: 'application', files: [file] }];
    expect((await supplement({ ...paper, idNo, materials: more })).status).toBe(422);
    const foreign = await supplement({ ...paper, idNo: '11010519900307867X', materials });
    const unknown = await supplement({ ...paper, no: '990121-20260310-99999', idNo, materials });
    expect([foreign.status, foreign.body]).toEqual([404, unknown.body]);

    const key = randomUUID();
    const done = await supplement({ ...paper, idNo, materials, note: '已重新拍照' }, key);
    expect(done, JSON.stringify(done.body)).toMatchObject({ status: 200, body: { notice: null } });
    expect((await supplement({ ...paper, idNo, materials, note: '已重新拍照' }, key)).status).toBe(200);
    const view = await caseOf(receipt.id);
    expect(view.status).toBe('received');
    expect(view.tasks).toMatchObject([{ element: 'acceptance', online: true }]);
    expect(view.materials.find((one: Answer['body']) => one.material.id === 'identity').record).toEqual({
      material: 'identity',
      state: 'received',
      files: [file],
    });
    expect(view.timeline.some(({ kind }: { kind: string }) => kind === 'supplemented')).toBe(true);
    const again = await supplement({ ...paper, idNo, materials });
    expect(again).toMatchObject({ status: 422, body: { code: 'supplement.notAsked' } });
  });

  it('answers in words what asks for no material', async () => {
    const receipt = await noticed({ materials: [], note: '联系电话打不通，请更正。' });
    const paper = { no: receipt.no, code: receipt.code };
    const silent = await supplement({ ...paper, idNo, materials: [] });
    expect(silent.body.problems).toMatchObject([{ path: '/note' }]);
    expect((await supplement({ ...paper, idNo, materials: [], note: '电话改为13800000000' })).status).toBe(200);
  });
});

describe('uploads that nobody handed in', () => {
  const stored = (hash: string) => existsSync(join(app.dataDir, 'files', hash.slice(0, 2), hash));

  it('are gone after two weeks, those that were handed in stay, with an item and with a 一件事', async () => {
    const loose = (await upload(TOWN, png(10))).body;
    const handed = (await upload(TOWN, png(11))).body;
    const both = (await upload(TOWN, png(12))).body;
    await upload(COUNTY, png(12));
    const materials = [{ material: `${CARD}/identity`, state: 'received' as const, files: [handed] }];
    await applied(sentFor(CARD, TOWN, { materials }));
    const other = [{ material: `${CARD}/identity`, state: 'received' as const, files: [both] }];
    await applied(sentFor(CARD, TOWN, { materials: other }));
    const ticker = looseFileTicker(app.services);
    await app.advance(13 * DAY);
    await ticker.tick();
    expect(stored(loose.hash)).toBe(true);
    await app.advance(2 * DAY);
    await ticker.tick();
    expect(stored(loose.hash)).toBe(false);
    expect([stored(handed.hash), stored(both.hash)]).toEqual([true, true]);
    expect((await (await clerk()).raw('GET', `/api/files/${handed.hash}`)).status).toBe(200);
    const late = [{ material: `${CARD}/identity`, state: 'received' as const, files: [loose] }];
    expect(await apply(sentFor(CARD, TOWN, { materials: late }))).toMatchObject({ status: 422 });
    // 又上传一次，就又有了。
    await upload(TOWN, png(10));
    expect(stored(loose.hash)).toBe(true);
    await applied(sentFor(CARD, TOWN, { materials: late }));
  });
});

describe('an address that sends too much', () => {
  it('has to wait, with applications and with 补正', async () => {
    await app.advance(DAY);
    const answers: number[] = [];
    for (let sent = 0; sent < 31; sent += 1) {
      const proof = { no: `990121-20260310-9${sent}`, idNo: `${sent}`, code: '00000000' };
      answers.push((await supplement({ ...proof, materials: [] })).status);
    }
    expect([answers.slice(0, 30).every((status) => status === 404), answers.at(-1)]).toEqual([true, 429]);
    expect((await apply(sentFor(CARD, TOWN))).status).toBe(429);
  });
});
