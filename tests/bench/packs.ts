import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openPack, type PackFiles, resolvePacks } from '#engine';
import { speedUpDigests } from '../../runtime/server/nativeSm3.ts';
import { archiveOf, openArchive } from '../../runtime/server/packs/archive.ts';
import { applyChange } from '../../runtime/server/packs/changes/apply.ts';
import { planChange } from '../../runtime/server/packs/changes/plan.ts';
import { readPackFolder } from '../../runtime/server/packs/folder.ts';
import { createServices } from '../../runtime/server/services.ts';
import { openStore } from '../../runtime/store/open.ts';
import { alternate, row } from './measure.ts';
import { syntheticPack } from './syntheticPack.ts';

const SIZES = [500, 1_000, 2_000, 4_000];
const ROUNDS = 3;
const BY = { kind: 'system', id: 'bench', name: 'bench' } as const;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

/** Opens and compiles every item, as `wutong pack check` does before its lint. */
async function check(files: PackFiles): Promise<void> {
  const opened = openPack(files);
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems.slice(0, 3)));
  const resolved = await resolvePacks([opened.value]);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems.slice(0, 3)));
}

/** The whole way into an empty store: open, compile, compare, rehearse, write, switch, read back. */
async function install(files: PackFiles, root: string): Promise<void> {
  const folder = mkdtempSync(join(root, 'packs-'));
  const store = await openStore(`sqlite:${join(folder, 'wutong.db')}`);
  const services = createServices({ store, clock: Date.now, dataDir: folder });
  const { name } = JSON.parse(files['package.json'] ?? '{}') as { name: string };
  const trust = { kind: 'unchecked' } as const;
  const progress = (): void => undefined;
  // It has no scenarios of its own: those of real packs are counted by certification, not here.
  const choices = { sandbox: true };
  const planned = await planChange(services, { name, files, trust, choices, by: BY, progress });
  const changed = await applyChange(services, planned, BY, progress);
  if (changed.kind === 'refused') throw new Error(JSON.stringify(changed.refusal).slice(0, 500));
  const installed = (await store.activeItems()).length;
  await store.close();
  rmSync(folder, { recursive: true });
  if (installed === 0) throw new Error('nothing was installed');
}

async function archive(files: PackFiles): Promise<void> {
  const opened = openPack(files);
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems.slice(0, 3)));
  const read = await openArchive(archiveOf(opened.value));
  if (!read.ok) throw new Error(JSON.stringify(read.problems.slice(0, 3)));
}

const perItem = (figures: number[]): number =>
  (figures.at(-1) ?? 0) / (figures[0] ?? 1) / ((SIZES.at(-1) ?? 1) / (SIZES[0] ?? 1));

/** Check and installation of packs of up to 4,000 items, the median of three rounds each, and how their cost grows. */
export async function packs(root: string, folder: string): Promise<void> {
  speedUpDigests();
  const national = readPackFolder(join(root, 'packs/national'));
  console.log('\nSynthetic packs, items with forms of their own and shared processes');
  const figures: Record<'check' | 'install', number[]> = { check: [], install: [] };
  for (const size of SIZES) {
    const files = syntheticPack(national, size);
    const megabytes = Object.values(files).reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;
    const taken = await alternate(ROUNDS, {
      check: () => timed(() => check(files)),
      install: () => timed(() => install(files, folder)),
    });
    figures.check.push(taken.check ?? 0);
    figures.install.push(taken.install ?? 0);
    console.log(`  ${size.toLocaleString('en-US')} items, ${megabytes.toFixed(0)} MB`);
    row('  check', figures.check.at(-1) ?? 0, 's');
    row('  install', figures.install.at(-1) ?? 0, 's');
    if (size === SIZES.at(-1)) row('  archive written and read', await timed(() => archive(files)), 's');
  }
  row('check: cost of an item at 4,000 beside 500', perItem(figures.check), '×');
  row('install: cost of an item at 4,000 beside 500', perItem(figures.install), '×');
}
