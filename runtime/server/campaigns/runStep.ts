import type { CampaignFact, CampaignNote } from '#engine';
import type { CampaignReminderRow, CampaignRunRow } from '../../store/port.ts';
import type { SignedIn } from '../access/officer.ts';
import { problem } from '../problem.ts';
import type { Services } from '../services.ts';
import type { Idempotency } from '../write.ts';
import { actorOf, type Done, doneOf, formerOf, recordPlan, stale } from './record.ts';
import { manages } from './rights.ts';
import { type LoadedRun, requireOpen, runFor } from './run.ts';

/** What a step does to a run. */
export interface RunChange {
  row: CampaignRunRow;
  reminders?: CampaignReminderRow[];
  facts: (CampaignFact | CampaignNote)[];
}

/** A step of the run itself: `work` says what changes, or throws. `version`: what the officer saw, where it matters. A retry gets the first answer. */
export async function stepRun(
  services: Services,
  me: SignedIn,
  { run, version, verb }: { run: string; version?: number; verb: string },
  idempotency: Idempotency,
  work: (loaded: LoadedRun) => Promise<RunChange>,
): Promise<Done> {
  const { store, clock } = services;
  const former = formerOf(await store.reply(idempotency.user, idempotency.key), idempotency);
  if (former) return former;
  const loaded = await runFor(services, me, run);
  requireOpen(loaded.row);
  const { row, reminders = [], facts } = await work(loaded);
  if (version !== undefined && loaded.row.version !== version) throw stale();
  const plan = recordPlan({
    id: row.id,
    no: row.no,
    run: row,
    officePath: row.officePath,
    expect: loaded.row.version,
    actor: actorOf(me),
    command: `campaign.${verb}`,
    facts,
    at: clock(),
    idempotency,
  });
  const { offices: _, ...kept } = row;
  return doneOf(await store.saveCampaignRun({ ...kept, updatedAt: clock() }, reminders, plan), row.id, idempotency);
}

/** Whether the user manages the run: at the office that started it, or above. */
export const managesRun = (me: SignedIn, row: Pick<CampaignRunRow, 'officePath'>): boolean =>
  manages(me, row.officePath);

/** @throws {ApiProblem} 403 */
export function requireManager(me: SignedIn, row: CampaignRunRow, what: string, name: string): void {
  if (managesRun(me, row)) return;
  throw problem(403, 'campaign.notManager', `${what}由启动本任务的“${name}”（督办、事项管理岗位）办理。`);
}
