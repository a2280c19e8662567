import { advanceCampaign, type CampaignRun, isRefusal, type Json, type JsonObject, officeFor } from '#engine';
import type { CampaignBranchRow } from '../../store/port.ts';
import type { SignedIn } from '../access/officer.ts';
import { problem, refusalProblem } from '../problem.ts';
import type { Services } from '../services.ts';
import type { Idempotency } from '../write.ts';
import { type BranchChange, stepBranch } from './branchStep.ts';
import { filesOf, type UploadedFile } from './files.ts';
import type { Done } from './record.ts';
import { whyNotAt } from './rights.ts';
import { branchAfter, engineRun, type LoadedRun } from './run.ts';

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
export function completeTask(
  services: Services,
  me: SignedIn,
  at: { run: string; office: string },
  sent: Completion,
  idempotency: Idempotency,
): Promise<Done> {
  const step = { ...at, version: sent.version, verb: 'complete' };
  const allow = (loaded: LoadedRun) => requireOwner(services, me, loaded, at.office, sent.element);
  return stepBranch(services, me, step, idempotency, allow, async (loaded, before, now): Promise<BranchChange> => {
    const { campaign, row } = loaded;
    checkDecision(loaded, sent);
    const evidence = await evidenceOf(services, me, loaded, before, sent);
    const clocked = advanceCampaign(campaign, engineRun(row, [before]), { type: 'clock' }, now);
    if (isRefusal(clocked)) throw refusalProblem(clocked);
    const by = ownerOf(loaded, at.office, sent.element);
    const done = advanceCampaign(campaign, clocked.run, { ...command(sent), office: at.office, by, evidence }, now);
    if (isRefusal(done)) throw refusalProblem(done);
    return { row: branchAfter(before, done.run, now), facts: [...clocked.facts, ...done.facts] };
  });
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

/** The office that the step belongs to. */
const ownerOf = ({ row, campaign }: LoadedRun, office: string, element: string): string =>
  officeFor(row.offices, office, campaign.process.nodes[element]?.settings.level) ?? office;

/** @throws {ApiProblem} 403 where the user does not work at that office, or not in the step's post */
async function requireOwner(
  { organization }: Services,
  me: SignedIn,
  loaded: LoadedRun,
  office: string,
  element: string,
): Promise<void> {
  const post = loaded.campaign.process.nodes[element]?.settings.post ?? null;
  const whyNot = whyNotAt(me, await organization.current(), ownerOf(loaded, office, element), post);
  if (whyNot !== null) throw problem(403, 'campaign.notYours', `您不能办理这个环节：${whyNot}`);
}

/** Evidence as it is kept: files are those that were uploaded; what the form asks under the same name is not asked twice. */
async function evidenceOf(
  { store }: Services,
  me: SignedIn,
  { campaign: { source } }: LoadedRun,
  { branch }: CampaignBranchRow,
  { element, evidence, form = {} }: Completion,
): Promise<CampaignRun['branches'][string]['evidence'][string]> {
  const stage = source.stages.find(({ tasks }) => tasks.includes(element));
  const kept: Record<string, Json> = {};
  for (const { id, kind } of stage?.evidence ?? [])
    if ((kind === 'number' || kind === 'text') && Object.hasOwn(form, id)) kept[id] = form[id] as Json;
  const known = filesOf(branch.evidence[stage?.id ?? '']);
  for (const [id, value] of Object.entries(evidence) as [string, Json][]) {
    const asked = stage?.evidence?.find((one) => one.id === id);
    kept[id] = asked?.kind === 'file' ? await keptFiles(store, me, asked.name, value, known) : value;
  }
  return kept;
}

/** One file or several, as they were uploaded by the officer's offices, or as they stand in the report already. */
async function keptFiles(
  store: Services['store'],
  me: SignedIn,
  name: string,
  value: Json,
  known: UploadedFile[],
): Promise<Json> {
  const files = new Map<string, UploadedFile>();
  for (const one of Array.isArray(value) ? value : [value]) {
    const hash = typeof one === 'object' && one !== null && !Array.isArray(one) ? one.hash : undefined;
    const file =
      typeof hash === 'string'
        ? (known.find((other) => other.hash === hash) ?? (await store.file(hash, me.scope)))
        : undefined;
    if (!file) throw problem(422, 'campaign.file', `“${name}”的文件没有上传成功，请重新上传。`);
    files.set(file.hash, { hash: file.hash, name: file.name, type: file.type, size: file.size });
  }
  return [...files.values()];
}
