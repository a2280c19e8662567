import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '#engine';
import { type Answer, createTestApp, type TestApp } from '../../../kit/app.ts';
import { itemWork } from '../../../kit/itemWork.ts';

const TOWN = 'wutong-town';
const CLERK = 'wt-shouli1';
const CARD = 'national:card-loss';
const { intake } = itemWork(CARD);
const { idNo } = intake.applicant;
const PHONE = '13900001234';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ now: Date.parse('2026-03-10T09:00:00+08:00') });
});
afterAll(() => app.close());

type Paper = { id: string; no: string; code: string };
const clerk = () => app.signIn(CLERK);
const caseOf = async ({ id }: Paper) => (await (await clerk()).get(`/api/cases/${id}`)).body;
const decide = async (paper: Paper, outcome: string, more: object = {}): Promise<Answer> => {
  const view = await caseOf(paper);
  const path = `/api/cases/${paper.id}/tasks/${view.tasks[0].token}/complete`;
  return (await clerk()).post(path, { version: view.version, outcome, ...more });
};
const noticed = async (fields: string[], more: object = {}): Promise<Paper> => {
  const { body } = await app.anyone().post('/api/applications', { item: CARD, office: TOWN, intake });
  const answer = await decide(body, 'supplement', { notice: { materials: [], note: '', fields, ...more } });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return body;
};
const proof = ({ no, code }: Paper) => ({ no, idNo, code });
const progress = async (paper: Paper) => (await app.anyone().post('/api/progress', proof(paper))).body;
const handIn = (paper: Paper, form: JsonObject, more: object = {}, key?: string): Promise<Answer> =>
  app.anyone().post('/api/progress/supplement', { ...proof(paper), materials: [], form, ...more }, key);

describe('补正 of the application form from afar', () => {
  it('shows the fields that are asked for with their answers, and none of the others', async () => {
    const paper = await noticed(['phone', 'bank']);
    const { notice } = await progress(paper);
    expect(notice.correction.fields).toEqual(['phone', 'bank']);
    expect(Object.keys(notice.correction.answers).sort()).toEqual(['bank', 'phone']);
    expect(Object.keys(notice.correction.form.schema.properties).sort()).toEqual(['bank', 'phone']);
    const told = JSON.stringify(notice);
    for (const other of [intake.applicant.name, idNo]) expect(told).not.toContain(other);
  });

  it('takes exactly these, keeps old and new in the chain, and shows both to the officer', async () => {
    const paper = await noticed(['phone', 'bank']);
    const before = (await caseOf(paper)).form;
    const key = randomUUID();
    const sent = { phone: PHONE, bank: '龙江银行（㙟䣕支行）' };
    const done = await handIn(paper, sent, {}, key);
    expect(done, JSON.stringify(done.body)).toMatchObject({ status: 200, body: { notice: null } });
    expect((await handIn(paper, sent, {}, key)).status, 'the same request again').toBe(200);

    const changes = [
      { field: 'phone', from: before.phone, to: PHONE },
      { field: 'bank', from: before.bank, to: sent.bank },
    ];
    const steps = await app.services.store.steps(paper.id, { all: true });
    const facts = steps.flatMap((step) => step.facts).filter(({ type }) => type === 'case.supplemented');
    expect(facts).toEqual([{ type: 'case.supplemented', materials: [], changes }]);
    const view = await caseOf(paper);
    expect(view.corrections).toMatchObject({ by: intake.applicant.name, changes });
    expect(view.form).toMatchObject(sent);
    expect(view.applicant.phone, 'the office calls the new number').toBe(PHONE);
    expect(view.timeline.find(({ kind }: { kind: string }) => kind === 'supplemented').text).toContain('合作银行');
    // 换了号码，凭新号码后四位也查得到。
    expect((await progress({ ...paper, code: PHONE.slice(-4) })).no).toBe(paper.no);
  });

  it('refuses every other field, whatever it is called, and changes nothing', async () => {
    const paper = await noticed(['bank']);
    const before = await caseOf(paper);
    for (const other of [{ name: '王㛃' }, { phone: PHONE }, { bizType: '5' }, { status: 'concluded' }]) {
      const answer = await handIn(paper, { bank: '建设银行', ...other });
      expect(answer.status, JSON.stringify(other)).toBe(422);
      expect(answer.body.problems[0].path).toBe(`/form/${Object.keys(other)[0]}`);
    }
    const after = await caseOf(paper);
    expect([after.version, after.form]).toEqual([before.version, before.form]);
    const plain = await noticed([], { note: '请写明银行' });
    const answer = await handIn(plain, { bank: '建设银行' }, { note: '已写明' });
    expect(answer).toMatchObject({ status: 422, body: { problems: [{ path: '/form/bank' }] } });
  });

  it('says at the field what is wrong: by the rules of the form, not filled in, not changed', async () => {
    const paper = await noticed(['phone', 'lossTime']);
    const old = (await progress(paper)).notice.correction.answers;
    const wrong = async (form: JsonObject, more: object = {}) =>
      (await handIn(paper, form, more)).body.problems?.map(({ path }: { path: string }) => path);
    expect(await wrong({ phone: '123', lossTime: '2026-03-01' })).toEqual(['/form/phone']);
    expect(await wrong({ phone: PHONE, lossTime: '2026-03-11' }), 'a rule over the case').toEqual(['/form/lossTime']);
    expect(await wrong({ phone: PHONE })).toEqual(['/form/lossTime']);
    expect(await wrong({ phone: PHONE, lossTime: old.lossTime })).toEqual(['/form/lossTime']);
    const done = await handIn(paper, { phone: PHONE, lossTime: old.lossTime }, { note: '遗失日期无误' });
    expect(done.status, JSON.stringify(done.body)).toBe(200);
  });

  it('cannot be asked for fields of the officers, of the identity, or that nobody sees', async () => {
    const { body } = await app.anyone().post('/api/applications', { item: CARD, office: TOWN, intake });
    for (const field of ['idNo', 'name', 'agentName', 'nothing']) {
      const notice = { materials: [], note: '', fields: [field] };
      expect(await decide(body, 'supplement', { notice }), field).toMatchObject({
        status: 422,
        body: { code: 'notice.unknownField' },
      });
    }
  });

  it('stands on the printed notice in words', async () => {
    const paper = await noticed(['phone', 'bank'], { note: '银行请写到支行。' });
    const { body } = await (await clerk()).get(`/api/cases/${paper.id}/documents/oneTimeNotice`);
    expect(JSON.stringify(body)).toContain('请更正申请表中的“联系电话”、“合作银行”。银行请写到支行。');
  });
});
