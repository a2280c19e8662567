import type { Services } from './services.ts';
import type { Ticker } from './timers.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Rows of one transaction: it holds the only writer. */
const BATCH = 1_000;

/** Every hour forgets the replies to commands that nobody sends again: those older than `replyDays`. */
export function replyTicker({ store, clock, replyDays }: Services): Ticker {
  let asked = Number.NEGATIVE_INFINITY;
  return {
    async tick() {
      const now = clock();
      if (now - asked < HOUR) return 0;
      const gone = await store.pruneReplies(now - replyDays * DAY, BATCH);
      // More of them wait for the next second, after what else is due.
      if (gone < BATCH) asked = now;
      return gone;
    },
  };
}
