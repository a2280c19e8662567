import type { Actor } from '#engine';
import type { TimerRow } from '../store/port.ts';
import type { Services } from './services.ts';

export const SYSTEM: Actor = { kind: 'system', id: 'system', name: '系统' };

const BATCH = 200;
const RETRY_MS = 60_000;

export interface Ticker {
  /** Fires everything that is due now. */
  tick(): Promise<number>;
}

/** Timers that are due become commands on the one write path. One that fails is tried again after a minute. */
export function timerTicker({ store, write, clock, log }: Services): Ticker {
  const failed = new Map<string, number>();
  const keyOf = ({ caseId, timer }: TimerRow): string => `${caseId}/${timer}`;

  const fire = async (row: TimerRow): Promise<void> => {
    const executed = await write.execute({
      caseId: row.caseId,
      actor: SYSTEM,
      command: { type: 'timer.fire', timer: row.timer },
    });
    if (executed.kind === 'done') return void failed.delete(keyOf(row));
    failed.set(keyOf(row), clock() + RETRY_MS);
    const reason = executed.kind === 'refused' ? executed.refusal.code : executed.kind;
    log('warn', 'timer.notFired', { case: row.caseId, timer: row.timer, reason });
  };

  return {
    async tick() {
      const now = clock();
      const due = (await store.dueTimers(now, BATCH)).filter((row) => (failed.get(keyOf(row)) ?? 0) <= now);
      // Oldest first, one after the other: two timers of one case never race.
      for (const row of due) await fire(row);
      return due.length;
    },
  };
}
