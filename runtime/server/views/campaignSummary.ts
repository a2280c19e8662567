import type { z } from '@hono/zod-openapi';
import { campaignSummary } from '#engine';
import type { CampaignBranchRow } from '../../store/port.ts';
import type { SignedIn } from '../access/officer.ts';
import type { Organization } from '../access/organization.ts';
import type { CampaignSummaryView } from '../api/contract.ts';
import { engineRun, type LoadedRun } from '../campaigns/run.ts';
import { managesRun } from '../campaigns/runStep.ts';
import { runView } from './campaign.ts';
import { valueWords } from './campaignHistory.ts';

/** What a run has come to on a day, over the branches in sight. */
export function summaryView(
  { row, campaign }: LoadedRun,
  branches: CampaignBranchRow[],
  date: string,
  me: SignedIn,
  org: Organization,
): z.infer<typeof CampaignSummaryView> {
  const { title: _, start: __, goodPractice, ...counted } = campaignSummary(campaign, engineRun(row, branches), date);
  return {
    run: runView(row, org),
    ...counted,
    goodPractice: goodPractice.map(({ office, name, evidence, value }) => ({
      office,
      name,
      evidence,
      text: valueWords(value),
    })),
    paper: campaign.summary?.title ?? null,
    mayClose: row.closedAt === null && managesRun(me, row),
  };
}
