import { type CampaignRun, type CompiledCampaign, officeFor, stageDates, waitingAt } from '#engine';
import type { CampaignBranchRow, CampaignRunRow, CampaignTaskRow } from '../../store/port.ts';
import type { SignedIn } from '../access/officer.ts';
import type { Organization } from '../access/organization.ts';
import { notFound, problem } from '../problem.ts';
import type { Services } from '../services.ts';

/** A run with the definition that it keeps. */
export interface LoadedRun {
  row: CampaignRunRow;
  campaign: CompiledCampaign;
}

/** A run that reaches the officer's offices, or was started there. @throws {ApiProblem} 404 */
export async function runFor({ store, campaigns }: Services, me: SignedIn, id: string): Promise<LoadedRun> {
  const row = await store.campaignRun(id, me.scope);
  if (!row) throw notFound('该专项任务', 'campaign.notFound');
  return { row: { ...row, offices: await campaigns.officesOf(id) }, campaign: await campaigns.byDigest(row.digest) };
}

/** @throws {ApiProblem} 422 */
export function requireOpen({ closedAt, title }: CampaignRunRow): void {
  if (closedAt !== null) throw problem(422, 'campaign.closed', `“${title}”已经结束，不能再办理。`);
}

/** The branch of an office in the officer's sight. @throws {ApiProblem} 404 */
export async function branchFor(
  { store }: Services,
  me: SignedIn,
  run: string,
  office: string,
): Promise<CampaignBranchRow> {
  const row = await store.campaignBranch(run, office, me.scope);
  if (!row) throw notFound('该机构在本次任务中的情况', 'campaign.noBranch');
  return row;
}

/** What the engine works on: the run with some of its branches. */
export const engineRun = (row: CampaignRunRow, branches: CampaignBranchRow[]): CampaignRun => ({
  v: 1,
  campaign: row.ref,
  start: row.start,
  offices: row.offices,
  branches: Object.fromEntries(branches.map(({ office, branch }) => [office, branch])),
});

/** The row of a branch after a step of the engine. */
export function branchAfter(before: CampaignBranchRow, run: CampaignRun, now: number): CampaignBranchRow {
  const branch = run.branches[before.office] ?? before.branch;
  const { ended, timers } = branch.state;
  return {
    ...before,
    branch,
    endedAt: ended === undefined ? null : (before.endedAt ?? now),
    due: ended !== undefined || timers.length === 0 ? null : Math.min(...timers.map(({ due }) => due)),
    updatedAt: now,
  };
}

/** What waits in a branch, and for which office. */
export function waitingTasks(
  { row: { id, start, offices }, campaign }: LoadedRun,
  { office, officePath, branch }: CampaignBranchRow,
  org: Organization,
): CampaignTaskRow[] {
  const { source, process, calendar } = campaign;
  const dates = stageDates(source.stages, start, calendar);
  return source.stages.flatMap(({ id: stage, title: stageTitle, tasks }, index) =>
    tasks
      .filter((element) => waitingAt(branch, element) !== undefined)
      .map((element): CampaignTaskRow => {
        const { name, settings } = process.nodes[element] ?? {};
        const owner = officeFor(offices, office, settings?.level) ?? office;
        return {
          run: id,
          office,
          officePath,
          element,
          name: name ?? element,
          stage,
          stageTitle,
          owner,
          ownerPath: org.path(owner),
          post: settings?.post ?? null,
          due: dates[index] ?? start,
        };
      }),
  );
}
