import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, createTestApp, type TestApp } from '../../kit/app.ts';
import { pdfText } from '../../kit/pdfText.ts';

const HOUSEHOLDS = '/api/ledgers/national%3Ahousehold';
const HEAD = '11010119790108001X';
const WIFE = '110105199003078588';
const NO = 'HK-2026-0001';

const household = {
  householdNo: NO,
  divisionCode: '990121101201',
  address: '清溪县梧桐镇双桂村三组12号',
  headName: '买买提·艾合买提',
  headIdNo: HEAD,
  headPhone: '13890900001',
  memberCount: 3,
  employedCount: 1,
  investigator: '水生华',
  investigateDate: '2026-03-01',
};
const person = (idNo: string, name: string, relation: string, more: object = {}) => ({
  householdNo: NO,
  relation,
  name,
  idType: '10',
  idNo,
  education: '70',
  occupationStatus: '27',
  personState: '1',
  ...more,
});

describe('the card of a household', () => {
  let app: TestApp;
  let clerk: Caller;
  let card = '';
  beforeAll(async () => {
    app = await createTestApp();
    clerk = await app.signIn('sg-shouli1');
    const add = async (ledger: string, values: object) => {
      const answer = await clerk.post(`/api/ledgers/national%3A${ledger}/rows`, { values });
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
      return answer.body.row.id as number;
    };
    card = `${HOUSEHOLDS}/rows/${await add('household', household)}/card`;
    await add('household_member', person(HEAD, '买买提·艾合买提', '0', { phone: '13890900001' }));
    await add('household_member', person(WIFE, '龚㛃', '1'));
    await add('household_member', person('110101197901080036', '别家人', '0', { householdNo: 'HK-2' }));
    await add('unemployed', {
      name: '龚㛃',
      sex: '2',
      idNo: WIFE,
      unempDate: '2026-02-14',
      registered: true,
      personType: '1',
      unempReason: '21',
      phone: '13890900002',
      state: '1',
    });
  });
  afterAll(() => app.close());

  it('shows the members, the latest of each ledger in scope about them, and the totals', async () => {
    const { status, body } = await clerk.get(card);
    expect(status).toBe(200);
    expect(body).toMatchObject({ title: '居民户卡', membersRef: 'national:household_member', may: { export: true } });
    expect(body.members.map(({ name }: { name: string }) => name)).toEqual(['买买提·艾合买提', '龚㛃']);
    const [, wife] = body.members;
    expect(wife.facts).toMatchObject([
      {
        ledger: 'national:unemployed',
        title: '失业人员动态管理台账',
        cells: [{ title: '状态（在册/就业/退出）' }, { text: '2026-02-14' }],
      },
    ]);
    expect(body.totals.slice(0, 3)).toEqual([
      { title: '户内人数', text: '2 人', registered: '3 人' },
      { title: '已就业', text: '0 人', registered: '1 人' },
      { title: '登记失业', text: '1 人', registered: null },
    ]);
    expect(JSON.stringify(body)).not.toMatch(new RegExp(`${HEAD}|${WIFE}|13890900001`));
  });

  it('holds what the reader may see: the town sees it, a neighbor does not', async () => {
    expect((await (await app.signIn('wt-shouli1')).get(card)).body.members).toHaveLength(2);
    expect((await (await app.signIn('qs-shouli1')).get(card)).status).toBe(404);
    const [member] = (await clerk.get('/api/ledgers/national%3Ahousehold_member/rows')).body.rows;
    const none = await clerk.get(`/api/ledgers/national%3Ahousehold_member/rows/${member.id}/card`);
    expect(none).toMatchObject({ status: 404, body: { code: 'ledgerCard.none' } });
  });

  it('is a paper with the members, their facts and the officer across it', async () => {
    const print = async (full: boolean) => {
      const response = await clerk.raw('POST', card.replace(/card$/, 'card-exports'), {
        body: JSON.stringify({ purpose: 'visit', note: '入户走访携带', full }),
        headers: { 'content-type': 'application/json' },
      });
      expect(response.status).toBe(200);
      return pdfText(new Uint8Array(await response.arrayBuffer())).join('');
    };
    const paper = await print(false);
    for (const text of [
      '居民户卡',
      NO,
      '龚㛃',
      '失业时间 2026-02-14',
      '2 人（本行登记为 3 人）',
      '110101********001X',
      '水生华 双桂村',
    ])
      expect(paper).toContain(text);
    expect(paper).not.toContain(HEAD);
    expect(await print(true)).toContain(HEAD);
    const { rows } = (await (await app.signIn('wt-neikong')).get('/api/ledger-accesses')).body;
    expect(rows).toMatchObject([{ full: true }, { full: false, kind: 'export', purposeName: '入户走访' }]);
    expect(rows[1].what).toContain('居民户卡，PDF，3 行，已遮盖；范围：HK-2026-0001');
  });
});
