import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { REGISTER } from '../../runtime/store/port.ts';
import { type CaseWork, unemploymentCase, workCase } from '../kit/caseWork.ts';
import { type Acknowledged, Office } from '../kit/office.ts';
import { packsFolder } from '../kit/packs.ts';
import { freePort, type ServerProcess, startDemoServer, startServerProcess } from '../kit/server.ts';

const CASES = 200;
const KILLS = 20;
const WORKERS = 16;

const root = join(import.meta.dirname, '../..');
const data = mkdtempSync(join(tmpdir(), 'wutong-kill-'));
let server: ServerProcess | undefined;
afterAll(async () => {
  await server?.kill();
  rmSync(data, { recursive: true, force: true });
});

interface World extends CaseWork {
  journal: Acknowledged[];
  finished: string[];
}

async function workAll(world: World): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: WORKERS }, async () => {
      while (next < CASES) {
        const turn = next;
        next += 1;
        const { id } = await workCase(world, turn);
        world.finished.push(id);
      }
    }),
  );
}

describe('kill -9 while 200 cases are worked', () => {
  it(`${KILLS} times: every acknowledged step is there, none twice, and the chain verifies`, async () => {
    const port = await freePort();
    server = await startDemoServer(data, port);
    const journal: Acknowledged[] = [];
    const world: World = {
      ...unemploymentCase(packsFolder),
      office: await Office.open(() => `http://127.0.0.1:${port}`, '和平里街道政务服务中心'),
      acknowledged: ({ id, version }) => void journal.push({ caseId: id, version }),
      journal,
      finished: [],
    };
    const working = workAll(world);
    let failed: unknown;
    working.catch((error) => {
      failed = error;
    });
    const starts: number[] = [];
    for (let kills = 0; kills < KILLS && failed === undefined; kills += 1) {
      // Kills come at random moments of work, spread over the cases.
      const target = ((kills + Math.random()) * CASES * 6) / (KILLS + 1);
      const begun = Date.now();
      while (world.journal.length < target && failed === undefined && Date.now() - begun < 20_000)
        await new Promise((resolve) => setTimeout(resolve, 3));
      expect(world.finished.length, 'still working when killed').toBeLessThan(CASES);
      await server.kill();
      server = await startServerProcess(data, port);
      starts.push(server.startedIn);
    }
    await working;
    await server.stop();

    const database = new Database(join(data, 'wutong.db'), { readonly: true });
    const chain = database
      .prepare(
        'select kase.id as caseId, step.version, case_state.status from step join kase on kase.seq = step.kase join case_state on case_state.kase = kase.seq order by step.position',
      )
      .all() as (Acknowledged & { status: string })[];
    database.close();
    // The system's own records, such as the register of officers, stand in the chain without being cases.
    const steps = chain.filter(({ status }) => status !== REGISTER);
    const seen = new Set(steps.map(({ caseId, version }) => `${caseId}#${version}`));
    expect(seen.size, 'no step twice').toBe(steps.length);
    expect(
      world.journal.filter(({ caseId, version }) => !seen.has(`${caseId}#${version}`)),
      'acknowledged but missing',
    ).toEqual([]);
    expect(new Set(steps.map(({ caseId }) => caseId)).size, 'no case twice').toBe(CASES);
    expect(steps.length, 'every step was asked for once').toBe(world.journal.length);
    expect(world.finished.length).toBe(CASES);

    const verified = await promisify(execFile)(process.execPath, [
      join(root, 'runtime/cli/wutong.mjs'),
      'audit',
      'verify',
      '--data',
      data,
    ]);
    expect(verified.stdout).toContain(String(chain.length));
    console.log(
      `killed ${starts.length} times over ${steps.length} steps; restart ${Math.round(Math.min(...starts))}–${Math.round(Math.max(...starts))} ms`,
    );
  }, 300_000);
});
