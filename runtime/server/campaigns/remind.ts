import { type Reminder, remindersOn } from '#engine';
import type { CampaignBranchRow, CampaignReminderRow } from '../../store/port.ts';
import type { SignedIn } from '../access/officer.ts';
import { problem } from '../problem.ts';
import type { Services } from '../services.ts';
import { today } from '../views/task.ts';
import type { Idempotency } from '../write.ts';
import type { Done } from './record.ts';
import { manages } from './rights.ts';
import { engineRun, type LoadedRun } from './run.ts';
import { type RunChange, stepRun } from './runStep.ts';

/** Who is late or nearly so today, the most urgent first; of a closed run nobody. */
export function remindersNow({ row, campaign }: LoadedRun, branches: CampaignBranchRow[], now: number): Reminder[] {
  return row.closedAt === null ? remindersOn(campaign, engineRun(row, branches), today(now)) : [];
}

interface Sent {
  to: { office: string; stage: string }[];
}

/** Reminds offices of stages; on record with who and when. @throws {ApiProblem} 403, 404, 409, 422 */
export function remind(
  services: Services,
  me: SignedIn,
  run: string,
  { to }: Sent,
  idempotency: Idempotency,
): Promise<Done> {
  return stepRun(services, me, { run, verb: 'remind' }, idempotency, async (loaded): Promise<RunChange> => {
    const branches = await services.store.campaignBranches(run, me.scope);
    const due = remindersNow(loaded, branches, services.clock());
    const found = to.map(({ office, stage }) => due.find((one) => one.office === office && one.stage === stage));
    if (found.includes(undefined))
      throw problem(422, 'campaign.notDue', '其中有的阶段已经完成或还没有临近，不须催办。请刷新后再办理。');
    const chosen = found.filter((one) => one !== undefined);
    const paths = new Map(branches.map(({ office, officePath }) => [office, officePath]));
    if (chosen.some(({ office }) => !manages(me, paths.get(office) ?? '')))
      throw problem(403, 'campaign.notManager', '催办由上级机构的督办、事项管理岗位办理。');
    return {
      row: loaded.row,
      reminders: chosen.map((one) => reminderRow(services, me, run, one, paths.get(one.office) ?? '')),
      facts: chosen.map(({ office, stage, to: offices }) => ({
        type: 'campaign.reminded',
        office,
        stage,
        to: offices,
      })),
    };
  });
}

const reminderRow = (
  { clock }: Services,
  { user }: SignedIn,
  run: string,
  { office, stage }: Reminder,
  officePath: string,
): CampaignReminderRow => ({ run, office, officePath, stage, at: clock(), by: user.id, byName: user.name });
