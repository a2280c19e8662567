import type { CompiledItem } from '#engine';
import type { ItemRow, Store } from '../store/port.ts';
import { LruMap } from './lruMap.ts';

export interface Items {
  /** A compiled item never changes under its digest. */
  byDigest(digest: string): Promise<CompiledItem | undefined>;
  /** The item that new cases run on. */
  active(ref: string): Promise<CompiledItem | undefined>;
  allActive(): Promise<CompiledItem[]>;
}

const KEPT = 500;

/** Reads compiled items from the store; parsed ones are kept by digest. Which one is active is asked every time. */
export function itemReader(store: Store): Items {
  const parsed = new LruMap<string, CompiledItem>(KEPT);
  const load = async (digest: string) => {
    const row: ItemRow | undefined = await store.item(digest);
    if (!row) return undefined;
    const compiled = JSON.parse(row.compiled) as CompiledItem;
    parsed.set(digest, compiled);
    return compiled;
  };
  const byDigest = async (digest: string) => parsed.get(digest) ?? load(digest);
  return {
    byDigest,
    async active(ref) {
      const row = (await store.activeItems()).find((item) => item.ref === ref);
      return row ? byDigest(row.digest) : undefined;
    },
    async allActive() {
      const rows = await store.activeItems();
      const items = await Promise.all(rows.map((row) => byDigest(row.digest)));
      return items.filter((item) => item !== undefined);
    },
  };
}
