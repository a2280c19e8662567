import {
  advanceCampaign,
  type CampaignFact,
  type CampaignRun,
  isRefusal,
  type Json,
  type JsonObject,
  officeFor,
} from '#engine';
import type { SignedIn } from '../access/officer.ts';
import { problem, refusalProblem } from '../problem.ts';
import type { Services } from '../services.ts';
import type { Idempotency } from '../write.ts';
import { actorOf, branchRecord, type Done, doneOf, formerOf, recordPlan, stale } from './record.ts';
import { whyNotAt } from './rights.ts';
import { branchAfter, branchFor, engineRun, type LoadedRun, requireOpen, runFor, waitingTasks } from './run.ts';

export interface Completion {
  version: number;
  element: string;
  outcome?: string | undefined;
  /** Why; asked for when something is sent back. */
  note?: string | undefined;
  evidence: Record<string, unknown>;
  form?: Record<string, unknown> | undefined;
}

/**
 * An officer completes a step of an office's branch, with evidence.
 * @throws {ApiProblem} 403 not that office or post, 404, 409 somebody was faster, 422 what is missing or wrong
 */
export async function completeTask(
  services: Services,
  me: SignedIn,
  at: { run: string; office: string },
  sent: Completion,
  idempotency: Idempotency,
): Promise<Done> {
  const { store, clock, organization } = services;
  const former = formerOf(await store.reply(idempotency.user, idempotency.key), idempotency);
  if (former) return former;
  const loaded = await runFor(services, me, at.run);
  requireOpen(loaded.row);
  const before = await branchFor(services, me, at.run, at.office);
  if (before.version !== sent.version) throw stale();
  const org = await organization.current();
  const owner = await requireOwner(services, me, loaded, at.office, sent.element);
  checkDecision(loaded, sent);
  const now = clock();
  const run = engineRun(loaded.row, [before]);
  const evidence = await evidenceOf(services, me, loaded, sent);
  const clocked = advanceCampaign(loaded.campaign, run, { type: 'clock' }, now);
  if (isRefusal(clocked)) throw refusalProblem(clocked);
  const step = advanceCampaign(
    loaded.campaign,
    clocked.run,
    { ...command(sent), office: at.office, by: owner, evidence },
    now,
  );
  if (isRefusal(step)) throw refusalProblem(step);
  const after = branchAfter(before, step.run, now);
  const plan = recordPlan({
    id: branchRecord(at.run, at.office),
    no: `${loaded.row.no}-${at.office}`,
    run: loaded.row,
    officePath: before.officePath,
    expect: before.version,
    actor: actorOf(me),
    command: 'campaign.complete',
    facts: [...clocked.facts, ...step.facts] satisfies CampaignFact[],
    at: now,
    idempotency,
  });
  const saved = await store.saveCampaignBranch(after, waitingTasks(loaded, after, org), plan);
  return doneOf(saved, plan.step.caseId, idempotency);
}

const command = ({ element, outcome, note, form }: Completion) => ({
  type: 'task.complete' as const,
  element,
  ...(outcome === undefined ? {} : { outcome }),
  ...(note?.trim() ? { note: note.trim() } : {}),
  ...(form === undefined ? {} : { form: form as JsonObject }),
});

/** A step with outcomes is decided by one of them, and whoever sends back says why. */
function checkDecision({ campaign }: LoadedRun, { element, outcome, note }: Completion): void {
  const outcomes = campaign.process.nodes[element]?.settings.outcomes ?? [];
  const chosen = outcomes.find(({ id }) => id === outcome);
  if (outcomes.length > 0 && !chosen)
    throw problem(422, 'campaign.outcome', `请选择结论：${outcomes.map(({ name }) => name).join('、')}。`);
  if (chosen?.kind === 'deny' && !note?.trim())
    throw problem(422, 'campaign.noteMissing', `选择“${chosen.name}”的，请写明理由。`);
}

/** The office that the step belongs to, where the user works at it. */
async function requireOwner(
  { organization }: Services,
  me: SignedIn,
  { row, campaign }: LoadedRun,
  office: string,
  element: string,
): Promise<string> {
  const settings = campaign.process.nodes[element]?.settings;
  const owner = officeFor(row.offices, office, settings?.level) ?? office;
  const org = await organization.current();
  const whyNot = whyNotAt(me, org, owner, settings?.post ?? null);
  if (whyNot !== null) throw problem(403, 'campaign.notYours', `您不能办理这个环节：${whyNot}`);
  return owner;
}

/** Evidence as it is kept: files are those that were uploaded; what the form asks under the same name is not asked twice. */
async function evidenceOf(
  { store }: Services,
  me: SignedIn,
  { campaign: { source } }: LoadedRun,
  { element, evidence, form = {} }: Completion,
): Promise<CampaignRun['branches'][string]['evidence'][string]> {
  const stage = source.stages.find(({ tasks }) => tasks.includes(element));
  const kept: Record<string, Json> = {};
  for (const { id, kind } of stage?.evidence ?? [])
    if ((kind === 'number' || kind === 'text') && Object.hasOwn(form, id)) kept[id] = form[id] as Json;
  for (const [id, value] of Object.entries(evidence) as [string, Json][]) {
    const known = stage?.evidence?.find((one) => one.id === id);
    kept[id] = known?.kind === 'file' ? await fileOf(store, me, known.name, value) : value;
  }
  return kept;
}

async function fileOf(store: Services['store'], me: SignedIn, name: string, value: Json): Promise<Json> {
  const hash = typeof value === 'object' && value !== null && !Array.isArray(value) ? value.hash : undefined;
  const file = typeof hash === 'string' ? await store.file(hash, me.scope) : undefined;
  if (file) return { hash: file.hash, name: file.name, type: file.type, size: file.size };
  throw problem(422, 'campaign.file', `“${name}”的文件没有上传成功，请重新上传。`);
}
