import type { z } from '@hono/zod-openapi';
import {
  type BoardStage,
  type CampaignEvidence,
  type CampaignStage,
  campaignBoard,
  type JsonObject,
  officeFor,
  toLocalDate,
  waitingAt,
} from '#engine';
import type { CampaignBranchRow, CampaignFinding, CampaignReminderRow, ChainedStep } from '../../store/port.ts';
import type { SignedIn } from '../access/officer.ts';
import type { Organization } from '../access/organization.ts';
import type {
  CampaignOfficeView,
  CampaignStageWork,
  CampaignTaskView,
  CampaignFinding as FindingShape,
} from '../api/contract.ts';
import { whyNotAt } from '../campaigns/rights.ts';
import { engineRun, type LoadedRun } from '../campaigns/run.ts';
import { checkerOf } from '../campaigns/spotCheck.ts';
import { givenFiles, officeNow, officeView, runView, stageView } from './campaign.ts';
import { campaignHistory } from './campaignHistory.ts';
import { postName } from './labels.ts';

type Stage = z.infer<typeof CampaignStageWork>;
type Task = z.infer<typeof CampaignTaskView>;

/** What one view is made of. */
export interface OfficeParts {
  loaded: LoadedRun;
  branch: CampaignBranchRow;
  /** Steps of the branch's record. */
  steps: ChainedStep[];
  reminders: CampaignReminderRow[];
  /** `YYYY-MM-DD` */
  date: string;
  me: SignedIn;
  org: Organization;
}

const evidenceView = (evidence: CampaignEvidence, value: unknown): Stage['evidence'][number] => ({
  id: evidence.id,
  name: evidence.name,
  kind: evidence.kind,
  required: evidence.required === true,
  options: evidence.options ?? [],
  goodPractice: evidence.goodPractice === true,
  value: value ?? null,
});

function taskView({ loaded, branch, me, org }: OfficeParts, stage: CampaignStage, element: string): Task {
  const { row, campaign } = loaded;
  const { name, settings } = campaign.process.nodes[element] ?? {};
  const owner = officeFor(row.offices, branch.office, settings?.level) ?? branch.office;
  const post = settings?.post ?? null;
  const open = waitingAt(branch.branch, element) !== undefined;
  const done = branch.branch.completed[element];
  const closed = row.closedAt === null ? null : '任务已经结束。';
  return {
    element,
    name: name ?? element,
    owner: officeNow(org, owner),
    postName: post === null ? null : postName(post),
    state: open ? 'open' : done === undefined ? 'waiting' : 'done',
    doneOn: done === undefined ? null : toLocalDate(done, campaign.calendar.utcOffset),
    closes: stage.tasks.at(-1) === element,
    outcomes: (settings?.outcomes ?? []).map((outcome) => ({
      id: outcome.id,
      name: outcome.name,
      denies: outcome.kind === 'deny',
    })),
    whyNot: open ? (closed ?? whyNotAt(me, org, owner, post)) : '还没有轮到，或者已经完成。',
  };
}

const stageWork = (parts: OfficeParts, stage: CampaignStage, seen: BoardStage): Stage => ({
  ...stageView(seen, parts.org.officeName),
  title: stage.title,
  form: stage.form === true && parts.loaded.campaign.form !== undefined,
  evidence: (stage.evidence ?? []).map((one) => evidenceView(one, parts.branch.branch.evidence[stage.id]?.[one.id])),
  tasks: stage.tasks.map((element) => taskView(parts, stage, element)),
});

export const findingView = (finding: CampaignFinding | null): z.infer<typeof FindingShape> | null =>
  finding && {
    matches: finding.matches,
    note: finding.note,
    found: finding.found,
    compared: finding.compared,
    by: { at: finding.at, name: finding.byName },
  };

/** The last move of a branch, where it sent the report back. */
function returnedOf({ campaign }: LoadedRun, steps: ChainedStep[]) {
  const last = steps.findLast(({ command }) => command === 'campaign.complete');
  const decided = last?.facts.find((fact) => fact.type === 'outcome.given');
  if (!last || decided?.type !== 'outcome.given') return null;
  const outcome = campaign.process.nodes[decided.element]?.settings.outcomes.find(({ id }) => id === decided.outcome);
  return outcome?.kind === 'deny' ? { at: last.at, name: last.actor.name, note: decided.note ?? '' } : null;
}

/** Everything about one office of a run: stages, steps open to the officer, evidence, history. */
export function officeDetail(parts: OfficeParts): z.infer<typeof CampaignOfficeView> {
  const { loaded, branch, steps, reminders, date, org } = parts;
  const { row, campaign } = loaded;
  const [line] = campaignBoard(campaign, engineRun(row, [branch]), date).rows;
  const office = row.offices.find(({ id }) => id === branch.office);
  const checker = checkerOf(row, branch.office);
  return {
    run: runView(row, org),
    office: office ? officeView(office) : officeNow(org, branch.office),
    version: branch.version,
    ended: branch.endedAt !== null,
    files: givenFiles(row),
    stages: campaign.source.stages.flatMap((stage, index) => {
      const seen = line?.stages[index];
      return seen ? [stageWork(parts, stage, seen)] : [];
    }),
    form: (campaign.form as unknown as JsonObject | undefined) ?? null,
    answers: (branch.branch.data.form ?? {}) as JsonObject,
    history: campaignHistory(campaign, steps),
    returned: returnedOf(loaded, steps),
    reminders: reminders
      .filter((one) => one.office === branch.office)
      .map(({ stage, at, byName }) => ({ stage, by: { at, name: byName } })),
    drawnBy: checker === undefined ? null : org.officeName(checker),
    finding: findingView(branch.finding),
  };
}
