import { describe, expect, it } from 'vitest';
import type { CaseState, LiveFact } from '#engine';
import type { Scope, Store } from '../../../../runtime/store/port.ts';
import { paths, planOf, stateOf } from '../fixtures.ts';
import { all, type OpenHarness, page, withStore } from './harness.ts';

const BOOK = 'test:book';
const STEP: LiveFact[] = ['digest', 'steps'];
const PERSON: LiveFact[] = ['assignee', 'assigneeName'];

const begun = (id: string, state: Partial<CaseState> = {}, officePath = paths.town) =>
  planOf(id, 0, {
    row: { state: { ...stateOf(id, `NO-${id}`), ...state }, officePath, status: 'inProgress' },
    ledgers: [{ ledger: BOOK, key: id, values: { no: `NO-${id}` } }],
  });

const task = (element: string, assignee?: string): CaseState['tasks'][number] => ({
  ...{ id: 1, element, post: element, office: '110105', createdAt: 1 },
  ...(assignee === undefined ? {} : { assignee }),
});

const keysOf = async (store: Store, query: object, scope: Scope = all) =>
  (await store.ledgerRows(BOOK, { ...page, ...query }, scope)).rows.map(({ key }) => key);

/** Cells that stand in the case while it is under way. */
export function ledgersLiveSuite(open: OpenHarness): void {
  describe('cells of cases under way', () => {
    it('are read as facts, each combination once and within the row scope', () =>
      withStore(open, async ({ store }) => {
        const facts: LiveFact[] = [
          ...(['digest', 'status', 'suspended', 'result', 'steps', 'post', 'postLevel'] as const),
          ...(['assignee', 'assigneeName', 'vars.officers.preliminaryReview.name', 'vars.delivery'] as const),
        ];
        const officers = { preliminaryReview: { id: 'u-1', name: '阿依古丽·䶮“甲”' } };
        const suspended = { at: 1, reason: 'hearing', notice: '听证' };
        await store.commit(begun('a'));
        await store.commit(begun('b'));
        await store.commit(
          begun('c', { tasks: [task('review', 'u-1'), task('check')], vars: { officers, delivery: null }, suspended }),
        );
        await store.commit(begun('d', { tasks: [] }, paths.otherCounty));
        const found = await store.liveCombinations(BOOK, facts, 10, { paths: [paths.county] });
        const sorted = found.map((one) => one.facts).sort((x, y) => String(x.steps).localeCompare(String(y.steps)));
        const digest = 'd'.repeat(64);
        expect(sorted).toEqual([
          {
            ...{ digest, status: 'inProgress', suspended: false, result: null, steps: ['acceptance'] },
            ...{ post: 'acceptance', postLevel: 'town', assignee: null, assigneeName: null },
            ...{ 'vars.officers.preliminaryReview.name': null, 'vars.delivery': null },
          },
          {
            ...{ digest, status: 'inProgress', suspended: true, result: null, steps: ['review', 'check'] },
            ...{ post: 'review', postLevel: 'county', assignee: 'u-1', assigneeName: '阿依古丽·䶮“甲”' },
            ...{ 'vars.officers.preliminaryReview.name': '阿依古丽·䶮“甲”', 'vars.delivery': null },
          },
        ]);
        expect(await store.liveCombinations(BOOK, facts, 10, all)).toHaveLength(3);
        expect(await store.liveCombinations(BOOK, facts, 1, all)).toHaveLength(1);
        expect(await store.liveCombinations('test:other', facts, 10, all)).toEqual([]);
        const foul = "vars.a') or 1=1 --" as LiveFact;
        await expect(store.liveCombinations(BOOK, [foul], 1, all)).rejects.toThrow('不是可以查询的办件变量');
      }));

    it('are looked for in the case until it ends, and in the row from then on', () =>
      withStore(open, async ({ store }) => {
        await store.commit(begun('a', { tasks: [task('review', 'u-1')] }));
        await store.commit(begun('b', { tasks: [task('check', 'u-2')] }));
        await store.commit(begun('c', { tasks: [task('review', 'u-2')] }));
        const combinations = await store.liveCombinations(BOOK, STEP, 10, all);
        const at = (element: string) => ({
          facts: STEP,
          combinations: combinations.filter(({ facts }) => String(facts.steps) === element).map(({ print }) => print),
        });
        const people = await store.liveCombinations(BOOK, PERSON, 10, all);
        const of = (id: string) => ({
          facts: PERSON,
          combinations: people.filter(({ facts }) => facts.assignee === id).map(({ print }) => print),
        });
        const equals = { step: '初审' };
        expect(await keysOf(store, { equals, live: { step: at('review') } })).toEqual(['c', 'a']);
        expect(await keysOf(store, { equals, live: { step: at('nowhere') } })).toEqual([]);
        expect(await keysOf(store, { equals, live: { step: at('review') } }, { paths: [paths.otherTown] })).toEqual([]);
        const both = { equals: { step: '初审', person: '王㛃' }, live: { step: at('review'), person: of('u-2') } };
        expect(await keysOf(store, both)).toEqual(['c']);
        const ended = planOf('a', 1, {
          row: { status: 'concluded', result: 'granted', state: stateOf('a', 'NO-a') },
          ledgers: [{ ledger: BOOK, key: 'a', values: { step: '办结' } }],
        });
        await store.commit(ended);
        expect(await keysOf(store, { equals, live: { step: at('review') } })).toEqual(['c']);
        expect(await keysOf(store, { equals: { step: '办结' }, live: { step: at('nowhere') } })).toEqual(['a']);
        const search = (text: string, matches = [at('nowhere')]) => ({
          search: { text, parts: ['no', 'step'], whole: [], live: { columns: ['step'], matches } },
        });
        expect(await keysOf(store, search('NO-'))).toEqual(['c', 'b', 'a']);
        expect(await keysOf(store, search('办结'))).toEqual(['a']);
        expect(await keysOf(store, search('审', [at('review'), of('u-2')]))).toEqual(['c', 'b']);
        expect((await store.ledgerRows(BOOK, { ...page, ...search('审', [at('check')]) }, all)).total).toBe(1);
      }));

    it('of an earlier day are those of rows and cases that were there', () =>
      withStore(open, async ({ store }) => {
        const end = (id: string, at: number) =>
          planOf(id, 1, { row: { status: 'concluded', result: 'granted', updatedAt: at }, step: { at } });
        for (const [id, at] of [
          ['a', 10],
          ['b', 20],
          ['c', 30],
        ] as const)
          await store.commit({
            ...begun(id),
            step: { ...begun(id).step, at },
            row: { ...begun(id).row, createdAt: at },
          });
        await store.commit(end('a', 25));
        const under = async (before: number, limit = 10, scope: Scope = all) =>
          (await store.underWayBefore(BOOK, before, limit, scope)).map(({ caseId }) => caseId).sort();
        expect(await under(10)).toEqual([]);
        expect(await under(25)).toEqual(['a', 'b']);
        expect(await under(26)).toEqual(['b']);
        expect(await under(31)).toEqual(['b', 'c']);
        expect(await under(31, 1)).toHaveLength(1);
        expect(await under(31, 10, { paths: [paths.otherCounty] })).toEqual([]);
        const [b] = await store.underWayBefore(BOOK, 26, 10, all);
        const asked = { equals: { step: '初审' }, before: 26 };
        expect(await keysOf(store, asked)).toEqual([]);
        expect(await keysOf(store, { ...asked, also: [b?.id ?? 0] })).toEqual(['b']);
        expect((await store.casesNamed(['a', 'b'], all)).map(({ id }) => id).sort()).toEqual(['a', 'b']);
        expect((await store.openCases(['a', 'b'], all)).map(({ id }) => id)).toEqual(['b']);
      }));

    it('are asked of the cases under way, not of the whole ledger', () =>
      withStore(open, async ({ store, query, tamper }) => {
        await store.commit(begun('a', { tasks: [task('review', 'u-1')] }));
        for (const statement of many(store.dialect)) await tamper(statement);
        const [print] = await store.liveCombinations(BOOK, STEP, 10, all);
        const match = { facts: STEP, combinations: [print?.print ?? ''] };
        const found = await store.ledgerRows(BOOK, { ...page, equals: { step: '初审' }, live: { step: match } }, all);
        expect(found.total).toBe(1 + OPEN);
        const plan = JSON.stringify(await query(explained(store.dialect)));
        expect(plan).toContain('case_running');
        expect(plan).toContain('ledger_case');
        expect(plan).not.toMatch(/SCAN ledger_row|Seq Scan on ledger_row/);
      }));
  });
}

const ROWS = 10_000;
const OPEN = 100;

/** Copies of the case and its row: of each hundred one is under way. */
function many(dialect: Store['dialect']): string[] {
  const numbers =
    dialect === 'sqlite'
      ? `with recursive n (i) as (select 1 union all select i + 1 from n where i < ${ROWS})`
      : `with n (i) as (select * from generate_series(1, ${ROWS}))`;
  const status = `case when i % ${ROWS / OPEN} = 0 then 'inProgress' else 'concluded' end`;
  // As wide as rows of a register are.
  const text = dialect === 'sqlite' ? 'hex(zeroblob(500))' : "repeat('0', 1000)";
  return [
    `insert into kase ${numbers} select i + 1, id || i, no || i, digest, item_ref, item_name, applicant_name,
      applicant_id_no, office_path, created_at from n, kase where seq = 1`,
    `insert into case_state ${numbers} select i + 1, version, last, ${status}, result, updated_at, due, paused, state
      from n, case_state where kase = 1`,
    `insert into ledger_row ${numbers} select i + 1, ledger, key || i, office_path, i + 1, updated_at, version, cells,
      ${text}, person from n, ledger_row where seq = 1`,
    'analyze',
  ];
}

const explained = (dialect: Store['dialect']): string =>
  `explain ${dialect === 'sqlite' ? 'query plan ' : ''}select distinct case_state.status from case_state
    inner join ledger_row on case_state.kase = ledger_row.kase inner join kase on kase.seq = case_state.kase
    where ledger_row.ledger = '${BOOK}' and case_state.status in ('received', 'inProgress', 'supplementing') limit 10`;
