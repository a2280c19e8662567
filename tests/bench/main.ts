import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { decisionTables } from './decisions.ts';
import { durable } from './durable.ts';
import { bundle, compiling, expressions, kernel } from './engine.ts';
import { overHttp } from './http.ts';
import { alternate, figure, rate, row } from './measure.ts';
import { packs } from './packs.ts';
import { openPeerDatabase, peerDurableCase, rawAppend } from './peer.ts';
import { onPostgres } from './postgres.ts';

export { postgresWorker } from './postgres.ts';

const ROUNDS = 5;
const MS = 1_000;

async function onDisk(source: string, root: string, folder: string): Promise<void> {
  const db = openPeerDatabase(join(folder, 'peer.db'));
  const bench = await durable(root, folder);
  let id = 0;
  let peerBytes = 0;
  const figures = await alternate(ROUNDS, {
    raw1: () => rate(MS, 20, () => rawAppend(db, 1, 20)),
    raw32: () => rate(MS, 32 * 10, () => rawAppend(db, 32, 10)),
    peer: () =>
      rate(MS, 6, async () => {
        id += 1;
        peerBytes += await peerDurableCase(source, db, id);
      }),
    wutong: () => bench.stepsPerSecond(2 * MS),
  });
  db.close();
  const bytes = await bench.close();
  console.log(
    '\nDurable, SQLite, synchronous=FULL; wutong: real item with form, duties, clock, audit chain; 64 callers',
  );
  row('raw append of 150 B, one a transaction', figures.raw1 ?? 0, 'rows/s');
  row('raw append of 150 B, 32 a transaction', figures.raw32 ?? 0, 'rows/s');
  row('bpmn-engine, state saved at every step', figures.peer ?? 0, 'steps/s');
  row('wutong, in process', figures.wutong ?? 0, 'steps/s', { name: 'bpmn-engine', value: figures.peer ?? 1 });
  row('  beside raw append, 32 a transaction', (figures.wutong ?? 0) / (figures.raw32 ?? 1), 'of it');
  console.log('\nBytes a step');
  row('bpmn-engine, state', peerBytes / Math.max(1, id * 6), 'B');
  row('wutong, record of the step', bytes.record, 'B');
  row('wutong, growth of the database', bytes.growth, 'B');
  row('wutong, written to disk (log and database)', bytes.written, 'B');
  console.log(`\n(${bytes.steps.toLocaleString('en-US')} steps; chain of facts verified)`);
}

async function served(root: string, folder: string): Promise<void> {
  const figures = await overHttp(root, folder, 5 * MS);
  console.log('\nOver HTTP, 64 connections, clients on the same cores');
  row('acknowledged steps', figures.perSecond, 'steps/s');
  row('a step, median', figures.p50, 'ms');
  row('a step, 99 of 100', figures.p99, 'ms');
  row('first start, packs installed', figures.firstStart, 'ms');
  row('second start', figures.secondStart, 'ms');
}

/** Prints the figures of this machine: ratios to peers and limits of the same run. */
export async function main({ root }: { root: string }): Promise<void> {
  const source = readFileSync(join(root, 'tests/bench/fiveTasks.bpmn'), 'utf8');
  const folder = mkdtempSync(join(tmpdir(), 'wutong-bench-'));
  console.log(`Node ${process.version}, ${cpus().length} cores; median of ${figure(ROUNDS)} alternating rounds`);
  try {
    await kernel(source);
    await compiling();
    await expressions();
    await decisionTables();
    await bundle(root);
    await onDisk(source, root, folder);
    await onPostgres(root);
    await served(root, folder);
    await packs(root, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
