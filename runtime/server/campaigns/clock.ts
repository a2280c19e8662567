import { advanceCampaign, isRefusal } from '#engine';
import type { CampaignBranchRow } from '../../store/port.ts';
import type { Services } from '../services.ts';
import type { Ticker } from '../timers.ts';
import { branchRecord, recordPlan } from './record.ts';
import { branchAfter, engineRun, waitingTasks } from './run.ts';

const BATCH = 100;
const RETRY_MS = 60_000;
const SYSTEM = { kind: 'system', id: 'system', name: '系统' } as const;

/** Timers of campaigns that are due. A branch that fails is tried again after a minute. */
export function campaignTicker(services: Services): Ticker {
  const { store, clock, log } = services;
  const failed = new Map<string, number>();
  return {
    async tick() {
      const now = clock();
      const due = (await store.dueCampaignBranches(now, BATCH)).filter(
        ({ run, office }) => (failed.get(branchRecord(run, office)) ?? 0) <= now,
      );
      for (const branch of due) {
        const key = branchRecord(branch.run, branch.office);
        const reason = await fire(services, branch, now);
        if (reason === undefined) failed.delete(key);
        else {
          failed.set(key, now + RETRY_MS);
          log('warn', 'campaign.notFired', { branch: key, reason });
        }
      }
      return due.length;
    },
  };
}

/** Why it failed, or nothing. */
async function fire(services: Services, before: CampaignBranchRow, now: number): Promise<string | undefined> {
  const { store, campaigns, organization } = services;
  const found = await store.campaignRun(before.run, { all: true });
  if (!found) return 'campaign.notFound';
  const row = { ...found, offices: await campaigns.officesOf(before.run) };
  const loaded = { row, campaign: await campaigns.byDigest(row.digest) };
  const step = advanceCampaign(loaded.campaign, engineRun(row, [before]), { type: 'clock' }, now);
  if (isRefusal(step)) return step.code;
  const after = branchAfter(before, step.run, now);
  const plan = recordPlan({
    id: branchRecord(before.run, before.office),
    no: `${row.no}-${before.office}`,
    run: row,
    officePath: before.officePath,
    expect: before.version,
    actor: SYSTEM,
    command: 'campaign.clock',
    facts: step.facts,
    at: now,
  });
  const saved = await store.saveCampaignBranch(after, waitingTasks(loaded, after, await organization.current()), plan);
  return saved.kind === 'saved' ? undefined : saved.kind;
}
