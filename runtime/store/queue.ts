import type { CommitOutcome, CommitPlan } from './port.ts';

/** A plan that waits for its transaction. */
export interface Waiting {
  plan: CommitPlan;
  resolve(outcome: CommitOutcome): void;
  reject(error: unknown): void;
}

/** What became of one plan of a batch. */
export type Settled = { outcome: CommitOutcome } | { error: unknown };

/**
 * Group commit: plans that arrive while a batch is written wait for the next one together. `flush` writes a batch
 * and settles every plan of it; promises are resolved after its commit only.
 *
 * @param take how many plans from the front of the queue may stand in one batch (at least one)
 */
export function groupCommit(
  flush: (plans: CommitPlan[]) => Promise<Settled[]>,
  take: (waiting: Waiting[]) => number,
): { commit(plan: CommitPlan): Promise<CommitOutcome>; idle(): Promise<void> } {
  const waiting: Waiting[] = [];
  let running: Promise<void> | undefined;

  const settle = (batch: Waiting[], settled: Settled[]): void => {
    batch.forEach(({ resolve, reject }, index) => {
      const result = settled[index] ?? { error: new Error('提交没有结果') };
      if ('outcome' in result) resolve(result.outcome);
      else reject(result.error);
    });
  };

  const drain = async (): Promise<void> => {
    // Lets every request of this turn of the event loop join the batch.
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) {
      const batch = waiting.splice(0, take(waiting));
      try {
        settle(batch, await flush(batch.map(({ plan }) => plan)));
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
      if (waiting.length === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    running = undefined;
  };

  return {
    commit: (plan) =>
      new Promise((resolve, reject) => {
        waiting.push({ plan, resolve, reject });
        running ??= drain();
      }),
    idle: async () => {
      await running;
    },
  };
}
