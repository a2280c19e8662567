import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, createTestApp, type TestApp } from '../../kit/app.ts';
import { application, scenario, USERS } from '../../kit/unemployment.ts';

const JSON_TYPE = { 'content-type': 'application/json', 'idempotency-key': 'bad-input-key' };

describe('bad input', () => {
  let app: TestApp;
  let clerk: Caller;
  beforeAll(async () => {
    app = await createTestApp();
    clerk = await app.signIn(USERS.acceptance);
  });
  afterAll(async () => {
    expect((await clerk.get('/api/cases')).body.total, 'nothing half-written').toBe(0);
    await app.close();
  });

  const raw = async (body: string, headers: Record<string, string> = JSON_TYPE) => {
    const response = await clerk.raw('POST', '/api/cases', { body, headers });
    return { type: response.headers.get('content-type'), ...(await response.json()) };
  };

  it('that is no JSON is refused with its place', async () => {
    const problem = await raw('{"item": "beijing:unemp-reg",\n  "form": {,}}');
    expect(problem).toMatchObject({ status: 400, code: 'json.malformed', type: expect.any(String) });
    expect(problem.detail).toMatch(/第 2 行第 12 列/);
    expect((await raw('')).code).toBe('json.malformed');
  });

  it('that reaches for prototypes or nests without end is refused', async () => {
    expect(await raw('{"form":{"__proto__":{"admin":true}}}')).toMatchObject({
      code: 'json.forbiddenKey',
      problems: [{ path: '/form/__proto__' }],
    });
    expect(await raw(`${'['.repeat(40)}${']'.repeat(40)}`)).toMatchObject({ status: 400, code: 'json.tooDeep' });
  });

  it('of another type or above the limit is refused', async () => {
    expect(await raw('a=1', { 'content-type': 'application/x-www-form-urlencoded' })).toMatchObject({
      status: 415,
      code: 'body.notJson',
    });
    expect(await raw(JSON.stringify({ item: 'x'.repeat(1_100_000) }))).toMatchObject({
      status: 413,
      code: 'body.tooLarge',
    });
  });

  it('from the pages of another site is refused', async () => {
    const foreign = await raw('{}', { ...JSON_TYPE, origin: 'https://evil.example' });
    expect(foreign).toMatchObject({ status: 403, code: 'request.crossSite' });
    expect(await raw('{}', { ...JSON_TYPE, 'sec-fetch-site': 'cross-site' })).toMatchObject({
      code: 'request.crossSite',
    });
  });

  it('without the parts that the schema asks for names each of them in Chinese', async () => {
    const { body } = await clerk.post('/api/cases', { ...application(), applicant: { kind: 'person', name: '' } });
    expect(body).toMatchObject({ status: 400, code: 'request.invalid' });
    expect(body.problems.map(({ path }: { path: string }) => path)).toEqual([
      '/applicant/name',
      '/applicant/idType',
      '/applicant/idNo',
    ]);
    for (const { message } of body.problems) expect(message).toMatch(/[\u4e00-\u9fff]/);
  });

  it('naming an item that is not there, or not here, is refused', async () => {
    expect(await clerk.post('/api/cases', application({ item: 'beijing:kite' }))).toMatchObject({
      status: 404,
      body: { code: 'item.notFound' },
    });
    const elsewhere = await app.signIn('wt-shouli1');
    expect(await elsewhere.post('/api/cases', application())).toMatchObject({
      status: 422,
      body: { code: 'item.otherDivision' },
    });
  });

  it('with a wrong check digit is refused at the field', async () => {
    const idNo = '110101198803150041';
    const answer = await clerk.post('/api/cases', application({ form: { ...scenario.form, idNo } }));
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'form.invalid', problems: [{ path: '/idNo', field: '公民身份号码' }] },
    });
    expect(await clerk.get(`/api/applicants/${idNo}`)).toMatchObject({
      status: 422,
      body: { code: 'identity.checkDigit' },
    });
  });

  it('from people without the post is refused', async () => {
    const reviewer = await app.signIn(USERS.reexamination);
    expect(await reviewer.post('/api/cases', application())).toMatchObject({
      status: 403,
      body: { code: 'post.missing' },
    });
    expect(await reviewer.get('/api/packs')).toMatchObject({ status: 403 });
  });

  it('to an address that is not there gets a problem document, never a stack', async () => {
    const { status, body } = await clerk.get('/api/nothing');
    expect(status).toBe(404);
    expect(JSON.stringify(body)).not.toMatch(/\.ts:|node_modules/);
  });
});
