import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../../runtime/store/open.ts';
import type { Store } from '../../../runtime/store/port.ts';
import { type Cluster, hasPostgres, sharedCluster } from '../../kit/postgres.ts';
import { morning } from './fixtures.ts';

const CASES = 20_000;
const DATABASE = 'plans';
const TOWN = '/110000/110105/110105005/';
const OFFICE = `'/110000/' || 110100 + i % 20 || '/' || 110100000 + (i % 20) * 1000 + i / 20 % 50 || '/'`;

/** Cases of a thousand offices, one of 33 under way, each with a row of one of seven ledgers. */
const rows = [
  `insert into kase select i, 'case-' || i, 'NO-' || i, 'd', 'beijing:unemployment', '失业登记', '王' || i || '㛃',
     110105199003070000 + i, ${OFFICE}, ${morning} - i * 60000 from generate_series(1, ${CASES}) as given (i)`,
  `insert into case_state select i, 1, i, case when i % 33 = 0 then 'received' else 'concluded' end, null,
     ${morning} - i * 60000, ${morning} + i, false, '{}' from generate_series(1, ${CASES}) as given (i)`,
  `insert into task select i, 1, 'acceptance', '受理', 'acceptance', ${OFFICE}, case when i % 2 = 0 then 'u-' || i % 50 end,
     ${morning}, ${morning} + i, null from generate_series(33, ${CASES}, 33) as given (i)`,
  `insert into ledger_row select i, 'book' || i % 7, i, ${OFFICE}, i, ${morning}, 1, '{"name":"王㛃"}', '王㛃',
     110105199003070000 + i from generate_series(1, ${CASES}) as given (i)`,
  'vacuum analyze',
];

/** What the desk of a town asks for, page by page. */
const pages: Record<string, (store: Store) => Promise<unknown>> = {
  'the worklist': (store) => store.tasks({ holder: [{ post: 'acceptance', officePath: TOWN }], ...page }, scope),
  'the own tasks': (store) => store.tasks({ holder: null, assignee: 'u-16', ...page }, scope),
  'the board': (store) => store.board([{ post: 'acceptance', officePath: TOWN }], 'u-16', scope, morning),
  'the cases': (store) => store.cases(page, scope),
  'the late cases': (store) => store.cases({ light: 'red', ...page }, scope),
  'a case sought by its applicant': (store) => store.cases({ text: '王105㛃', ...page }, scope),
  'a ledger': (store) => store.ledgerRows('book5', page, scope),
  'a row sought in a ledger': (store) =>
    store.ledgerRows('book5', { ...page, search: { text: '王', parts: ['name'], whole: [] } }, scope),
  'the sizes of all ledgers': (store) => store.ledgerCounts(scope),
  'the rows of a person': (store) => store.ledgerRowsOfPerson('110105199003070105', scope),
};
const page = { offset: 0, limit: 20 };
const scope = { paths: [TOWN] };

describe.runIf(hasPostgres('plans of a PostgreSQL server'))('pages of a town among many', () => {
  let cluster: Cluster;
  let url = '';

  /** How often each table was read from end to end. */
  const wholeReads = async (): Promise<Record<string, number>> => {
    const counted = await cluster.run<{ name: string; scans: string }>(
      `select relname as name, seq_scan as scans from pg_stat_user_tables
       where relname in ('kase', 'case_state', 'task', 'ledger_row')`,
      DATABASE,
    );
    return Object.fromEntries(counted.map(({ name, scans }) => [name, Number(scans)]));
  };

  const others = async (): Promise<number> => {
    const connected = await cluster.run(
      `select pid from pg_stat_activity where datname = '${DATABASE}' and pid <> pg_backend_pid()`,
    );
    return connected.length;
  };

  beforeAll(async () => {
    cluster = await sharedCluster();
    url = await cluster.create(DATABASE);
    await (await openStore(url)).close();
    for (const sql of rows) await cluster.run(sql, DATABASE);
  });
  afterAll(() => cluster.run(`drop database ${DATABASE} with (force)`));

  it.each(Object.entries(pages))('reads no table from end to end for %s', async (_, read) => {
    const store = await openStore(url);
    const before = await wholeReads();
    await read(store);
    await store.close();
    // Its connections tell the server what they read when they end.
    await expect.poll(others, { timeout: 10_000 }).toBe(0);
    expect(await wholeReads()).toEqual(before);
  });
});
