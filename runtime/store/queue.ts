import { checkGroup } from './plan.ts';
import type { CommitOutcome, CommitPlan } from './port.ts';

/** Plans that wait for their transaction: all of them are written or none. Mostly a group of one. */
export interface Waiting {
  plans: CommitPlan[];
  resolve(outcome: CommitOutcome): void;
  reject(error: unknown): void;
}

/** More plans wait than the database will write in a reasonable time: whoever comes now is sent away. */
export class StoreBusy extends Error {}

/** Groups that may wait: seconds of work, and a bound to what a database that does not answer piles up. */
const MOST_WAITING = 20_000;

/** What became of one group of a batch. */
export type Settled = { outcome: CommitOutcome } | { error: unknown };

/**
 * Group commit: plans that arrive while a batch is written wait for the next one together. `flush` writes a batch
 * and settles every group of it; promises are resolved after its commit only.
 *
 * @param take how many groups from the front of the queue may stand in one batch (at least one)
 * @param most how many groups may wait; more are rejected with `StoreBusy`
 */
export function groupCommit(
  flush: (groups: CommitPlan[][]) => Promise<Settled[]>,
  take: (waiting: Waiting[]) => number,
  most = MOST_WAITING,
): {
  commit(plan: CommitPlan): Promise<CommitOutcome>;
  commitAll(plans: CommitPlan[]): Promise<CommitOutcome>;
  idle(): Promise<void>;
} {
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
        settle(batch, await flush(batch.map(({ plans }) => plans)));
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
      if (waiting.length === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    running = undefined;
  };

  const commitAll = (plans: CommitPlan[]): Promise<CommitOutcome> =>
    new Promise((resolve, reject) => {
      checkGroup(plans);
      if (waiting.length >= most) throw new StoreBusy('等待写入的操作过多');
      waiting.push({ plans, resolve, reject });
      running ??= drain();
    });

  return {
    commit: (plan) => commitAll([plan]),
    commitAll,
    idle: async () => {
      await running;
    },
  };
}

/** How many groups from the front hold no more plans than a batch may; a group that is larger has a batch of its own. */
export function fitting(waiting: readonly Waiting[], largest: number): number {
  let plans = 0;
  const over = waiting.findIndex((group) => {
    plans += group.plans.length;
    return plans > largest;
  });
  return over < 0 ? waiting.length : Math.max(1, over);
}
