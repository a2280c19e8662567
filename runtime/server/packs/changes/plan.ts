import { randomUUID } from 'node:crypto';
import type { InstallChoices, InstallPlan, PackFiles, Problem, TrustFinding } from '#engine';
import type { ActorRef, PackChangeRow } from '../../../store/port.ts';
import { LruMap } from '../../lruMap.ts';
import type { Services } from '../../services.ts';
import { certify } from '../certify.ts';
import { standingOn } from '../standing.ts';
import { asJson, base64, type CertificationSummary, type ChangeDetail, type Rehearsal } from './detail.ts';
import { MappedVersions } from './mappings.ts';
import { type Prepared, prepare } from './prepare.ts';
import type { Progress } from './progress.ts';
import { rehearse } from './rehearsal.ts';

export interface PlanRequest {
  name: string;
  /** Absent: the pack is removed. */
  files?: PackFiles;
  trust: TrustFinding;
  /** With which the archive came: it is looked at again when the plan is applied. */
  signature?: Uint8Array | undefined;
  choices: InstallChoices;
  by: ActorRef;
  progress: Progress;
  /** Of a change that was announced before. */
  id?: string;
}

/** Compiled plans by id of the change: what is applied soon after need not be compiled again. */
const kept = new LruMap<string, Prepared>(2);

/** Compiled items of a large pack take hundreds of megabytes: nobody waits for ever to apply. */
const KEPT_MS = 900_000;

function keep(id: string, prepared: Prepared): void {
  kept.set(id, prepared);
  setTimeout(() => kept.get(id) === prepared && kept.delete(id), KEPT_MS).unref();
}

export const preparedFor = (id: string): Prepared | undefined => kept.get(id);
export const releasePrepared = (id: string): void => kept.delete(id);

/**
 * Plans, rehearses and certifies a change, and keeps the plan. What is installed stays as it is.
 * @throws {PackProblems} when the files are no pack at all
 */
export async function planChange(services: Services, request: PlanRequest): Promise<PackChangeRow> {
  const { store, clock } = services;
  const { choices, by, progress, signature } = request;
  const id = request.id ?? randomUUID();
  const prepared = await prepare(services, request);
  const { plan } = prepared;
  const idle = plan.kind === 'same';
  const detail: ChangeDetail = { plan, choices, ...(signature ? { signature: base64(signature) } : {}) };
  if (!idle && !isUndecided(plan)) {
    detail.rehearsal = await rehearsed(services, prepared, request, plan.problems);
    const certification = await certified(services, prepared, progress);
    if (certification) {
      detail.certification = certification;
      if (choices.sandbox !== true) plan.problems.push(...certification.problems);
    }
  }
  if (plan.problems.length === 0 && !idle) keep(id, prepared);
  const row: PackChangeRow = {
    id,
    kind: request.files ? 'install' : 'remove',
    pack: plan.pack,
    fromVersion: plan.from?.version ?? null,
    fromDigest: plan.from?.digest ?? null,
    toVersion: plan.to?.version ?? null,
    toDigest: plan.to?.digest ?? null,
    status: plan.problems.length > 0 || idle ? 'refused' : 'planned',
    plannedAt: clock(),
    plannedBy: by.id,
    updatedAt: clock(),
    appliedAt: null,
    appliedBy: null,
    undoneBy: null,
    done: 0,
    total: 0,
    detail: asJson(detail),
    files: request.files ?? null,
    before: null,
  };
  await store.savePackChange(row);
  return row;
}

/** While fields wait for a choice nobody knows what would be installed: there is nothing to rehearse or to certify. */
const isUndecided = ({ problems }: InstallPlan): boolean => problems.some(({ code }) => code === 'pack.conflict');

export const reasonFor = ({ plan }: Pick<ChangeDetail, 'plan'>): string =>
  plan.to ? `安装${plan.title} ${plan.to.version}` : `卸载${plan.title}`;

async function rehearsed(
  services: Services,
  prepared: Prepared,
  { choices, by, progress }: PlanRequest,
  problems: Problem[],
): Promise<Rehearsal> {
  const { store, items, organization, clock } = services;
  const versions = new MappedVersions();
  const rehearsal = await rehearse({
    store,
    items,
    org: await organization.current(),
    now: clock(),
    successors: prepared.successors,
    choices,
    mover: { by: by.id, reason: reasonFor(prepared) },
    progress,
    onCase: ({ itemRef }, from) => from && versions.add(itemRef, from),
  });
  problems.push(...versions.strays(choices, rehearsal));
  return rehearsal;
}

/** Nothing new is put to the proof when a pack is removed or does not compile. */
async function certified(
  services: Services,
  prepared: Prepared,
  progress: Progress,
): Promise<CertificationSummary | undefined> {
  const { plan, next, packs, items, content, fresh } = prepared;
  if (!next || !content) return undefined;
  const changed = new Set(fresh.map(({ ref }) => ref));
  const before = (await services.packs.active()).map(({ pack }) => pack);
  const onProgress = (done: number, total: number): void => progress('certifying', done, total);
  const proven = standingOn(packs, plan.pack);
  const request = { changed, before, content, proven, onProgress };
  const { outcomes, proofs, coverage, problems } = await certify(packs, items, request);
  return {
    scenarios: outcomes.length,
    failed: failedOf(outcomes),
    proofs: proofs.length,
    failedProofs: failedOf(proofs),
    coverage: coverage.map(({ process, name, parts, reached, threshold, enough }) => {
      return { process, name, parts, reached, threshold, enough };
    }),
    problems: problems.map((problem): Problem => problem),
  };
}

const failedOf = (outcomes: { problems: Problem[] }[]): number =>
  outcomes.filter(({ problems }) => problems.length > 0).length;
