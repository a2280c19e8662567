import { fileStore } from '../fileStore.ts';
import type { Services } from '../services.ts';
import type { Ticker } from '../timers.ts';

const HOUR_MS = 3_600_000;
/** Longer than a draft lives in the browser: nobody who still fills in loses an upload. */
export const LOOSE_DAYS = 14;
const BATCH = 500;

/** What applicants uploaded and did not hand in is removed after two weeks; looked at once an hour. */
export function looseFileTicker({ store, clock, dataDir, log }: Services): Ticker {
  const files = fileStore(dataDir);
  let next = 0;
  return {
    async tick() {
      const now = clock();
      if (now < next) return 0;
      const before = now - LOOSE_DAYS * 24 * HOUR_MS;
      const gone = await store.dropLooseFiles(before, BATCH);
      for (const hash of gone) await files.remove(hash, before);
      next = gone.length > 0 ? now : now + HOUR_MS;
      if (gone.length > 0) log('info', 'files.looseRemoved', { count: gone.length });
      return gone.length;
    },
  };
}
