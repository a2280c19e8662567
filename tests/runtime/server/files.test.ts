import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, createTestApp, type TestApp } from '../../kit/app.ts';
import { USERS } from '../../kit/unemployment.ts';

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

describe('uploaded materials', () => {
  let app: TestApp;
  let clerk: Caller;
  beforeAll(async () => {
    app = await createTestApp();
    clerk = await app.signIn(USERS.acceptance);
  });
  afterAll(() => app.close());

  const upload = async (name: string, body: Uint8Array, who = clerk) => {
    const response = await who.raw('POST', '/api/files', {
      body: new Uint8Array(body),
      headers: { 'x-file-name': encodeURIComponent(name) },
    });
    return { status: response.status, body: await response.json() };
  };

  it('are kept under the SM3 of their content and come back as attachments', async () => {
    const { status, body } = await upload('身份证 正面.png', PNG);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: '身份证 正面.png',
      type: 'image/png',
      size: PNG.length,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect((await upload('again.png', PNG)).body.hash).toBe(body.hash);
    const response = await clerk.raw('GET', `/api/files/${body.hash}`);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(PNG);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('are refused when the content is not what the name says', async () => {
    for (const [name, content] of [
      ['合同.pdf', PNG],
      ['run.exe', Uint8Array.from([0x4d, 0x5a, 1])],
      ['page.html', new TextEncoder().encode('<script>alert(1)</script>')],
      ['空.png', new Uint8Array()],
    ] as const)
      expect(await upload(name, content)).toMatchObject({ status: 415, body: { code: 'file.typeRefused' } });
  });

  it('are refused above ten megabytes', async () => {
    const large = new Uint8Array(10 * 1024 * 1024 + 1);
    large.set(PNG);
    expect(await upload('大图.png', large)).toMatchObject({ status: 413, body: { code: 'body.tooLarge' } });
  });

  it('never take a path from the name', async () => {
    const { body } = await upload('../../etc/passwd.png', PNG);
    expect(body.name).toBe('passwd.png');
    expect((await clerk.raw('GET', '/api/files/..%2F..%2Fwutong.db')).status).toBe(404);
  });

  it('are seen by the offices above and by nobody beside', async () => {
    const { body } = await upload('only-here.png', Uint8Array.from([...PNG, 9]));
    const county = await app.signIn('dc-shouli1');
    expect((await county.raw('GET', `/api/files/${body.hash}`)).status).toBe(200);
    const neighbour = await app.signIn('wt-shouli1');
    expect((await neighbour.raw('GET', `/api/files/${body.hash}`)).status).toBe(404);
    expect((await upload('x.png', PNG, app.anyone())).status).toBe(401);
  });
});
