import { type CompiledItem, checkUpgrade, type Problem } from '#engine';
import { activeSetDigest } from '../../../store/activeSet.ts';
import type { ActiveSet, ActorRef, CaseRow, PackApplication, PackChangeRow } from '../../../store/port.ts';
import type { Services } from '../../services.ts';
import { itemRows, packRow } from '../install.ts';
import { keptKeys, trustAgain } from '../trust.ts';
import { deliveriesOf } from './deliveries.ts';
import { asJson, type ChangeDetail, type ChangeResult, detailOf, evidenceOf, type Rehearsal } from './detail.ts';
import { movePlan } from './moves.ts';
import { preparedFor, reasonFor, releasePrepared } from './plan.ts';
import { type Prepared, prepare } from './prepare.ts';
import { breather, type Progress } from './progress.ts';
import { rehearse } from './rehearsal.ts';
import { verifyItems, verifyPack } from './verify.ts';

/** Why a change was not applied; nothing was changed then. */
export interface ChangeRefusal {
  code: string;
  message: string;
  problems?: Problem[];
}

export type Changed = { kind: 'applied'; row: PackChangeRow } | { kind: 'refused'; refusal: ChangeRefusal };

const refused = (code: string, message: string, problems: Problem[] = []): Changed => ({
  kind: 'refused',
  refusal: { code, message, ...(problems.length > 0 ? { problems } : {}) },
});

const STALE = '做出计划之后，已安装的内容又有变化。请重新生成计划，核对后再安装。';
const UNTRUSTED = '安装之前再次核对来源，没有通过。没有切换版本，现行内容没有变化。';
const TRIES = 5;
const ROWS = 200;

/**
 * Applies a plan: stages, moves cases, switches in one transaction, and reads back what was written. `keys`: the list of
 * trusted keys as it is now.
 */
export async function applyChange(
  services: Services,
  row: PackChangeRow,
  by: ActorRef,
  progress: Progress,
  keys = () => keptKeys(services.dataDir),
): Promise<Changed> {
  const detail = detailOf(row);
  const { plan } = detail;
  if (plan.problems.length > 0) return refused('pack.refused', '计划中还有问题没有解决，不能安装。', plan.problems);
  if (plan.kind === 'same') return refused('pack.nothingToDo', '与已安装的内容完全相同，没有可做的改动。');
  const untrusted = () => trustAgain(evidenceOf(row), keys(), services.clock());
  const before = await untrusted();
  if (before.length > 0) return refused('pack.untrusted', UNTRUSTED, before);
  const prepared = preparedFor(row.id) ?? (await prepareAgain(services, row, detail, progress));
  const same = prepared.plan.base === plan.base && prepared.plan.to?.digest === plan.to?.digest;
  if (!same || (await isOvertaken(services, detail))) return refused('pack.stalePlan', STALE);
  const written = await stage(services, prepared.fresh, progress);
  if (written.length > 0) return refused('pack.verifyFailed', '写入的内容核对不符，没有切换版本。', written);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const application = await applicationOf(services, row, detail, prepared, by, progress);
    progress('applying', 0, 1);
    const revoked = await untrusted();
    if (revoked.length > 0) return refused('pack.untrusted', UNTRUSTED, revoked);
    const outcome = await services.store.applyPackChange(application);
    if (outcome.kind === 'stale') return refused('pack.stalePlan', STALE);
    if (outcome.kind === 'applied') return finish(services, application, prepared, progress);
  }
  return refused('pack.casesBusy', '要迁移的办件正在不断办理，没有切换版本。请在业务空闲时再试，或选择保留原版本。');
}

/** A higher version may have come and been taken back since: what is active is the same again, what is known is not. */
async function isOvertaken({ store }: Services, { plan, choices }: ChangeDetail): Promise<boolean> {
  const { pack, delivered, origin, from } = plan;
  if (delivered === null || choices.downgrade) return false;
  return checkUpgrade(delivered, origin ?? from ?? undefined, await deliveriesOf(store, pack)).length > 0;
}

/** After a restart the plan is all that is left: it is made again, and must come to the same. */
const prepareAgain = (
  services: Services,
  row: PackChangeRow,
  { plan, choices }: ChangeDetail,
  progress: Progress,
): Promise<Prepared> =>
  prepare(services, {
    name: row.pack,
    ...(row.files ? { files: row.files } : {}),
    trust: plan.trust,
    choices,
    progress,
  });

/** Writes items that nothing uses yet, and reads them back. Left over after a crash, they do no harm. */
async function stage({ store }: Services, fresh: CompiledItem[], progress: Progress): Promise<Problem[]> {
  const breathe = breather();
  const known = new Set<string>();
  const texts = new Map<string, string>();
  for (let at = 0; at < fresh.length; at += ROWS) {
    const { items, parts } = itemRows(fresh.slice(at, at + ROWS));
    const unknown = parts.filter(({ digest }) => !known.has(digest));
    await store.stageItems(items, unknown);
    for (const { digest } of unknown) known.add(digest);
    for (const { digest, compiled } of items) texts.set(digest, compiled);
    progress('staging', Math.min(at + ROWS, fresh.length), fresh.length);
    await breathe();
  }
  return verifyItems(store, { digests: [...texts.keys()], parts: known, texts }, progress);
}

async function applicationOf(
  services: Services,
  row: PackChangeRow,
  detail: ChangeDetail,
  prepared: Prepared,
  by: ActorRef,
  progress: Progress,
): Promise<PackApplication> {
  const now = services.clock();
  const cases = await caseMoves(services, detail, prepared, by, progress);
  const { next, rewritten, packs, items } = prepared;
  const active: ActiveSet = {
    packs: packs.map(({ manifest, digest }) => ({ name: manifest.name, version: manifest.version, digest })),
    items: items.map(({ ref, digest }) => ({ ref, digest })),
  };
  const result: ChangeResult = {
    cases: cases.rehearsal.expected,
    changedSince: cases.changedSince,
    ...(next ? { digest: next.digest } : {}),
    items: items.length,
    after: activeSetDigest(active),
  };
  const merged = detail.plan.delivered?.digest !== next?.digest;
  const applied: Partial<PackChangeRow> = {
    appliedAt: now,
    appliedBy: by.id,
    updatedAt: now,
    // The next version of the publisher will be compared with this one.
    files: merged ? row.files : null,
  };
  return {
    change: { ...row, ...applied, detail: asJson({ ...detail, result }) },
    base: detail.plan.base,
    packs: [...(next ? [next] : []), ...rewritten].map((pack) => packRow(pack, now, by.id)),
    ...(next && row.files && !merged ? { planned: row.pack } : {}),
    active: { packs: active.packs, items: active.items.map(({ digest }) => digest) },
    moves: cases.moves,
  };
}

/** Rehearses once more, on the cases as they are now, and makes steps of those that move. */
async function caseMoves(
  services: Services,
  detail: ChangeDetail,
  prepared: Prepared,
  by: ActorRef,
  progress: Progress,
): Promise<{ rehearsal: Rehearsal; moves: PackApplication['moves']; changedSince: number }> {
  const { store, items, organization, clock } = services;
  const org = await organization.current();
  const now = clock();
  const moves: PackApplication['moves'] = [];
  const since = detail.rehearsal?.at ?? now;
  let changedSince = 0;
  const rehearsal = await rehearse({
    store,
    items,
    org,
    now,
    successors: prepared.successors,
    choices: detail.choices,
    mover: { by: by.id, reason: reasonFor(detail) },
    progress: (_, done, total) => progress('moving', done, total),
    onCase({ updatedAt }: CaseRow) {
      if (updatedAt > since) changedSince += 1;
    },
    onMove(before, compiled, { state, data, facts, record }) {
      const after = { state, data };
      const plan = movePlan({ compiled, before, after, facts, command: 'case.migrate', actor: by, now, org });
      moves.push({ plan, move: { caseId: before.id, record } });
    },
  });
  checkCounts(rehearsal, detail, changedSince, moves.length);
  return { rehearsal, moves, changedSince };
}

/** What was shown must be what happens; only cases that were worked or concluded since may make a difference. */
function checkCounts(now: Rehearsal, { rehearsal }: ChangeDetail, changedSince: number, moves: number): void {
  if (now.expected.moved !== moves) throw new Error(`${moves} cases move where ${now.expected.moved} were counted`);
  if (!rehearsal || changedSince > 0 || now.counts.running !== rehearsal.counts.running) return;
  if (now.counts.moves !== rehearsal.counts.moves || now.counts.decisions !== rehearsal.counts.decisions)
    throw new Error(`rehearsal counted ${JSON.stringify(rehearsal.counts)}, applying ${JSON.stringify(now.counts)}`);
}

async function finish(
  services: Services,
  application: PackApplication,
  prepared: Prepared,
  progress: Progress,
): Promise<Changed> {
  const { store } = services;
  const { change, packs } = application;
  for (const pack of prepared.packs) {
    const row = packs.find(({ digest }) => digest === pack.digest);
    if (row) services.packs.keep(pack, row);
  }
  services.packs.forget();
  services.items.forget();
  releasePrepared(change.id);
  const wrong = (await Promise.all(packs.map((pack) => verifyPack(store, pack)))).flat();
  progress('applying', 1, 1);
  if (wrong.length > 0) return refused('pack.verifyFailed', '安装后的核对不符，请立即撤销并检查磁盘。', wrong);
  const row = await store.packChange(change.id);
  if (!row) throw new Error(`change ${change.id} is not in the store`);
  return { kind: 'applied', row };
}
