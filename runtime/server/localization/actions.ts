import { chainOf, type JsonObject, type Problem } from '#engine';
import type { LocalizationRow } from '../../store/port.ts';
import type { SignedIn } from '../access/officer.ts';
import { notFound, problem } from '../problem.ts';
import type { Services } from '../services.ts';
import { type Assessment, assess, type Ground } from './assess.ts';
import { groundFor, writeRow } from './draft.ts';
import { localizationOf, todayOf } from './inForce.ts';
import { settleInTurn } from './layers.ts';
import { submitRequest, withdrawRequest } from './request.ts';
import { type Trial, tryOut } from './trial.ts';

const refused = (code: string, message: string, problems: Problem[] = []) =>
  problem(422, code, message, problems.length > 0 ? { problems } : {});

async function assessed(services: Services, row: LocalizationRow): Promise<{ ground: Ground; assessment: Assessment }> {
  const ground = await groundFor(services, row);
  return { ground, assessment: await assess(services, row, ground) };
}

/** @throws {ApiProblem} 422 where the draft changes nothing or does not run */
function checkRuns(row: LocalizationRow, { problems }: Assessment): void {
  if (row.patch.length === 0) throw refused('localization.empty', '草稿与上级没有不同，请先修改。');
  if (problems.length > 0)
    throw refused('localization.invalid', `草稿有 ${problems.length} 处错误：${problems[0]?.message ?? ''}`, problems);
}

const lacks = (path: string, message: string): Problem => ({ code: 'localization.incomplete', message, path });

function checkReason({ reason, document, expires }: LocalizationRow, today: string, needsEnd: boolean): void {
  const problems = [
    ...(reason === '' ? [lacks('/reason', '请写明本地化的理由')] : []),
    ...(document === null ? [lacks('/document', '请填写依据文号')] : []),
    ...(needsEnd && expires === null ? [lacks('/expires', '请填写有效期')] : []),
    ...(expires !== null && expires < today ? [lacks('/expires', '有效期须为今天或者今后的日期')] : []),
  ];
  if (problems.length > 0)
    throw refused(
      'localization.incomplete',
      `还不能提交：${problems.map(({ message }) => message).join('；')}。`,
      problems,
    );
}

function runTrial(
  { clock }: Services,
  row: LocalizationRow,
  { packs, above }: Ground,
  assessment: Assessment,
): Promise<Trial> {
  return tryOut(row, chainOf([...packs, ...above], row.division), assessment, clock());
}

/** Tries the draft in memory and keeps the result beside it. */
export async function trySandbox(services: Services, me: SignedIn, row: LocalizationRow): Promise<LocalizationRow> {
  const { ground, assessment } = await assessed(services, row);
  if (row.patch.length === 0) checkRuns(row, assessment);
  const trial = await runTrial(services, row, ground, assessment);
  return writeRow(services, me, { ...row, trial: JSON.parse(JSON.stringify(trial)) as JsonObject });
}

/** Sends a draft that exceeds the rights to the city and the province (JS-24). */
export async function submit(services: Services, me: SignedIn, row: LocalizationRow): Promise<void> {
  const { ground, assessment } = await assessed(services, row);
  checkRuns(row, assessment);
  const shut = assessment.exceeded.filter(({ approvable }) => !approvable);
  if (shut.length > 0)
    throw refused(
      'localization.lockedAbove',
      `${shut.map(({ where }) => `“${where}”`).join('、')}由上级锁定，不能经报批改动，请恢复原样。`,
      shut.map(({ pointer, reason }) => ({ code: 'localization.lockedAbove', message: reason, path: pointer })),
    );
  if (assessment.exceeded.length === 0)
    throw refused('localization.withinRights', '改动在更改权限以内，不须报批，可以直接启用。');
  checkReason(row, todayOf(services.clock), true);
  const org = await services.organization.current();
  const office = org.office(row.office);
  if (!office) throw notFound('申请机关', 'office.notFound');
  const cityReview = office.level === 'county' && org.upwards(office.id).city !== undefined;
  const trial = await runTrial(services, row, ground, assessment);
  const one = await localizationOf(services.store, row);
  await submitRequest(services, me, one, { row, office, cityReview, assessed: assessment, trial });
}

/** Puts a draft that keeps within the rights into force at once. */
export async function activate(services: Services, me: SignedIn, row: LocalizationRow): Promise<void> {
  const { assessment } = await assessed(services, row);
  checkRuns(row, assessment);
  if (assessment.exceeded.length > 0)
    throw refused(
      'localization.beyondRights',
      `有 ${assessment.exceeded.length} 处超出更改权限，须报上级批准后生效。`,
      assessment.exceeded.map(({ pointer, reason }) => ({ code: 'pack.rights', message: reason, path: pointer })),
    );
  checkReason(row, todayOf(services.clock), false);
  const { kase } = await localizationOf(services.store, row);
  if (kase && kase.status !== 'concluded' && kase.status !== 'withdrawn')
    throw refused('localization.requested', '申请还没有办结，请先撤回申请，再直接启用。');
  await writeRow(services, me, { ...row, activatedAt: services.clock(), activatedBy: me.user.id });
  await settleInTurn(services);
}

/** Takes a request back from the approvers; the draft may be changed then. */
export async function withdraw(services: Services, me: SignedIn, row: LocalizationRow, reason: string): Promise<void> {
  const { kase } = await localizationOf(services.store, row);
  if (!kase || kase.status === 'concluded' || kase.status === 'withdrawn')
    throw refused('localization.notRequested', '该本地化没有正在报批的申请，不须撤回。');
  await withdrawRequest(services, me, kase, reason);
}

/** Takes a localization out of force before its time. */
export async function end(services: Services, me: SignedIn, row: LocalizationRow, reason: string): Promise<void> {
  const { grant } = await localizationOf(services.store, row);
  if (!grant || row.endedAt !== null) throw refused('localization.notInForce', '该本地化没有生效，不须停用。');
  await writeRow(services, me, { ...row, endedAt: services.clock(), endedBy: me.user.id, endReason: reason.trim() });
  await settleInTurn(services);
}
