import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giveRating, isRefusal } from '#engine';
import { ratingPlan, ratingRow } from '../../../runtime/server/ratings/plan.ts';
import { staffTicker } from '../../../runtime/server/staffRegister.ts';
import { type Answer, type Caller, createTestApp, type TestApp } from '../../kit/app.ts';
import { caseAt, scenario, USERS } from '../../kit/unemployment.ts';

const DAY = 86_400_000;
const { idNo, phone } = scenario.applicant;
/** As an applicant without the paper asks: by the telephone. */
const code = String(phone).slice(-4);

describe('ratings of cases by their applicants', () => {
  let app: TestApp;
  let ended: Answer['body'];
  let anyone: Caller;
  beforeAll(async () => {
    app = await createTestApp();
    ended = await caseAt(app, 'end');
    anyone = app.anyone();
  });
  afterAll(() => app.close());

  const progress = async (no: string) => (await anyone.post('/api/progress', { no, idNo, code })).body;
  const rate = (no: string, more: object) =>
    anyone.post('/api/progress/rating', { no, idNo, code, stage: 'conclusion', level: 5, ...more });
  const supervisor = () => app.signIn('hepl-duban');
  const list = async (query = '') => (await (await supervisor()).get(`/api/ratings${query}`)).body;
  const registered = async () => {
    const page = { after: 0, limit: 10 };
    return (await app.services.store.measuredRows('national:evaluation', page, { all: true })).map(
      ({ values }) => values,
    );
  };
  const figure = async (ref: string) => {
    const { indicators } = (await (await supervisor()).get('/api/indicators')).body;
    return indicators.find((one: { ref: string }) => one.ref === ref).figure;
  };

  it('are offered at the progress page once for what can be rated, with the reasons of the pack', async () => {
    const view = await progress(ended.no);
    expect(view.ratings).toEqual([
      { stage: 'conclusion', stageName: '办结', level: null, levelName: null, at: null, contactBy: null },
    ]);
    expect(view.reasons.filter(({ bad }: { bad: boolean }) => bad).length).toBeGreaterThan(5);
    const running = await caseAt(app, 'preliminaryReview');
    expect((await progress(running.no)).ratings).toMatchObject([{ stage: 'acceptance', stageName: '受理' }]);
    const received = await caseAt(app, 'acceptance');
    expect((await progress(received.no)).ratings).toEqual([]);
    expect(await rate(received.no, {})).toMatchObject({ status: 422, body: { code: 'rating.notYet' } });
  });

  it('are given once, by who knows number and identity, and count in the figures of the case', async () => {
    expect(await figure('national:rated-share')).toMatchObject({ numerator: 0, denominator: 1 });
    expect(await rate(ended.no, { idNo: '11010119900307125X' })).toMatchObject({ status: 404 });
    expect(await rate(ended.no, { level: 1 })).toMatchObject({ status: 422, body: { code: 'rating.noReason' } });
    expect(await rate(ended.no, { level: 6 })).toMatchObject({ status: 400 });
    const given = await rate(ended.no, { level: 2, reasons: ['23', '24'], comment: '跑了三趟，𠮷祥路站让等' });
    expect(given).toMatchObject({ status: 201, body: { level: 2, levelName: '不满意', contactBy: '2026-03-03' } });
    expect(await rate(ended.no, { level: 5 })).toMatchObject({ status: 409, body: { code: 'rating.given' } });
    expect((await progress(ended.no)).ratings).toMatchObject([{ stage: 'conclusion', level: 2 }]);
    expect(await figure('national:rated-share')).toMatchObject({ numerator: 1, denominator: 1 });
    expect(await figure('national:satisfaction')).toMatchObject({ numerator: 0, denominator: 1, value: 0, met: false });
    // The ledger has its row, and what counts over the ledger counts it.
    expect(await figure('beijing:satisfaction')).toMatchObject({ numerator: 0, denominator: 1, value: 0, met: false });
    expect(await figure('national:bad-rating-rectified')).toMatchObject({ numerator: 0, denominator: 1 });
    expect(await registered()).toMatchObject([
      {
        caseNo: ended.no,
        level: '2',
        labels: ['23', '24'],
        isBad: true,
        contactDue: '2026-03-03T23:59',
        rectifyDue: '2026-03-23',
        closed: false,
      },
    ]);
    const book = await app.services.store.ledgerRow('national:case_register', ended.no, { all: true });
    expect(book?.row).toMatchObject({ caseId: ended.id, values: { evaluateLevel: '2', caseNo: ended.no } });
  });

  it('are followed up by a supervisor in order and in time, and stay what they were', async () => {
    const { rows, counts, limits } = await list('?duty=open');
    expect(counts).toMatchObject({ open: 1, late: 0 });
    expect(limits).toEqual({ contactDays: 1, rectifyDays: 15, attempts: 3 });
    expect(rows[0]).toMatchObject({
      caseNo: ended.no,
      levelName: '不满意',
      bad: true,
      dutyName: '联系核实',
      channelName: '网上',
      officeName: '和平里街道政务服务中心',
      reasons: ['超过承诺时限', '多次往返或窗口间推诿'],
    });
    // Monday 2 March + one working day.
    expect(rows[0].due).toBe(Date.parse('2026-03-04T00:00:00+08:00'));
    const desk = await supervisor();
    const at = `/api/ratings/${encodeURIComponent(rows[0].id)}`;
    const detail = (await desk.get(at)).body;
    expect(detail).toMatchObject({ refusal: null, contact: { name: scenario.applicant.name } });
    expect(detail.rated).toHaveLength(5);
    const send = (body: object) => desk.post(`${at}/follow-ups`, body);
    const contact = { type: 'contact', version: 1, reached: true, text: '电话联系，情况属实' };
    expect(await send({ ...contact, version: 0 })).toMatchObject({ status: 409 });
    expect(await send({ type: 'rectification', version: 1, text: '改' })).toMatchObject({ status: 422 });
    expect(await send(contact)).toMatchObject({ status: 200, body: { duty: 'rectification', version: 2 } });
    await app.advance(30 * DAY);
    expect((await list('?duty=late')).rows).toMatchObject([{ duty: 'rectification', late: true }]);
    const again = await supervisor();
    const rectified = await again.post(`${at}/follow-ups`, {
      type: 'rectification',
      version: 2,
      text: '已补一次性告知',
    });
    expect(rectified.body).toMatchObject({ duty: 'revisit', level: 2 });
    const closed = await again.post(`${at}/follow-ups`, {
      type: 'revisit',
      version: 3,
      reached: true,
      level: 4,
      text: '表示满意',
    });
    expect(closed.body).toMatchObject({ duty: null, level: 2, comment: '跑了三趟，𠮷祥路站让等' });
    expect(closed.body.followUps.map(({ name, by }: { name: string; by: string }) => [name, by])).toEqual([
      ['联系核实', '毕秋实'],
      ['整改', '毕秋实'],
      ['回访', '毕秋实'],
    ]);
    expect((await list('?duty=done')).total).toBe(1);
    expect(await registered()).toMatchObject([
      { rectifyPerson: '毕秋实', rectifyResult: '已补一次性告知', revisitLevel: '4', closed: true },
    ]);
    expect(await app.services.store.verifyChain()).toMatchObject({ ok: true });
  });

  it('are registered again after a server that ended in between', async () => {
    const kase = await caseAt(app, 'end');
    const given = await app.services.store.case(kase.id, { all: true });
    const compiled = given && (await app.services.items.byDigest(given.digest));
    if (!given || !compiled) throw new Error('no case');
    // The rating stands, its row in the ledger does not.
    const answer = { level: 4 as const, reasons: [], comment: '', anonymous: false };
    const moment = { now: app.now(), calendar: compiled.calendar, channel: 'portal' as const, reasons: [], limits: {} };
    const rating = giveRating(given.state, 'conclusion', answer, moment);
    if (isRefusal(rating)) throw new Error(rating.message);
    const fact = {
      type: 'rating.given' as const,
      caseId: kase.id,
      stage: 'conclusion' as const,
      channel: 'portal' as const,
      ...answer,
    };
    const actor = { kind: 'applicant' as const, id: kase.id, name: kase.applicant.name };
    await app.services.store.commit(
      ratingPlan(ratingRow(given, rating), { command: 'rating.give', actor, at: app.now(), fact }),
    );
    const rows = async () => (await registered()).filter(({ caseNo }) => caseNo === kase.no);
    expect(await rows()).toEqual([]);
    await staffTicker(app.services).tick();
    expect(await rows()).toMatchObject([{ level: '4', isBad: false }]);
  });

  it('are seen by supervisors of the office and above only', async () => {
    expect((await (await app.signIn(USERS.acceptance)).get('/api/ratings')).status).toBe(403);
    expect((await (await app.signIn('dc-duban')).get('/api/ratings')).body.total).toBe(2);
    expect((await anyone.get('/api/ratings')).status).toBe(401);
    const elsewhere = (await (await app.signIn('dc-duban')).get('/api/ratings/nothing.conclusion')).status;
    expect(elsewhere).toBe(404);
  });

  it('are invited to at the window by a code that shows nothing of the applicant and works once', async () => {
    const kase = await caseAt(app, 'end');
    const clerk = await app.signIn(USERS.issuance);
    const stages = async () => (await clerk.get(`/api/cases/${kase.id}/ratings`)).body.stages;
    expect(await stages()).toMatchObject([{ stage: 'conclusion', level: null }]);
    const issued = await clerk.post(`/api/cases/${kase.id}/rating-invitations`, { stage: 'conclusion' });
    expect(issued.status).toBe(201);
    const { ticket, path } = issued.body;
    expect(path).toBe(`/portal/rate#${ticket}`);
    const shown = (await anyone.post('/api/rating-invitations', { ticket })).body;
    expect(shown).toMatchObject({ itemName: '失业登记', stage: { stage: 'conclusion', level: null } });
    expect(JSON.stringify(shown)).not.toContain(scenario.applicant.name);
    expect(JSON.stringify(shown)).not.toContain(kase.no);
    const said = { ticket, level: 1, reasons: ['25'], comment: '态度差', anonymous: true };
    expect((await anyone.post('/api/rating-invitations/rating', said)).status).toBe(201);
    expect((await anyone.post('/api/rating-invitations/rating', said)).status).toBe(409);
    expect((await anyone.post('/api/rating-invitations', { ticket: 'x'.repeat(22) })).status).toBe(404);
    // Anonymous: the window sees that it was rated, the supervisor what was said but not of which case.
    expect(await stages()).toMatchObject([{ stage: 'conclusion', level: null, levelName: '已匿名评价' }]);
    const { rows } = await list('?duty=open');
    expect(rows[0]).toMatchObject({ caseNo: null, caseId: null, channelName: '二维码', dutyName: '整改' });
    const detail = (await (await supervisor()).get(`/api/ratings/${encodeURIComponent(rows[0].id)}`)).body;
    expect(detail.contact).toBeNull();
    const hidden = (await registered()).filter(({ realName }) => realName === false);
    expect(hidden).toMatchObject([{ evalNo: expect.stringMatching(/^匿名-20260401-[0-9a-f]{8}$/), comment: '态度差' }]);
    for (const told of [hidden, rows, detail]) {
      expect(JSON.stringify(told)).not.toContain(kase.no);
      expect(JSON.stringify(told)).not.toContain(kase.id);
    }
    expect((await clerk.post(`/api/cases/${kase.id}/rating-invitations`, { stage: 'conclusion' })).status).toBe(422);
  });

  it('given on the screen of the window count as given there', async () => {
    const kase = await caseAt(app, 'end');
    const clerk = await app.signIn(USERS.issuance);
    const { ticket } = (await clerk.post(`/api/cases/${kase.id}/rating-invitations`, { stage: 'conclusion' })).body;
    const said = { ticket, level: 5, reasons: ['3'] };
    expect((await clerk.post('/api/rating-invitations/rating', said)).status).toBe(201);
    expect((await list('?level=5')).rows).toMatchObject([{ channelName: '窗口', reasons: ['服务态度好'] }]);
    await app.advance(31 * DAY);
    expect((await anyone.post('/api/rating-invitations', { ticket })).status).toBe(404);
  });
});
