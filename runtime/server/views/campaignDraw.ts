import type { z } from '@hono/zod-openapi';
import type { ComparedFigure, CompiledCampaign } from '#engine';
import type { CampaignBranchRow } from '../../store/port.ts';
import type { SignedIn } from '../access/officer.ts';
import type { Organization } from '../access/organization.ts';
import type { CampaignDraw } from '../api/contract.ts';
import { manages } from '../campaigns/rights.ts';
import type { LoadedRun } from '../campaigns/run.ts';
import { managesRun } from '../campaigns/runStep.ts';
import { checkerOf } from '../campaigns/spotCheck.ts';
import { officeNow, runView } from './campaign.ts';
import { findingView } from './campaignOffice.ts';
import { levelName } from './labels.ts';

type Shape = z.infer<typeof CampaignDraw>;

/** The draw with everything that somebody needs to repeat it, and what was found at the offices in sight. */
export function drawView(
  loaded: LoadedRun,
  branches: CampaignBranchRow[],
  compared: ComparedFigure[],
  me: SignedIn,
  org: Organization,
): Shape {
  const { row, campaign } = loaded;
  const { spotCheck } = campaign.source;
  return {
    run: runView(row, org),
    by: levelName(spotCheck?.by ?? ''),
    note: spotCheck?.note ?? null,
    mayDraw: spotCheck !== undefined && row.draw === null && row.closedAt === null && managesRun(me, row),
    unfinished: branches.filter(({ endedAt }) => endedAt === null).length,
    draw: madeView(loaded),
    checks: branches.flatMap((branch) => checkView(loaded, branch, compared, me, org)),
  };
}

function madeView({ row: { draw, offices } }: LoadedRun): Shape['draw'] {
  if (!draw) return null;
  const names = new Map(offices.map(({ id, name }) => [id, name]));
  return {
    word: draw.word,
    secret: draw.secret,
    seed: draw.seed,
    by: { at: draw.at, name: draw.byName },
    draws: draw.draws.map(({ checker, seed, candidates, sizes, drawn }) => ({
      checker,
      checkerName: names.get(checker) ?? checker,
      seed,
      candidates: candidates.map(({ office, level }) => ({ office, name: names.get(office) ?? office, level })),
      sizes: sizes as Record<string, { rate?: number; minimum?: number }>,
      drawn,
    })),
  };
}

function checkView(
  { row, campaign }: LoadedRun,
  branch: CampaignBranchRow,
  compared: ComparedFigure[],
  me: SignedIn,
  org: Organization,
): Shape['checks'] {
  const checker = checkerOf(row, branch.office);
  if (checker === undefined) return [];
  // What was entered stands as it was then: records change afterwards.
  const own = branch.finding?.compared ?? compared.filter(({ office }) => office === branch.office);
  return [
    {
      office: officeNow(org, branch.office),
      checker: org.officeName(checker),
      version: branch.version,
      compared: own,
      reported: reportedOnly(campaign, branch, own),
      finding: findingView(branch.finding),
      may: row.closedAt === null && manages(me, org.path(checker)),
    },
  ];
}

/** Reported figures without a counterpart on record. */
const reportedOnly = (
  { source }: CompiledCampaign,
  { branch }: CampaignBranchRow,
  compared: ComparedFigure[],
): Shape['checks'][number]['reported'] =>
  source.stages.flatMap(({ id: stage, evidence = [] }) =>
    evidence.flatMap(({ id, name, kind }) => {
      const reported = branch.evidence[stage]?.[id];
      const known = compared.some((one) => one.stage === stage && one.evidence === id);
      return kind === 'number' && typeof reported === 'number' && !known
        ? [{ stage, evidence: id, name, reported }]
        : [];
    }),
  );
