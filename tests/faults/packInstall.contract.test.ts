import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JsonObject, type PackFiles, partsOf } from '#engine';
import { verifyItems } from '../../runtime/server/packs/changes/verify.ts';
import type { CaseRow } from '../../runtime/store/port.ts';
import { kiteRelease, kiteStation, kiteUpgrade, silent } from '../kit/kiteInstall.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'wutong-install-kill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CASES = 150;
const KILLS = 8;

/** The same numbers in every run. */
function* seeded(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

function writeFiles(name: string, files: PackFiles): string {
  const target = join(folder, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    writeFileSync(join(target, path), text);
  }
  return target;
}

/** The program as it ships, built if it is not. */
const build = (): Promise<unknown> => {
  const script = `await (await import('${pathToFileURL(join(root, 'runtime/build.mjs')).href}')).ensureBuilt('server')`;
  return promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
};

/** `wutong pack add` as a process of its own, on the built program. */
function startUpgrade(data: string, pack: string): ChildProcess {
  const argv = ['pack', 'add', pack, '--data', data, '--cases', 'move'];
  const program = pathToFileURL(join(root, 'dist/server/cli.js')).href;
  const script = `const { run } = await import('${program}'); process.exitCode = await run(${JSON.stringify({ root, argv, env: {} })});`;
  return spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
}

/** Resolves when the plan is kept in the store: from here on the change is being applied. */
async function planned(data: string, child: ChildProcess): Promise<void> {
  const db = new Database(join(data, 'wutong.db'), { readonly: true });
  const query = db.prepare("select count(*) as plans from pack_change where to_version = '1.3.0'");
  while (child.exitCode === null && (query.get() as { plans: number }).plans === 0)
    await new Promise((resolve) => setTimeout(resolve, 2));
  db.close();
}

/** What a restart finds: which version is active, how many cases stand on it, and that everything fits together. */
async function found(data: string) {
  const { services } = await kiteStation(data);
  const { store } = services;
  const active = await store.activeSet();
  const digests = new Map(active.items.map(({ ref, digest }) => [ref, digest]));
  const rows: CaseRow[] = await store.runningCases(0, 10_000);
  const chain = await store.verifyChain();
  const stored = await store.storedItems([...digests.values()]);
  const parts = new Set(stored.flatMap(({ compiled }) => partsOf(JSON.parse(compiled) as JsonObject)));
  const broken = await verifyItems(store, { digests: [...digests.values()], parts }, silent);
  await store.close();
  return {
    versions: active.packs.map(({ version }) => version),
    items: active.items.length,
    current: rows.filter((row) => digests.get(row.itemRef) === row.digest).length,
    cases: rows.length,
    chain: chain.ok,
    broken,
  };
}

const OLD = { versions: ['1.2.0'], items: 3, current: CASES, cases: CASES, chain: true, broken: [] };
const NEW = { versions: ['1.3.0'], items: 2, current: CASES - 10, cases: CASES, chain: true, broken: [] };

describe('kill -9 while a pack is installed over running cases', () => {
  const base = join(folder, 'base');
  const upgrade = writeFiles('upgrade', kiteUpgrade());
  let whole = 0;

  const copy = (name: string): string => {
    const data = join(folder, name);
    cpSync(base, data, { recursive: true });
    return data;
  };

  beforeAll(async () => {
    await build();
    mkdirSync(base);
    const station = await kiteStation(base);
    await station.install(kiteRelease());
    await Promise.all(Array.from({ length: CASES - 10 }, () => station.receive('kite:kite-permit')));
    await Promise.all(Array.from({ length: 10 }, () => station.receive('kite:kite-old')));
    await station.services.store.close();
  }, 180_000);

  it('undisturbed, comes to the new state', async () => {
    expect(await found(copy('before'))).toEqual(OLD);
    const data = copy('undisturbed');
    const child = startUpgrade(data, upgrade);
    const gone = once(child, 'exit');
    await planned(data, child);
    const begun = performance.now();
    expect((await gone)[0]).toBe(0);
    whole = performance.now() - begun;
    expect(await found(data)).toEqual(NEW);
  }, 120_000);

  it(`${KILLS} times at any point, leaves the old or the new state whole, and can go on`, async () => {
    const random = seeded(20261122);
    const states: string[] = [];
    for (let round = 0; round < KILLS; round += 1) {
      const data = copy(`kill-${round}`);
      const child = startUpgrade(data, upgrade);
      const gone = once(child, 'exit');
      await planned(data, child);
      // Spread over the time that applying takes, each in its own tenth of it.
      await new Promise((resolve) => setTimeout(resolve, (whole * (round + random.next().value)) / KILLS));
      child.kill('SIGKILL');
      await gone;
      const state = await found(data);
      expect([OLD, NEW], `round ${round}`).toContainEqual(state);
      states.push(state.versions[0] ?? '');
    }
    expect(states).toContain('1.2.0');
    const [again] = await once(startUpgrade(join(folder, 'kill-0'), upgrade), 'exit');
    expect(again).toBe(0);
    expect(await found(join(folder, 'kill-0'))).toEqual(NEW);
    console.log(`killed ${KILLS} times over ${Math.round(whole)} ms: ${states.join(' ')}`);
  }, 240_000);
});
