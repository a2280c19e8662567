import type { CaseCommand, JsonObject } from '#engine';
import type { JobRow } from '../store/port.ts';
import type { Services } from './services.ts';
import { SYSTEM, type Ticker } from './timers.ts';

/** Does the outside work of a service task. What it returns becomes the job's result. */
export type Connector = (job: JobRow) => Promise<JsonObject>;

/** `notify` reaches the applicant through the progress page, which reads the facts: nothing leaves the server. */
const CONNECTORS: Record<string, Connector> = {
  notify: async () => ({ notified: true }),
};

const BATCH = 100;
const RETRY_MS = 60_000;

async function outcome(job: JobRow): Promise<CaseCommand> {
  const connector = Object.hasOwn(CONNECTORS, job.topic) ? CONNECTORS[job.topic] : undefined;
  if (!connector)
    return {
      type: 'job.fail',
      job: job.job,
      error: 'connector.unknown',
      message: `没有名为“${job.topic}”的连接器，请安装后重试。`,
    };
  try {
    return { type: 'job.complete', job: job.job, result: await connector(job) };
  } catch (error) {
    return {
      type: 'job.fail',
      job: job.job,
      error: 'connector.failed',
      message: error instanceof Error ? error.message : String(error),
    };
  }
}

/** Outside work is done after the commit that asked for it and answered by a command on the one write path. */
export function jobTicker({ store, write, clock, log }: Services): Ticker {
  const failed = new Map<string, number>();

  const work = async (job: JobRow): Promise<void> => {
    const executed = await write.execute({ caseId: job.caseId, actor: SYSTEM, command: await outcome(job) });
    const key = `${job.caseId}/${job.job}`;
    if (executed.kind === 'done') return void failed.delete(key);
    failed.set(key, clock() + RETRY_MS);
    const reason = executed.kind === 'refused' ? executed.refusal.code : executed.kind;
    log('warn', 'job.notAnswered', { case: job.caseId, job: job.job, topic: job.topic, reason });
  };

  return {
    async tick() {
      const now = clock();
      const open = (await store.jobs(BATCH)).filter((job) => (failed.get(`${job.caseId}/${job.job}`) ?? 0) <= now);
      for (const job of open) await work(job);
      return open.length;
    },
  };
}
