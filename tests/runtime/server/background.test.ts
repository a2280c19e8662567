import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replyTicker } from '../../../runtime/server/replyTicker.ts';
import { timerTicker } from '../../../runtime/server/timers.ts';
import { createTestApp, type TestApp } from '../../kit/app.ts';
import { application, USERS } from '../../kit/unemployment.ts';

describe('timers', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp();
  });
  afterAll(() => app.close());

  const supplementing = async () => {
    const clerk = await app.signIn(USERS.acceptance);
    const received = (await clerk.post('/api/cases', application({ materials: [] }))).body;
    const notice = { materials: ['identity'], note: '' };
    const path = `/api/cases/${received.id}/tasks/${received.tasks[0].token}/complete`;
    return (await clerk.post(path, { version: 1, outcome: 'supplement', notice })).body;
  };

  it('fire once, not early, also when two rounds run at the same moment', async () => {
    const view = await supplementing();
    const [timer] = await app.services.store.dueTimers(Number.MAX_SAFE_INTEGER, 10);
    expect(timer).toMatchObject({ caseId: view.id });
    await app.advance((timer?.due ?? 0) - app.now() - 1);
    const version = async () => (await app.services.store.case(view.id, { all: true }))?.version;
    expect(await version()).toBe(view.version);
    const [first, second] = [timerTicker(app.services), timerTicker(app.services)];
    await app.advance(1);
    await Promise.all([first.tick(), second.tick()]);
    expect(await version()).toBe(view.version + 1);
    const steps = await app.services.store.steps(view.id, { all: true });
    expect(steps.at(-1)).toMatchObject({ command: 'timer.fire', actor: { kind: 'system' } });
    expect(await app.services.store.dueTimers(Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
  });
});

describe('replies', () => {
  it('are kept for their days and forgotten within the hour after', async () => {
    const app = await createTestApp();
    const { store, replyDays } = app.services;
    const ticker = replyTicker(app.services);
    const reply = { user: 'u', key: 'k', request: 'r'.repeat(64), status: 200, body: '{}' };
    await store.saveReply(reply, app.now());
    await app.advance(replyDays * 86_400_000);
    expect(await ticker.tick()).toBe(0);
    expect(await store.reply('u', 'k')).toEqual(reply);
    await app.advance(60_000);
    expect(await ticker.tick()).toBe(0);
    await app.advance(3_600_000);
    expect(await ticker.tick()).toBe(1);
    expect(await store.reply('u', 'k')).toBeUndefined();
    await app.close();
  });
});
