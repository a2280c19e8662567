import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openStore } from '../../runtime/store/open.ts';
import type { Store } from '../../runtime/store/port.ts';
import { type Cluster, postgresPrograms, startCluster } from '../kit/postgres.ts';
import { alternate, row } from './measure.ts';
import { CALLERS, casePlayer, installPacks } from './play.ts';
import { openDbos, openRaw } from './postgresPeer.ts';

const ROUNDS = 5;
const MS = 1_000;
const DATABASE = 'wutong';

/** Durable steps on PostgreSQL beside what it can do itself and beside DBOS, all on one server with real fsync. */
export async function onPostgres(root: string): Promise<void> {
  if (postgresPrograms === undefined) {
    console.log('\nDurable, PostgreSQL: left out, no server is installed (apt-get install postgresql)');
    return;
  }
  const cluster = await startCluster({ durable: true });
  try {
    await measured(root, cluster);
  } finally {
    await cluster.remove();
  }
}

async function measured(root: string, cluster: Cluster): Promise<void> {
  const raw = await openRaw(await cluster.create('raw'));
  const dbos = await openDbos(await cluster.create('dbos'));
  const url = await cluster.create(DATABASE);
  const store = await openStore(url);
  await installPacks(root, store);
  const player = await casePlayer(root, store);
  await player.play(MS / 2);
  const bytes = bytesOf(cluster);
  let log = 0;
  let steps = 0;
  const figures = await alternate(ROUNDS, {
    raw1: () => raw.rows(MS, 1),
    raw64: () => raw.rows(MS, 64),
    dbos: () => dbos.stepsPerSecond(2 * MS, CALLERS),
    wutong: async () => {
      const before = await bytes.log();
      const played = await player.play(2 * MS);
      log += (await bytes.log()) - before;
      steps += played.steps;
      return played.steps / played.seconds;
    },
  });
  await Promise.all([raw.close(), dbos.close()]);
  const two = await twoProcesses(root, url);
  const chain = await verified(store);
  await store.close();
  const wutong = figures.wutong ?? 0;
  console.log(`\nDurable, PostgreSQL, fsync and synchronous_commit on; ${CALLERS} callers`);
  row('raw insert of 150 B, one a transaction', figures.raw1 ?? 0, 'rows/s');
  row('raw insert of 150 B, 64 a statement', figures.raw64 ?? 0, 'rows/s');
  row('DBOS Transact, workflow of five empty steps', figures.dbos ?? 0, 'steps/s');
  row('wutong, in process', wutong, 'steps/s', { name: 'DBOS', value: figures.dbos ?? 1 });
  row('  beside raw inserts, one a transaction', wutong / (figures.raw1 ?? 1), 'of it');
  row('wutong, two processes over one database', two, 'steps/s', { name: 'one process', value: wutong });
  row('log (WAL) a step', log / steps, 'B');
  row('tables and indexes a step', (await bytes.tables()) / chain, 'B');
  console.log(`\n(${chain.toLocaleString('en-US')} steps; chain of facts verified)`);
}

function bytesOf(cluster: Cluster) {
  const one = async (sql: string): Promise<number> =>
    Number((await cluster.run<{ bytes: string }>(sql, DATABASE))[0]?.bytes ?? 0);
  const ofSteps = ['kase', 'case_state', 'case_data', 'step', 'task', 'timer', 'reply', 'ledger_row', 'ledger_history'];
  return {
    log: () => one(`select pg_current_wal_lsn() - '0/0'::pg_lsn as bytes`),
    tables: () =>
      one(
        `select sum(pg_total_relation_size(name::regclass)) as bytes from unnest('{${ofSteps.join()}}'::text[]) as name`,
      ),
  };
}

async function verified(store: Store): Promise<number> {
  const chain = await store.verifyChain();
  if (!chain.ok) throw new Error(`chain: ${JSON.stringify(chain)}`);
  return chain.steps;
}

/** Steps a second of two processes together, each with half of the callers' work. */
async function twoProcesses(root: string, url: string): Promise<number> {
  const program = pathToFileURL(join(root, 'dist/bench/main.js')).href;
  const script = `await (await import('${program}')).postgresWorker(${JSON.stringify({ root, url, ms: 3 * MS })})`;
  const figures = await Promise.all([0, 1].map(() => figureOf(script)));
  return figures.reduce((sum, one) => sum + one, 0);
}

function figureOf(script: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (piece) => {
      output += piece;
    });
    child.once('exit', (code) =>
      code === 0 ? resolve(Number(output)) : reject(new Error(`worker ended with ${code}`)),
    );
  });
}

/** One of several processes over one database: prints its steps a second. */
export async function postgresWorker({ root, url, ms }: { root: string; url: string; ms: number }): Promise<void> {
  const store = await openStore(url);
  const player = await casePlayer(root, store);
  await player.play(ms / 4);
  const { steps, seconds } = await player.play(ms);
  await store.close();
  process.stdout.write(String(steps / seconds));
}
