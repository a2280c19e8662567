import { openPack, type Pack } from '#engine';
import type { PackRow, Store } from '../../store/port.ts';
import { LruMap } from '../lruMap.ts';

export interface InstalledPack {
  row: PackRow;
  pack: Pack;
}

export interface InstalledPacks {
  /** Packs that new cases run on. */
  active(): Promise<InstalledPack[]>;
  find(name: string): Promise<InstalledPack | undefined>;
  forget(): void;
}

const FRESH_MS = 5_000;

/** Opens the active packs, read at most every five seconds; an opened one is kept by digest. */
export function packReader(store: Store, clock: () => number): InstalledPacks {
  const opened = new LruMap<string, Pack>(50);
  let cached: { at: number; value: Promise<InstalledPack[]> } | undefined;
  const open = (row: PackRow): InstalledPack => {
    const known = opened.get(row.digest);
    if (known) return { row, pack: known };
    const result = openPack(row.files);
    if (!result.ok)
      throw new Error(`installed pack ${row.name}@${row.version} does not open: ${result.problems[0]?.message}`);
    opened.set(row.digest, result.value);
    return { row, pack: result.value };
  };
  const read = async () => (await store.packs()).filter((row) => row.active).map(open);
  const active = () => {
    const at = clock();
    if (!cached || Math.abs(at - cached.at) > FRESH_MS) cached = { at, value: read() };
    return cached.value;
  };
  return {
    active,
    find: async (name) => (await active()).find(({ row }) => row.name === name),
    forget() {
      cached = undefined;
    },
  };
}
