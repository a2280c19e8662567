import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseWork, unemploymentCase, workCase } from '../kit/caseWork.ts';
import { type FaultProxy, startFaultProxy } from '../kit/faultProxy.ts';
import { type Acknowledged, Office } from '../kit/office.ts';
import { packsFolder } from '../kit/packs.ts';
import { type Cluster, hasPostgres, startCluster } from '../kit/postgres.ts';
import { freePort, type ServerProcess, startServerProcess } from '../kit/server.ts';
import { discrepancies } from './postgresJournal.ts';

/** A few of each with the tests; `npm run test:faults` has the volumes that the project asks of itself. */
const FULL = process.env.WUTONG_FAULTS === 'full';
const TERMINATIONS = FULL ? 100 : 8;
const CRASHES = FULL ? 30 : 3;
const KILLS = FULL ? 60 : 2;
const PARTITIONS = FULL ? 100 : 3;
const WORKERS = 16;
/** Most milliseconds from the end of a fault to the next acknowledged step. */
const RESUMED = 5_000;

const root = join(import.meta.dirname, '../..');
const DATABASE = 'faults';
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe.runIf(hasPostgres('faults of a PostgreSQL server'))('two server processes over one PostgreSQL', () => {
  const data = mkdtempSync(join(tmpdir(), 'wutong-pgfaults-'));
  const journal: Acknowledged[] = [];
  const ports: number[] = [];
  const servers: ServerProcess[] = [];
  const up = [true, true];
  let cluster: Cluster;
  let proxy: FaultProxy;
  let working: Promise<unknown>[] = [];
  let failed: unknown;
  let stopping = false;

  const startServer = async (index: number): Promise<void> => {
    // The first asks the database directly, the second over a line that breaks.
    const url = index === 0 ? cluster.url(DATABASE) : `postgres://postgres@127.0.0.1:${proxy.port}/${DATABASE}`;
    servers[index] = await startServerProcess(data, ports[index] ?? 0, [], { DATABASE_URL: url });
    up[index] = true;
  };

  /** Each request goes to one of the servers that are there. */
  const base = (): string => {
    const there = [0, 1].filter((index) => up[index]);
    const index = there[Math.floor(Math.random() * there.length)] ?? 0;
    return `http://127.0.0.1:${ports[index]}`;
  };

  /** Milliseconds until `more` further steps are acknowledged. */
  const acknowledged = async (more: number, most = 20_000): Promise<number> => {
    const begun = performance.now();
    const target = journal.length + more;
    while (journal.length < target) {
      if (failed) throw failed;
      if (performance.now() - begun > most) throw new Error(`no ${more} steps in ${most} ms`);
      await pause(5);
    }
    return performance.now() - begun;
  };

  beforeAll(async () => {
    cluster = await startCluster({ durable: true });
    await cluster.create(DATABASE);
    proxy = await startFaultProxy(join(cluster.socket, '.s.PGSQL.5432'));
    ports.push(await freePort(), await freePort());
    await startServer(0);
    await startServer(1);
    const work: CaseWork = {
      ...unemploymentCase(packsFolder),
      office: await Office.open(base, '和平里街道政务服务中心'),
      acknowledged: ({ id, version }) => void journal.push({ caseId: id, version }),
    };
    working = Array.from({ length: WORKERS }, async (_, turn) => {
      while (!stopping) await workCase(work, turn);
    });
    for (const one of working)
      one.catch((error) => {
        failed ??= error;
      });
    await acknowledged(WORKERS);
  }, 240_000);

  afterAll(async () => {
    stopping = true;
    await Promise.all(servers.map((server) => server.kill()));
    await proxy?.close();
    await cluster?.remove();
    rmSync(data, { recursive: true, force: true });
  });

  it(`goes on after every backend is terminated, ${TERMINATIONS} times`, async () => {
    const took: number[] = [];
    for (let round = 0; round < TERMINATIONS; round += 1) {
      await pause(Math.random() * 60);
      await cluster.run(
        'select pg_terminate_backend(pid) from pg_stat_activity where usename is not null and pid <> pg_backend_pid()',
      );
      took.push(await acknowledged(WORKERS));
    }
    expect(Math.max(...took)).toBeLessThan(RESUMED);
    console.log(
      `backends terminated ${TERMINATIONS} times: next ${WORKERS} steps in ${Math.round(Math.max(...took))} ms at most`,
    );
  }, 600_000);

  it(`answers 503 while the server is down, and goes on when it is back, ${CRASHES} times`, async () => {
    const took: number[] = [];
    for (let round = 0; round < CRASHES; round += 1) {
      await pause(Math.random() * 60);
      await cluster.stop('immediate');
      for (const port of ports) {
        const answer = await fetch(`http://127.0.0.1:${port}/api/catalogue/items`, {
          headers: { cookie: 'wutong_session=none' },
        });
        expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
        expect(answer.headers.get('content-type')).toContain('application/problem+json');
        expect(await answer.json()).toMatchObject({ code: 'store.unavailable' });
      }
      await cluster.start();
      took.push(await acknowledged(WORKERS));
    }
    expect(Math.max(...took)).toBeLessThan(RESUMED);
    console.log(
      `server crashed ${CRASHES} times: next ${WORKERS} steps in ${Math.round(Math.max(...took))} ms at most`,
    );
  }, 600_000);

  it(`kill -9 of one process, ${KILLS} times: the other goes on`, async () => {
    for (let round = 0; round < KILLS; round += 1) {
      const index = round % 2;
      await pause(Math.random() * 60);
      const killed = servers[index]?.kill();
      up[index] = false;
      await killed;
      expect(await acknowledged(WORKERS)).toBeLessThan(RESUMED);
      await startServer(index);
    }
  }, 600_000);

  it(`goes on when the line of one process goes silent, slows down or breaks, ${PARTITIONS} times`, async () => {
    const faults = [proxy.silence, () => proxy.delay(1 + Math.random() * 300), proxy.cut];
    for (let round = 0; round < PARTITIONS; round += 1) {
      faults[round % faults.length]?.();
      await pause(500);
      proxy.heal();
      expect(await acknowledged(WORKERS)).toBeLessThan(RESUMED);
    }
  }, 600_000);

  it('lost no acknowledged step, took none twice, and its chain verifies', async () => {
    stopping = true;
    await Promise.all(working);
    expect(failed).toBeUndefined();
    expect(await discrepancies(cluster, DATABASE, journal)).toEqual([]);
    const verified = await promisify(execFile)(
      process.execPath,
      [join(root, 'runtime/cli/wutong.mjs'), 'audit', 'verify'],
      { env: { ...process.env, DATABASE_URL: cluster.url(DATABASE) } },
    );
    expect(verified.stdout).toContain('完整');
    console.log(`${journal.length} steps acknowledged`);
  }, 240_000);
});
