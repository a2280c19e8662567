import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, PASSWORD, type TestApp } from '../../kit/app.ts';

describe('signing in', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp();
  });
  afterAll(() => app.close());

  const userName = 'bj-shixiang';
  const attempt = (password: string, name = userName) =>
    app.anyone().post('/api/session', { userName: name, password });

  it('opens a session in an HttpOnly cookie and tells who one is', async () => {
    const caller = app.anyone();
    const answer = await caller.post('/api/session', { userName, password: PASSWORD });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('set-cookie')).toMatch(/^wutong_session=[\w-]{43}; .*HttpOnly.*SameSite=Lax/);
    expect(answer.body).toMatchObject({
      userName,
      name: '郎平安',
      may: { desk: false, campaigns: true, studio: true, accept: false },
    });
    expect((await caller.get('/api/session')).body.userName).toBe(userName);
  });

  it('ends a session on the server, not only in the browser', async () => {
    const caller = app.anyone();
    await caller.post('/api/session', { userName, password: PASSWORD });
    expect((await caller.send('DELETE', '/api/session')).status).toBe(204);
    expect((await caller.get('/api/session')).status).toBe(401);
  });

  it('marks the cookie Secure with the __Host- prefix over https', async () => {
    const answer = await app.anyone().raw('POST', 'https://wutong.example/api/session', {
      body: JSON.stringify({ userName, password: PASSWORD }),
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-wutong_session=.*Secure/);
  });

  it('answers alike for an unknown name and a wrong password', async () => {
    const unknown = await attempt('whatever-1', 'nobody-here');
    const wrong = await attempt('whatever-1');
    expect(unknown.status).toBe(401);
    expect(unknown.body).toEqual(wrong.body);
    await attempt(PASSWORD);
  });

  it('locks an account for fifteen minutes after five failures', async () => {
    for (let n = 0; n < 5; n += 1) expect((await attempt('wrong-password')).status).toBe(401);
    expect((await attempt(PASSWORD)).status).toBe(401);
    await app.advance(15 * 60_000 - 1_000);
    expect((await attempt(PASSWORD)).status).toBe(401);
    await app.advance(2_000);
    expect((await attempt(PASSWORD)).status).toBe(200);
  });

  it('ends a session that was idle for two hours', async () => {
    const caller = await app.signIn(userName);
    await app.advance(2 * 3_600_000 + 1);
    expect((await caller.get('/api/session')).body).toMatchObject({ status: 401, code: 'session.missing' });
  });

  it('lists the demo accounts with their password', async () => {
    const { body } = await app.anyone().get('/api/demo');
    expect(body.demo).toBe(true);
    expect(body.accounts).toContainEqual(expect.objectContaining({ userName, post: '事项管理', password: PASSWORD }));
  });
});
