import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Services } from '../services.ts';
import type { Ticker } from '../timers.ts';
import { backupsIn, nameOf } from './manifest.ts';
import type { BackupPlan } from './plan.ts';

/** A failed backup is tried again after as long. */
const ASKED_EVERY = 15 * 60_000;
/** Hour of the day, Beijing time, before the reconciliation of the night. */
const FROM = '01';

/** Takes one backup a day in a process of its own, so that nobody at a desk waits for it. */
export function backupTicker({ backup, clock, dataDir, log }: Services): Ticker {
  let asked = Number.NEGATIVE_INFINITY;

  const take = async ({ folder, keep, root }: BackupPlan): Promise<void> => {
    const program = join(root, 'runtime/cli/wutong.mjs');
    const args = [program, 'backup', folder, '--data', dataDir, '--keep', String(keep), '--json'];
    try {
      const { stdout } = await promisify(execFile)(process.execPath, args);
      const { chain, copied } = JSON.parse(stdout) as { chain: { steps: number; head: string }; copied: number };
      log('info', 'backup.done', { folder, steps: chain.steps, head: chain.head, copied });
    } catch (error) {
      const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
      log('error', 'backup.failed', { folder, error: said || String(error) });
    }
  };

  return {
    async tick() {
      const now = clock();
      if (!backup || now - asked < ASKED_EVERY) return 0;
      asked = now;
      const today = nameOf(now);
      if (today.slice(11, 13) < FROM || backupsIn(backup.folder).at(-1)?.slice(0, 10) === today.slice(0, 10)) return 0;
      // Timers and jobs go on meanwhile.
      void take(backup);
      return 1;
    },
  };
}
