import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, createTestApp, type TestApp } from '../../kit/app.ts';
import { caseAt, complete, USERS } from '../../kit/unemployment.ts';

const BOOK = '/api/ledgers/national%3Acase_register';
const DAY = 86_400_000;

type View = Awaited<ReturnType<typeof caseAt>>;

describe('cells of the register of cases that stand in the case until it ends', () => {
  let app: TestApp;
  let clerk: Caller;
  let reviewed: View;
  let received: View;
  let ended: View;
  /** The day on which the cases were received; they went on two days later. */
  let then: string;
  beforeAll(async () => {
    app = await createTestApp();
    received = await caseAt(app, 'acceptance');
    reviewed = await caseAt(app, 'reexamination');
    ended = await caseAt(app, 'approval');
    then = new Date(app.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    await app.advance(2 * DAY);
    let view = ended;
    while (view.tasks.length > 0) view = (await complete(app, view)).body;
    clerk = await app.signIn(USERS.acceptance);
  }, 120_000);
  afterAll(() => app.close());

  const list = async (query: Record<string, string>, who = clerk) =>
    (await who.get(`${BOOK}/rows?${new URLSearchParams(query)}`)).body;
  const numbers = async (query: Record<string, string>, who = clerk) =>
    (await list(query, who)).rows.map((row: { values: { caseNo: string } }) => row.values.caseNo).sort();
  const of = (...views: View[]) => views.map(({ no }) => no).sort();

  it('are named as such, with the codes that they can hold', async () => {
    const { columns } = await list({});
    const column = (name: string) => columns.find((one: { name: string }) => one.name === name);
    expect(column('state')).toMatchObject({ live: true, queryable: true });
    expect(column('state').choices).toContainEqual({ code: '20', label: expect.any(String) });
    expect(column('caseNo')).toMatchObject({ live: false, choices: [] });
  });

  it('are found by column: step, state by code or label, who handles the case', async () => {
    const { rows } = await list({ text: reviewed.no });
    const { state, currentStep, currentPerson } = rows[0].values;
    expect(currentStep).toBe('复审');
    expect(await numbers({ column: 'currentStep', value: '复审' })).toEqual(of(reviewed));
    expect(await numbers({ column: 'currentStep', value: '办结' })).toEqual(of(ended));
    expect(await numbers({ column: 'state', value: state })).toEqual(of(reviewed));
    expect(await numbers({ column: 'state', value: rows[0].shown.state })).toEqual(of(reviewed));
    expect(await numbers({ column: 'currentStep', value: '复' })).toEqual([]);
    expect(currentPerson).toBeNull();
    const { currentPerson: person } = (await list({ text: received.no })).rows[0].values;
    expect(person).toBe('费新田');
    expect(await numbers({ column: 'currentPerson', value: '费新田' })).toEqual(of(received));
  });

  it('are found by text, as people read them, and counted once', async () => {
    expect(await numbers({ text: '复审' })).toEqual(of(reviewed));
    expect(await numbers({ text: '费新' })).toEqual(of(received));
    expect(await numbers({ text: '复审', column: 'applicantName', value: '别人' })).toEqual([]);
    expect(await list({ text: '复审' })).toMatchObject({ total: 1, leftOut: null });
    expect(await numbers({ text: '龚㛃' })).toEqual(of(received, reviewed, ended));
  });

  it('are not told of cases beyond the row scope', async () => {
    const neighbor = await app.signIn('xh-shouli1');
    expect(await numbers({ column: 'currentStep', value: '复审' }, neighbor)).toEqual([]);
    expect(await numbers({ text: '复审' }, neighbor)).toEqual([]);
  });

  it('are shown and found as they were on an earlier day', async () => {
    const { rows } = await list({ asOf: then });
    const row = (view: View) => rows.find((one: { values: { caseNo: string } }) => one.values.caseNo === view.no);
    expect(row(ended)).toMatchObject({
      values: { currentStep: '审批', firstReviewer: expect.any(String), approver: null },
      unknown: [],
    });
    expect(row(received).values.currentPerson).toBe('费新田');
    expect(await numbers({ asOf: then, column: 'currentStep', value: '审批' })).toEqual(of(ended));
    expect(await numbers({ column: 'currentStep', value: '审批' })).toEqual([]);
    expect(await numbers({ asOf: then, text: '复审' })).toEqual(of(reviewed));
    expect(await numbers({ asOf: then, column: 'currentStep', value: '办结' })).toEqual([]);
    const both = { asOf: then, text: '审批', column: 'caseNo', value: received.no };
    expect(await numbers(both)).toEqual([]);
    const detail = await clerk.get(`${BOOK}/rows/${row(ended).id}?asOf=${then}`);
    expect(detail.body.row.values.currentStep).toBe('审批');
  });

  it('stand beside cells of the clock: until when something may be handed in', async () => {
    const view = await caseAt(app, 'acceptance');
    const notice = { materials: ['identity'], note: '身份证已过期' };
    const asked = await complete(app, view, { outcome: 'supplement', notice });
    expect(asked.status, JSON.stringify(asked.body)).toBe(200);
    const { rows } = await list({ text: view.no });
    expect(rows[0].values).toMatchObject({ supplementDue: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), state: '02' });
    expect(await numbers({ column: 'state', value: '02' })).toEqual(of(view));
  });

  it('leave with an export as they are looked for', async () => {
    const body = { format: 'xlsx', full: false, purpose: 'statistics', note: '核对在办件', asOf: then };
    const answer = await clerk.raw('POST', `${BOOK}/exports`, {
      body: JSON.stringify({ ...body, column: 'currentStep', value: '审批' }),
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(200);
    const [access] = (
      await app.services.store.ledgerAccesses({ kinds: ['ledger.export'], offset: 0, limit: 1 }, { all: true })
    ).rows;
    expect(JSON.stringify(access?.data)).toContain('1 行');
  });
});
