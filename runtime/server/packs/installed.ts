import { openPackInSteps, type Pack } from '#engine';
import type { PackRow, Store } from '../../store/port.ts';
import { LruMap } from '../lruMap.ts';
import { breather } from './changes/progress.ts';

export interface InstalledPack {
  row: PackRow;
  pack: Pack;
}

export interface InstalledPacks {
  /** Packs that new cases run on. */
  active(): Promise<InstalledPack[]>;
  find(name: string): Promise<InstalledPack | undefined>;
  /** What was just installed is at hand: nobody waits until a large pack is read and opened again. */
  keep(pack: Pack, row: PackRow): void;
  forget(): void;
}

const FRESH_MS = 5_000;

/** Opens the active packs, asked for at most every five seconds; an opened one is kept by digest, so its files are read once. */
export function packReader(store: Store, clock: () => number): InstalledPacks {
  const opened = new LruMap<string, InstalledPack>(50);
  let cached: { at: number; value: Promise<InstalledPack[]> } | undefined;
  const open = async (head: Omit<PackRow, 'files'>): Promise<InstalledPack> => {
    const known = opened.get(head.digest);
    if (known) return { ...known, row: { ...head, files: known.row.files } };
    const files = (await store.packFiles(head.name, head.version)) ?? {};
    const breathe = breather();
    const result = await openPackInSteps(files, breathe);
    if (!result.ok)
      throw new Error(`installed pack ${head.name}@${head.version} does not open: ${result.problems[0]?.message}`);
    const installed = { row: { ...head, files }, pack: result.value };
    opened.set(head.digest, installed);
    return installed;
  };
  const read = async () => Promise.all((await store.packHeads()).filter((row) => row.active).map(open));
  const active = () => {
    const at = clock();
    if (!cached || Math.abs(at - cached.at) > FRESH_MS) cached = { at, value: read() };
    return cached.value;
  };
  return {
    active,
    find: async (name) => (await active()).find(({ row }) => row.name === name),
    keep(pack, row) {
      opened.set(pack.digest, { row, pack });
    },
    forget() {
      cached = undefined;
    },
  };
}
