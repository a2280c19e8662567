import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queryCode } from '../../../runtime/server/applications/queryCode.ts';
import { createTestApp, type TestApp } from '../../kit/app.ts';
import { application, caseAt, scenario, USERS } from '../../kit/unemployment.ts';

describe('what anybody may ask', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp();
  });
  afterAll(() => app.close());

  it('is the catalogue, each item once for a division', async () => {
    const all = (await app.anyone().get('/api/catalogue')).body.items;
    const beijing = (await app.anyone().get('/api/catalogue?division=110101010000')).body.items;
    const names = beijing.map(({ name }: { name: string }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(beijing.length).toBeGreaterThanOrEqual(8);
    expect(all.length).toBeGreaterThan(beijing.length);
    expect(beijing).toContainEqual(
      expect.objectContaining({ ref: 'beijing:unemp-reg', name: '失业登记', type: '公共服务', profile: 'B' }),
    );
    const clerk = await app.signIn(USERS.acceptance);
    expect((await clerk.get('/api/catalogue')).body.items).toEqual(beijing);
  });

  it('is the guide of an item with its twelve elements and steps', async () => {
    const { body } = await app.anyone().get('/api/guides/beijing%3Aunemp-reg');
    expect(body).toMatchObject({
      name: '失业登记',
      promised: '3个工作日',
      fee: '不收费',
      implementingBody: expect.stringContaining('街道'),
    });
    expect(body.steps.map((step: { name: string }) => step.name)).toEqual(['受理', '初审', '复审', '审批', '出件']);
    expect(body.materials[0]).toMatchObject({ id: 'identity', accept: expect.any(Array) });
    expect(body.materials[0].when).toBeUndefined();
    expect((await app.anyone().get('/api/guides/beijing%3Akite')).status).toBe(404);
  });

  it('is the progress of a case, by what only its applicant has together', async () => {
    const view = await caseAt(app, 'reexamination');
    const code = queryCode(view.id);
    const ask = (no: string, idNo: string) => app.anyone().post('/api/progress', { no, idNo, code });
    const { body } = await ask(view.no, '11010119880315004x');
    expect(body).toMatchObject({
      no: view.no,
      itemName: '失业登记',
      statusName: '办理中',
      promisedDate: '2026-03-05',
      paused: false,
    });
    expect(body.steps.map(({ name, state }: { name: string; state: string }) => `${name} ${state}`)).toEqual([
      '收件 done',
      '受理 done',
      '初审 done',
      '复审 active',
      '审批 waiting',
      '出件 waiting',
    ]);
    expect(JSON.stringify(body)).not.toContain('买合木提');
    const mismatch = await ask(view.no, '110101199001010015');
    const unknown = await ask('110101-20260302-99999', scenario.applicant.idNo as string);
    expect(mismatch.status).toBe(404);
    expect(unknown.body).toEqual(mismatch.body);
  });

  it('is limited by address', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 40 }, () => app.anyone().post('/api/progress', { no: 'x', idNo: 'y', code: '0000' })),
    );
    const refused = statuses.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('comes with a strict content security policy', async () => {
    const { headers } = await app.anyone().get('/api/health');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe-eval');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('is described by OpenAPI 3.1: every route, each with a summary and its answers', async () => {
    const { body } = await app.anyone().get('/api/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    const served = app.app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/') && path !== '/api/openapi.json')
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
    const described = Object.entries<Record<string, { summary?: string; responses?: object }>>(body.paths).flatMap(
      ([path, methods]) =>
        Object.entries(methods).map(([method, operation]) => {
          expect(operation.summary, path).toBeTruthy();
          expect(Object.keys(operation.responses ?? {}).length, path).toBeGreaterThan(0);
          return `${method.toUpperCase()} ${path}`;
        }),
    );
    expect(new Set(described)).toEqual(new Set(served));
    expect(described.length).toBeGreaterThanOrEqual(35);
  });
});

describe('what the window asks before receiving', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp();
  });
  afterAll(() => app.close());

  it('is told what is wrong, what is needed, and what is in flight already', async () => {
    const clerk = await app.signIn(USERS.acceptance);
    const { channel: _channel, ...asked } = application({ materials: [] });
    const first = (await clerk.post('/api/precheck', asked)).body;
    expect(first).toMatchObject({ ready: false, duplicates: [] });
    expect(first.missing.map(({ id }: { id: string }) => id)).toEqual(['identity', 'form']);
    await clerk.post('/api/cases', application());
    const second = (await clerk.post('/api/precheck', { ...application(), form: { ...scenario.form, phone: '123' } }))
      .body;
    expect(second.problems).toMatchObject([{ path: '/phone', field: '联系电话' }]);
    expect(second.duplicates).toMatchObject([{ itemRef: 'beijing:unemp-reg', status: 'received' }]);
  });

  it('is given what ledgers and earlier cases know of the person, with source and date', async () => {
    await caseAt(app, 'end');
    const clerk = await app.signIn(USERS.acceptance);
    const { body } = await clerk.get('/api/applicants/11010119880315004x');
    expect(body).toMatchObject({ birth: '1988-03-15', sex: '2', division: '110101' });
    expect(body.known).toContainEqual(
      expect.objectContaining({ field: 'phone', value: '13810002345', source: expect.any(String), at: app.now() }),
    );
    expect(body.cases.length).toBeGreaterThan(0);
    const stranger = await app.signIn('wt-shouli1');
    expect((await stranger.get('/api/applicants/11010119880315004X')).body).toMatchObject({ known: [], cases: [] });
  });
});
