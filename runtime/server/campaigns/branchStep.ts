import type { CampaignFact, CampaignNote } from '#engine';
import type { CampaignBranchRow } from '../../store/port.ts';
import type { SignedIn } from '../access/officer.ts';
import type { Services } from '../services.ts';
import type { Idempotency } from '../write.ts';
import { actorOf, branchRecord, type Done, doneOf, formerOf, recordPlan, stale } from './record.ts';
import { branchFor, type LoadedRun, requireOpen, runFor, waitingTasks } from './run.ts';

/** What a step does to the branch of an office. */
export interface BranchChange {
  row: CampaignBranchRow;
  facts: (CampaignFact | CampaignNote)[];
}

/**
 * A step of one office's branch: `allow` throws for whom it is not, `work` says what changes, or throws. `version`: what
 * the officer saw. A retry gets the first answer.
 * @throws {ApiProblem} 404, 409 somebody was faster, 422 the run is closed
 */
export async function stepBranch(
  services: Services,
  me: SignedIn,
  { run, office, version, verb }: { run: string; office: string; version: number; verb: string },
  idempotency: Idempotency,
  allow: (loaded: LoadedRun) => Promise<void>,
  work: (loaded: LoadedRun, before: CampaignBranchRow, now: number) => Promise<BranchChange>,
): Promise<Done> {
  const { store, clock, organization } = services;
  const former = formerOf(await store.reply(idempotency.user, idempotency.key), idempotency);
  if (former) return former;
  const loaded = await runFor(services, me, run);
  requireOpen(loaded.row);
  const before = await branchFor(services, me, run, office);
  await allow(loaded);
  if (before.version !== version) throw stale();
  const now = clock();
  const { row, facts } = await work(loaded, before, now);
  const plan = recordPlan({
    id: branchRecord(run, office),
    no: `${loaded.row.no}-${office}`,
    run: loaded.row,
    officePath: before.officePath,
    expect: before.version,
    actor: actorOf(me),
    command: `campaign.${verb}`,
    facts,
    at: now,
    idempotency,
  });
  const tasks = waitingTasks(loaded, row, await organization.current());
  return doneOf(await store.saveCampaignBranch(row, tasks, plan), plan.step.caseId, idempotency);
}
