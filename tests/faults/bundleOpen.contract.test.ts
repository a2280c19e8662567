import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import type { CompiledBundle } from '#engine';
import { openStore } from '../../runtime/store/open.ts';
import { bundleWork } from '../kit/bundleWork.ts';
import { Client } from '../kit/client.ts';
import { insist, Office } from '../kit/office.ts';
import { freePort, type ServerProcess, startDemoServer, startServerProcess } from '../kit/server.ts';

const BUNDLES = 40;
const KILLS = 3;
const WORKERS = 6;

const data = mkdtempSync(join(tmpdir(), 'wutong-bundles-'));
let server: ServerProcess | undefined;
afterAll(async () => {
  await server?.kill();
  rmSync(data, { recursive: true, force: true });
});

interface Receipt {
  id: string;
  no: string;
  cases: { id: string }[];
}

describe('kill -9 while bundles are opened', () => {
  it(`${KILLS} times: each is there once with all its cases, or not at all`, async () => {
    const port = await freePort();
    const base = () => `http://127.0.0.1:${port}`;
    server = await startDemoServer(data, port);
    const office = await Office.open(base, '梧桐镇人力资源和社会保障服务所');
    const form = await new Client(base).get<{ bundle: CompiledBundle }>(
      '/api/bundles/national:unemployment/form?office=wutong-town',
    );
    const { ref, intake } = bundleWork('unemployment', form.body.bundle);
    const receipts: Receipt[] = [];
    let next = 0;
    const work = async () => {
      while (next < BUNDLES) {
        next += 1;
        const sent = { bundle: ref, channel: 'counter', intake };
        const reply = await insist<Receipt>(office.officer('受理'), 'POST', '/api/bundle-applications', sent);
        expect(reply.status, JSON.stringify(reply.body)).toBe(201);
        receipts.push(reply.body);
      }
    };
    const working = Promise.all(Array.from({ length: WORKERS }, work));
    for (let kills = 1; kills <= KILLS; kills += 1) {
      const target = (kills * BUNDLES) / (KILLS + 1) - Math.random() * 3;
      while (receipts.length < target) await new Promise((resolve) => setTimeout(resolve, 2));
      await server.kill();
      server = await startServerProcess(data, port);
    }
    await working;
    await server.stop();

    const file = join(data, 'wutong.db');
    const database = new Database(file, { readonly: true });
    const rows = <T>(sql: string): T[] => database.prepare(sql).all() as T[];
    const opened = rows<{ id: string; cases: number }>(
      'select id, count(kase) as cases from bundle left join bundle_case on bundle = id group by id',
    );
    const [records] = rows<{ found: number }>(
      `select count(*) as found from kase join case_state on kase = seq where status = 'register' and item_ref = '${ref}'`,
    );
    const [cases] = rows<{ found: number }>("select count(*) as found from case_state where status <> 'register'");
    database.close();
    expect(opened, 'none twice, none half').toHaveLength(BUNDLES);
    expect(new Set(opened.map(({ cases: count }) => count))).toEqual(new Set([2]));
    expect([records?.found, cases?.found]).toEqual([BUNDLES, BUNDLES * 2]);
    expect(new Set(receipts.map(({ id }) => id)), 'what was acknowledged').toEqual(new Set(opened.map(({ id }) => id)));
    const store = await openStore(`sqlite:${file}`);
    expect(await store.verifyChain()).toMatchObject({ ok: true });
    await store.close();
  }, 240_000);
});
