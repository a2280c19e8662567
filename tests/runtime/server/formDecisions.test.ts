import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scenario } from '#engine';
import { createTestApp, type TestApp } from '../../kit/app.ts';
import { packsFolder } from '../../kit/packs.ts';
import { taskPath, USERS } from '../../kit/unemployment.ts';

const ITEM = 'beijing:ui-benefit';
const { applicant, form, situation } = JSON.parse(
  readFileSync(join(packsFolder, 'beijing/scenarios/ui-benefit/happy.json'), 'utf8'),
) as Scenario;
const LIMIT =
  '核定期限超过上限：缴费满1年不足5年的12个月，满5年不足10年的18个月，10年以上的24个月（社会保险法第46条）。';

describe('a form that asks a decision', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp();
  });
  afterAll(() => app.close());

  it('sends the decision along with the item, for the browser to judge by', async () => {
    const clerk = await app.signIn(USERS.acceptance);
    const { compiled } = (await clerk.get(`/api/items/${encodeURIComponent(ITEM)}`)).body;
    expect(compiled.form.decisions).toEqual({ maxMonths: 'national:ui-benefit-months#最长领取月数' });
    expect(compiled.decisions['national:ui-benefit-months']).toMatchObject([{ name: '失业保险金领取期限' }]);
  });

  it('is refused with the sentence of the rule where an answer goes beyond the decision', async () => {
    const clerk = await app.signIn(USERS.acceptance);
    const { compiled } = (await clerk.get(`/api/items/${encodeURIComponent(ITEM)}`)).body;
    const materials = compiled.item.elements.materials.map(({ id }: { id: string }) => ({
      material: id,
      state: 'received',
      files: [],
    }));
    const application = { item: ITEM, applicant, form, situation, materials, channel: 'counter' };
    const checked = await clerk.post('/api/precheck', application);
    expect(checked.body.problems).toEqual([]);
    const received = await clerk.post('/api/cases', application);
    expect(received.status, JSON.stringify(received.body)).toBe(201);
    const accepted = await clerk.post(taskPath(received.body, 'complete'), { version: 1, outcome: 'accept' });
    expect(accepted.body.tasks).toMatchObject([{ element: 'preliminaryReview' }]);

    const officer = await app.signIn(USERS.preliminaryReview);
    const review = (months: number, version: number) =>
      officer.post(taskPath(accepted.body, 'complete'), {
        version,
        outcome: 'approve',
        opinion: '缴费93个月。',
        form: { totalMonths: 93, monthlyBenefit: 2233.5, months, from: '2026-03', to: '2027-08' },
      });
    const refused = await review(19, accepted.body.version);
    expect(refused).toMatchObject({ status: 422, body: { code: 'form.invalid' } });
    expect(refused.body.problems).toMatchObject([{ path: '/months', message: LIMIT }]);
    const right = await review(18, accepted.body.version);
    expect(right).toMatchObject({ status: 200, body: { tasks: [{ element: 'verification' }] } });
  });
});
