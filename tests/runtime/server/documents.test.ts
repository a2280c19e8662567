import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../kit/app.ts';
import { application, caseAt, USERS } from '../../kit/unemployment.ts';

const kindsOf = (view: { documents: { kind: string }[] }) => view.documents.map(({ kind }) => kind).sort();

describe('documents of a case', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp();
  });
  afterAll(() => app.close());

  it('exist when the case has come so far, and not before', async () => {
    const clerk = await app.signIn(USERS.acceptance);
    const received = (await clerk.post('/api/cases', application())).body;
    expect(kindsOf(received)).toEqual(['applicationForm', 'receipt']);
    expect((await clerk.get(`/api/cases/${received.id}/documents/acceptance`)).status).toBe(404);
    const issued = await caseAt(app, 'issuance');
    expect(kindsOf(issued)).toEqual(['acceptance', 'applicationForm', 'decision', 'receipt']);
    const ended = await caseAt(app, 'end');
    expect(kindsOf(ended)).toEqual(['acceptance', 'applicationForm', 'decision', 'delivery', 'receipt']);
  });

  it('name the applicant, mask the id number, and state the promised date', async () => {
    const view = await caseAt(app, 'preliminaryReview');
    const clerk = await app.signIn(USERS.acceptance);
    const { body } = await clerk.get(`/api/cases/${view.id}/documents/acceptance`);
    expect(body).toMatchObject({ kind: 'acceptance', title: '受理通知书', no: `受理〔2026〕第${view.no}号` });
    const fields = body.blocks.find((block: { type: string }) => block.type === 'fields').rows;
    expect(fields).toContainEqual({ label: '申请人', value: '龚㛃' });
    expect(fields).toContainEqual({ label: '证件号码', value: '110101********004X' });
    expect(fields).toContainEqual({ label: '承诺办结日期', value: '2026年3月5日' });
    expect(fields).toContainEqual({ label: '咨询投诉电话', value: '12333' });
  });

  it('bear the day on which they were given, however late they are printed', async () => {
    const clerk = await app.signIn(USERS.acceptance);
    const received = (await clerk.post('/api/cases', application({ materials: [] }))).body;
    const notice = { materials: ['identity'], note: '请出示原件' };
    const path = `/api/cases/${received.id}/tasks/${received.tasks[0].token}/complete`;
    await clerk.post(path, { version: 1, outcome: 'supplement', notice });
    await app.advance(3 * 86_400_000);
    const later = await app.signIn(USERS.acceptance);
    const { body } = await later.get(`/api/cases/${received.id}/documents/oneTimeNotice`);
    const fields = body.blocks.find((block: { type: string }) => block.type === 'fields').rows;
    expect(fields).toContainEqual({ label: '告知日期', value: '2026年3月2日' });
    expect(fields).toContainEqual({ label: '补正期限', value: '2026年4月14日' });
    const table = body.blocks.find((block: { type: string }) => block.type === 'table');
    expect(table.rows.map((row: string[]) => row[1])).toEqual(['申请人居民身份证或社会保障卡']);
  });

  it('print as PDF with Chinese fonts inside', async () => {
    const view = await caseAt(app, 'preliminaryReview');
    const clerk = await app.signIn(USERS.acceptance);
    const response = await clerk.raw('GET', `/api/cases/${view.id}/documents/acceptance.pdf`);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.includes('NotoSerifSC')).toBe(true);
  });
});
