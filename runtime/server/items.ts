import { type CompiledItem, type Json, type JsonObject, partsOf, restoreItem } from '#engine';
import type { ItemRow, Store } from '../store/port.ts';
import { LruMap } from './lruMap.ts';
import { breather } from './packs/changes/progress.ts';

export interface Items {
  /** A compiled item never changes under its digest. */
  byDigest(digest: string): Promise<CompiledItem | undefined>;
  /** The item that new cases run on. */
  active(ref: string): Promise<CompiledItem | undefined>;
  allActive(): Promise<CompiledItem[]>;
  /** After an installation: an item that did not change now belongs to a newer version of its pack. */
  forget(): void;
}

const KEPT = 5_000;
const KEPT_PARTS = 5_000;

const entryOf = <T>(key: string, value: T | undefined): [string, T][] => (value === undefined ? [] : [[key, value]]);

/**
 * Reads compiled items from the store; parsed ones are kept by digest, and what they share is parsed once. Which one is
 * active is asked every time.
 */
export function itemReader(store: Store): Items {
  const parsed = new LruMap<string, CompiledItem>(KEPT);
  const parts = new LruMap<string, { value: Json }>(KEPT_PARTS);
  /** The parts of an item, read in one go. */
  const readParts = async (digests: string[]): Promise<(digest: string) => Json> => {
    const found = new Map(digests.flatMap((digest) => entryOf(digest, parts.get(digest))));
    const missing = digests.filter((digest) => !found.has(digest));
    for (const { digest, content } of missing.length === 0 ? [] : await store.itemParts(missing)) {
      const part = { value: JSON.parse(content) as Json };
      parts.set(digest, part);
      found.set(digest, part);
    }
    return (digest) => {
      const part = found.get(digest);
      if (!part) throw new Error(`part ${digest} of a compiled item is not in the store`);
      return part.value;
    };
  };
  const load = async (digest: string) => {
    const row: ItemRow | undefined = await store.item(digest);
    if (!row) return undefined;
    const stored = JSON.parse(row.compiled) as JsonObject;
    const compiled = restoreItem(stored, row, await readParts(partsOf(stored)));
    parsed.set(digest, compiled);
    return compiled;
  };
  const byDigest = async (digest: string) => parsed.get(digest) ?? load(digest);
  return {
    byDigest,
    async active(ref) {
      const digest = await store.activeItem(ref);
      return digest === undefined ? undefined : byDigest(digest);
    },
    async allActive() {
      const rows = await store.activeItems();
      const breathe = breather();
      const items: CompiledItem[] = [];
      for (const { digest } of rows) {
        const item = await byDigest(digest);
        if (item) items.push(item);
        await breathe();
      }
      return items;
    },
    forget() {
      parsed.clear();
    },
  };
}
