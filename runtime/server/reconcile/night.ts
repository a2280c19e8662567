import { toLocalDate } from '#engine';
import type { Services } from '../services.ts';
import type { Ticker } from '../timers.ts';
import { NIGHTLY, reconciler } from './run.ts';

const CHINA = 480;
const HOUR = 3_600_000;
/** Between these hours of the installation's day. */
const NIGHT = { from: 2, to: 5 };
/** Where the computer is off at night, a day and a half is long enough to wait. */
const LONGEST = 36 * HOUR;
const ASKED_EVERY = 60_000;
/** A share of each round of the background: timers and jobs must not wait. */
const SHARE_MS = 300;

/** Minutes east of UTC at which the installation keeps its days: those of the calendar of its packs. */
async function offsetOf({ packs }: Services): Promise<number> {
  const calendars = (await packs.active()).flatMap(({ pack }) => Object.values(pack.calendars));
  return calendars[0]?.utcOffset ?? CHINA;
}

/** Begins a reconciliation every night and works on it, and on those that people began, a little in every round. */
export function reconcileTicker(services: Services): Ticker {
  const { store, clock, log } = services;
  const work = reconciler(services);
  const since = clock();
  let asked = Number.NEGATIVE_INFINITY;

  const isDue = async (now: number): Promise<boolean> => {
    const offset = await offsetOf(services);
    const [last] = await store.reconciliations(1);
    const hour = new Date(now + offset * 60_000).getUTCHours();
    const night = hour >= NIGHT.from && hour < NIGHT.to;
    if (night) return last === undefined || toLocalDate(last.startedAt, offset) !== toLocalDate(now, offset);
    return now - (last?.startedAt ?? since) > LONGEST;
  };

  return {
    async tick() {
      const now = clock();
      if (now - asked >= ASKED_EVERY) {
        asked = now;
        if ((await isDue(now)) && (await work.start(NIGHTLY))) log('info', 'reconcile.started', {});
      }
      const [latest] = await store.reconciliations(1);
      if (latest?.status !== 'running') return 0;
      const row = await work.work(SHARE_MS);
      if (row?.status === 'done') log('info', 'reconcile.done', { run: row.id, ...row.counts });
      return row ? 1 : 0;
    },
  };
}
