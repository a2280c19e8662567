import { randomUUID } from 'node:crypto';
import {
  type Actor,
  type CaseCommand,
  type CompiledItem,
  canonicalJson,
  catalogueFor,
  FOLDERS,
  type JsonObject,
  type MaterialRecord,
  partName,
  sm3,
} from '#engine';
import type { CaseRow, LocalizationRow, OfficeRow } from '../../store/port.ts';
import { actorAt, type SignedIn } from '../access/officer.ts';
import { nextCaseNo } from '../caseNo.ts';
import { notFound, problem, refusalProblem } from '../problem.ts';
import type { Services } from '../services.ts';
import { levelName } from '../views/labels.ts';
import type { Assessment } from './assess.ts';
import { contentDigest, type Localization } from './inForce.ts';
import { requestedOf } from './requested.ts';
import { REQUEST_STEP } from './requestStep.ts';
import type { Trial } from './trial.ts';

const APPROVAL = 'national:localization';
const LAYERS: Record<string, string> = { national: '国家' };

/** The approval's own item as it holds in the division. @throws {ApiProblem} 404 where no pack brings it */
export async function approvalItem({ items }: Services, division: string): Promise<CompiledItem> {
  const all = (await items.allActive()).filter(({ ref, base }) => ref === APPROVAL || base === APPROVAL);
  const [found] = catalogueFor(all, division);
  if (!found) throw notFound('本地化审批的事项', 'localization.noApproval');
  return found;
}

const trialWords = ({ scenarios, items, passed, figures }: Trial): string => {
  const failed = scenarios.filter((one) => !one.passed);
  const of = items.length > 1 ? `涉及事项${items.length}个，` : '';
  const played = `${of}沙箱试运行情景${scenarios.length}个，通过${scenarios.length - failed.length}个${passed ? '。' : '；'}`;
  const faults = failed.map(({ title, problems }) => `“${title}”：${problems[0] ?? '未通过'}`).join('；');
  const days = figures ? `承诺时限由${figures.before.days}个工作日变为${figures.after.days}个工作日。` : '';
  const moved = scenarios.filter(({ changes }) => changes.length > 0).length;
  const effect = moved > 0 ? `办理经过或者结果有变化的情景${moved}个。` : '';
  return `${played}${faults}${days}${effect}`.slice(0, 2000);
};

export interface Submission {
  row: LocalizationRow;
  office: OfficeRow;
  /** There is an office of a city above it, which reviews first. */
  cityReview: boolean;
  assessed: Assessment;
  trial: Trial;
}

/** The answers of the application, written by the system from the draft. */
export function applicationOf({ row, office, cityReview, assessed, trial }: Submission): JsonObject {
  return {
    officeName: office.name,
    division: row.division,
    itemTitle: titleOf(row).slice(0, 120),
    itemRef: row.target,
    document: row.document ?? '',
    expires: row.expires ?? '',
    cityReview,
    reason: row.reason,
    changes: changesOf(assessed).slice(0, 300),
    beyond: assessed.exceeded.map(({ where, reason, by }) => ({
      place: where,
      reason,
      by: LAYERS[by] ?? levelName(by),
    })),
    rights: [...new Set(assessed.exceeded.map(({ pointer }) => pointer))].join('\n'),
    trial: trialWords(trial),
    digest: contentDigest(row),
  };
}

/** 失业登记; of other parts with their kind: 失业登记表（表单）. */
function titleOf({ target, title }: LocalizationRow): string {
  const { folder } = partName(target);
  return folder === 'items' ? title : `${title}（${FOLDERS[folder].noun}）`;
}

/** What the approvers read: of an item by its elements, of any other part by its places. */
export const changesOf = ({ difference, compared }: Assessment): { part: string; text: string }[] =>
  difference
    ? difference.changes.map(({ part, text }) => ({ part, text }))
    : compared.map(({ place, text }) => ({ part: place.slice(0, 60), text: text.slice(0, 4000) }));

/** What is bound to the case: only this is ever activated. */
export const requestPrint = (application: JsonObject): string => sm3(canonicalJson(requestedOf(application)));

const materials = (document: string): MaterialRecord[] => [
  { material: 'basis-document', state: 'received', files: [], note: `文号：${document}` },
];

async function receiveCommand(services: Services, { row, office }: Submission, id: string, form: JsonObject) {
  const org = await services.organization.current();
  const command: CaseCommand = {
    type: 'case.receive',
    id,
    no: await nextCaseNo(services, office.division),
    applicant: { kind: 'organization', name: office.name, idType: '99', idNo: office.division },
    form,
    situation: {},
    materials: materials(row.document ?? ''),
    office: office.id,
    offices: org.upwards(office.id),
    channel: 'online',
  };
  return command;
}

async function execute(
  services: Services,
  caseId: string,
  actor: Actor,
  command: CaseCommand,
  compiled?: CompiledItem,
) {
  const executed = await services.write.execute({ caseId, actor, command, ...(compiled ? { compiled } : {}) });
  if (executed.kind === 'refused') throw refusalProblem(executed.refusal);
  if (executed.kind !== 'done') throw problem(409, 'localization.stale', '该申请已被他人更新，请刷新后再报送。');
  return executed.row;
}

/**
 * Sends the draft to the approvers: a new case, or the next round of the one that was sent back. The draft is bound to
 * the case before the case exists, so that an end in between leaves nothing but a draft to be sent again.
 */
export async function submitRequest(
  services: Services,
  me: SignedIn,
  one: Localization,
  submission: Submission,
): Promise<void> {
  const { store, clock } = services;
  const form = applicationOf(submission);
  const open = one.kase !== undefined && one.kase.status !== 'concluded' && one.kase.status !== 'withdrawn';
  const started = one.row.caseId !== null && (open || one.kase === undefined);
  const caseId = started && one.row.caseId !== null ? one.row.caseId : randomUUID();
  const row: LocalizationRow = {
    ...submission.row,
    caseId,
    requested: requestPrint(form),
    trial: JSON.parse(JSON.stringify(submission.trial)) as JsonObject,
    updatedBy: me.user.id,
    updatedAt: clock(),
  };
  const saved = await store.saveLocalization(row, one.row.version);
  if (saved.kind === 'conflict') throw stale();
  const actor = actorAt(me.user, submission.office.id);
  const kase = open && one.kase ? one.kase : await receiveCase(services, submission, caseId, form, actor);
  const task = kase.state.tasks.find(({ element }) => element === REQUEST_STEP);
  if (!task) throw problem(409, 'localization.stale', '该申请已经报送，请刷新后查看。');
  await execute(services, caseId, actor, {
    type: 'task.complete',
    task: task.id,
    outcome: 'submit',
    form,
    materials: materials(row.document ?? ''),
  });
}

async function receiveCase(
  services: Services,
  submission: Submission,
  caseId: string,
  form: JsonObject,
  actor: Actor,
): Promise<CaseRow> {
  const compiled = await approvalItem(services, submission.office.division);
  return execute(services, caseId, actor, await receiveCommand(services, submission, caseId, form), compiled);
}

/** Takes the request back: the office is the applicant of its case, and the officer speaks for it. */
export async function withdrawRequest(services: Services, me: SignedIn, kase: CaseRow, reason: string): Promise<void> {
  const { applicant } = kase.state;
  const actor: Actor = { kind: 'applicant', id: me.user.id, name: `${applicant.name}（${me.user.name}）` };
  await execute(services, kase.id, actor, { type: 'case.withdraw', reason });
}

export const stale = () => problem(409, 'localization.stale', '该本地化已被他人更新，您的操作没有生效。请刷新后再试。');
