import { randomBytes, randomUUID } from 'node:crypto';
import {
  addDays,
  advanceCampaign,
  type CampaignOffice,
  type CampaignStep,
  type CompiledCampaign,
  isRefusal,
  type Shown,
  shownFor,
  sm3,
  stageDates,
  startCampaign,
  startOfLocalDay,
} from '#engine';
import type { CampaignBranchRow, CampaignRunRow, OfficeRow } from '../../store/port.ts';
import type { SignedIn } from '../access/officer.ts';
import { nextCaseNo } from '../caseNo.ts';
import { notFound, problem } from '../problem.ts';
import type { Services } from '../services.ts';
import { today } from '../views/task.ts';
import type { Idempotency } from '../write.ts';
import { keptDefinition } from './definitions.ts';
import { actorOf, type Done, doneOf, formerOf, recordPlan } from './record.ts';
import { startableAt } from './rights.ts';
import { branchAfter, waitingTasks } from './run.ts';
import { campaignTree, keptTree } from './tree.ts';

export interface Asked {
  office?: string | undefined;
  /** `YYYY-MM-DD` */
  start?: string | undefined;
}

/** What a start would come to. */
export interface Rehearsal {
  shown: Shown<CompiledCampaign>;
  office: OfficeRow;
  start: string;
  stages: { id: string; title: string; due: string; past: boolean }[];
  offices: CampaignOffice[];
  problems: string[];
  warnings: string[];
  step: CampaignStep | undefined;
}

/** Days ahead for which a campaign can be arranged. */
const AHEAD = 366;

/** The campaigns that hold where the user works. */
export async function campaignsFor({ campaigns, organization }: Services, { user }: SignedIn) {
  const division = (await organization.current()).division(user.office);
  return shownFor(await campaigns.all(), division);
}

async function placeOf(services: Services, me: SignedIn, ref: string, asked: Asked) {
  const shown = (await campaignsFor(services, me)).find((one) => one.ref === ref);
  if (!shown) throw notFound(`专项任务“${ref}”`, 'campaign.notFound');
  const org = await services.organization.current();
  const { offices, whyNot } = startableAt(me, org, shown.source);
  const office = offices.find(({ id }) => id === (asked.office ?? offices[0]?.id));
  if (!office) throw problem(403, 'campaign.notManager', whyNot ?? '您不能以这个机构启动本任务。');
  return { shown, office };
}

/** Starts in memory: which offices, which dates, and what stands in the way. @throws {ApiProblem} 403, 404, 422 */
export async function rehearse(services: Services, me: SignedIn, ref: string, asked: Asked): Promise<Rehearsal> {
  const { shown, office } = await placeOf(services, me, ref, asked);
  const now = services.clock();
  const day = today(now);
  const start = asked.start ?? day;
  if (start < day || start > addDays(day, AHEAD))
    throw problem(422, 'campaign.start', `起始日期须在今天（${day}）之后的一年以内，请改正。`);
  const { source, calendar } = shown.source;
  const tree = await campaignTree(services, office);
  const moment = start === day ? now : startOfLocalDay(start, calendar.utcOffset);
  const step = startCampaign(shown.source, tree, moment);
  const dates = stageDates(source.stages, start, calendar);
  const stages = source.stages.map(({ id, title }, index) => {
    const due = dates[index] ?? start;
    return { id, title, due, past: due < start };
  });
  const running = (await services.store.campaignRuns(day, { paths: [office.path] })).filter(
    (run) => run.ref === ref && run.closedAt === null,
  );
  const again = running.some((run) => run.office === office.id && run.start === start);
  return {
    shown,
    office,
    start,
    stages,
    offices: isRefusal(step) ? [] : tree.filter(({ id }) => Object.hasOwn(step.run.branches, id)),
    problems: [
      ...(isRefusal(step) ? [step.message] : drawProblems(shown.source, step, moment)),
      ...(again ? ['同一任务已在同一天由本机构启动，不能重复启动。'] : []),
    ],
    warnings: [
      ...stages
        .filter(({ past }) => past)
        .map(({ title, due }) => `“${title}”的截止日期 ${due} 早于起始日期，启动后立即逾期；可以改选起始日期。`),
      ...running.map(({ start: since, no }) => `范围内已有一次正在进行：${since} 启动（${no}）。`),
    ],
    step: isRefusal(step) ? undefined : step,
  };
}

/** A draw that could not be made must be known before months of work. */
function drawProblems(campaign: CompiledCampaign, { run }: CampaignStep, now: number): string[] {
  if (!campaign.source.spotCheck) return [];
  const drawn = advanceCampaign(campaign, run, { type: 'spotCheck.draw', seed: 'rehearsal' }, now);
  return isRefusal(drawn) ? [drawn.message] : [];
}

/** Starts a campaign: a branch for every office, its tasks, and the record. @throws {ApiProblem} 403, 404, 422 */
export async function start(
  services: Services,
  me: SignedIn,
  ref: string,
  asked: Asked,
  idempotency: Idempotency,
): Promise<Done> {
  const former = formerOf(await services.store.reply(idempotency.user, idempotency.key), idempotency);
  if (former) return former;
  const rehearsed = await rehearse(services, me, ref, asked);
  const { shown, office, step, problems } = rehearsed;
  if (!step || problems.length > 0)
    throw problem(422, 'campaign.cannotStart', `专项任务没有启动：${problems.join('')}`, {
      problems: problems.map((message) => ({ code: 'campaign.cannotStart', message })),
    });
  const now = services.clock();
  const org = await services.organization.current();
  const definition = keptDefinition(shown.source);
  const row = await runRow(services, me, rehearsed, definition.digest, now);
  const loaded = { row, campaign: shown.source };
  const branches = Object.keys(step.run.branches).map((id) => {
    const empty = { run: row.id, office: id, officePath: org.path(id), endedAt: null, due: null, finding: null };
    const state = step.run.branches[id] as CampaignBranchRow['branch'];
    return branchAfter({ ...empty, branch: state, updatedAt: now, version: 0 }, step.run, now);
  });
  const commitment = row.commitment === null ? {} : { commitment: row.commitment };
  const plan = recordPlan({
    id: row.id,
    no: row.no,
    run: row,
    officePath: office.path,
    expect: 0,
    actor: actorOf(me),
    command: 'campaign.start',
    facts: [
      { type: 'campaign.opened', digest: definition.digest, ...commitment },
      ...step.facts.filter(({ type }) => type === 'campaign.started'),
    ],
    at: now,
    idempotency,
  });
  const tasks = branches.flatMap((branch) => waitingTasks(loaded, branch, org));
  const saved = await services.store.startCampaign({ run: row, definition: definition.content, branches, tasks, plan });
  return doneOf(saved, row.id, idempotency);
}

async function runRow(
  services: Services,
  { user }: SignedIn,
  { shown, office, start: first, offices, step }: Rehearsal,
  digest: string,
  now: number,
): Promise<CampaignRunRow> {
  const { ref, pack, source } = shown;
  const secret = source.source.spotCheck ? randomBytes(32).toString('hex') : null;
  return {
    id: randomUUID(),
    no: await nextCaseNo(services, office.division),
    ref,
    title: source.source.title,
    digest,
    pack: pack.name,
    packVersion: pack.version,
    office: office.id,
    officePath: office.path,
    start: first,
    startedAt: now,
    startedBy: user.id,
    offices: keptTree(
      step?.run.offices ?? [],
      offices.map(({ id }) => id),
    ),
    secret,
    commitment: secret === null ? null : sm3(secret),
    draw: null,
    files: [],
    closedAt: null,
    closedBy: null,
    closeNote: null,
    updatedAt: now,
    version: 0,
  };
}
