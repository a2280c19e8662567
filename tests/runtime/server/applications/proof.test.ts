import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queryCode } from '../../../../runtime/server/applications/queryCode.ts';
import { type Answer, createTestApp, type TestApp } from '../../../kit/app.ts';
import { itemWork } from '../../../kit/itemWork.ts';

const CARD = 'national:card-loss';
const { intake } = itemWork(CARD);
const { idNo, phone = '' } = intake.applicant;
const HOUR = 3_600_000;

let app: TestApp;
let paper: Answer['body'];
beforeAll(async () => {
  app = await createTestApp({ now: Date.parse('2026-03-10T09:00:00+08:00') });
  paper = (await app.anyone().post('/api/applications', { item: CARD, office: 'wutong-town', intake })).body;
});
afterAll(() => app.close());

const ask = (more: object = {}) =>
  app.anyone().post('/api/progress', { no: paper.no, idNo, code: paper.code, ...more });

describe('who may see a case from afar', () => {
  it('has number, identity and the code of the paper, or the last digits of the telephone', async () => {
    expect(paper.code).toMatch(/^\d{8}$/);
    expect((await ask()).status).toBe(200);
    expect((await ask({ code: ` ${paper.code.slice(0, 4)} ${paper.code.slice(4)}` })).status).toBe(200);
    expect((await ask({ code: phone.slice(-4) })).status).toBe(200);
    expect(await app.anyone().post('/api/progress', { no: paper.no, idNo })).toMatchObject({ status: 400 });
  });

  it('is not told which of them was wrong', async () => {
    const unknown = await ask({ no: '990121-20260310-99999' });
    expect(unknown.status).toBe(404);
    for (const wrong of [{ idNo: '11010519900307867X' }, { code: queryCode('other') }, { code: phone.slice(-3) }]) {
      const answer = await ask(wrong);
      expect([answer.status, answer.body], JSON.stringify(wrong)).toEqual([404, unknown.body]);
    }
  });

  it('has the code on the receipt that the office prints', async () => {
    const clerk = await app.signIn('wt-shouli1');
    const { body } = await clerk.get(`/api/cases/${paper.id}/documents/receipt`);
    const { rows } = body.blocks.find(({ type }: { type: string }) => type === 'fields');
    const printed = rows.find(({ label }: { label: string }) => label === '查询码').value;
    expect(printed.replace(' ', '')).toBe(paper.code);
    expect((await app.anyone().get(`/api/cases/${paper.id}/documents/receipt`)).status).toBe(401);
  });

  it('cannot find out the telephone, a number of the day or a code by trying', async () => {
    await app.advance(2 * HOUR);
    const statuses: number[] = [];
    for (let tried = 0; tried < 25; tried += 1) {
      statuses.push((await ask({ code: String(tried).padStart(4, '0') })).status);
      await app.advance(3000);
    }
    expect(statuses.filter((status) => status === 404)).toHaveLength(10);
    expect(statuses.at(-1)).toBe(429);
    // 号码后四位猜中了也不回答；手里有回执的，不受别人乱试的影响。
    expect((await ask({ code: phone.slice(-4) })).status).toBe(429);
    expect((await ask()).status).toBe(200);
    // 换着编号试同一个人的证件号码，也一样。
    expect((await ask({ no: '990121-20260310-00077', code: phone.slice(-4) })).status).toBe(429);
    await app.advance(HOUR);
    expect((await ask({ code: phone.slice(-4) })).status).toBe(200);
  });
});
