import { looseFileTicker } from './applications/looseFiles.ts';
import { backupTicker } from './backup/nightly.ts';
import { campaignTicker } from './campaigns/clock.ts';
import { jobTicker } from './jobs.ts';
import { localizationTicker } from './localization/layers.ts';
import { reconcileTicker } from './reconcile/night.ts';
import { replyTicker } from './replyTicker.ts';
import type { Services } from './services.ts';
import { staffTicker } from './staffRegister.ts';
import { timerTicker } from './timers.ts';

const PERIOD_MS = 1_000;

/** Polls timers, jobs, local layers, campaigns, registers, the reconciliation, loose uploads, old replies and backups every second until stopped. `stop` waits for the round that is under way. */
export function startBackground(services: Services): { stop(): Promise<void> } {
  const tickers = [
    timerTicker(services),
    jobTicker(services),
    localizationTicker(services),
    campaignTicker(services),
    staffTicker(services),
    reconcileTicker(services),
    replyTicker(services),
    looseFileTicker(services),
    backupTicker(services),
  ];
  let stopped = false;
  let pending: NodeJS.Timeout | undefined;
  let round = Promise.resolve();

  const run = async (): Promise<void> => {
    for (const ticker of tickers) {
      await ticker
        .tick()
        .catch((error: unknown) =>
          services.log('error', 'background.failed', { error: error instanceof Error ? error.message : String(error) }),
        );
    }
  };
  const next = (): void => {
    if (stopped) return;
    pending = setTimeout(() => {
      round = run().then(next);
    }, PERIOD_MS);
  };
  next();
  return {
    async stop() {
      stopped = true;
      clearTimeout(pending);
      await round;
    },
  };
}
