import { randomUUID } from 'node:crypto';
import type { InstallChoices, PackFiles, Problem, TrustFinding } from '#engine';
import type { ActorRef, PackChangeRow } from '../../../store/port.ts';
import { LruMap } from '../../lruMap.ts';
import type { Services } from '../../services.ts';
import { certify } from '../certify.ts';
import { asJson, type CertificationSummary, type ChangeDetail, type Rehearsal } from './detail.ts';
import { type Prepared, prepare } from './prepare.ts';
import type { Progress } from './progress.ts';
import { rehearse } from './rehearsal.ts';

export interface PlanRequest {
  name: string;
  /** Absent: the pack is removed. */
  files?: PackFiles;
  trust: TrustFinding;
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
  const { choices, by, progress } = request;
  const id = request.id ?? randomUUID();
  const prepared = await prepare(services, request);
  const { plan } = prepared;
  const idle = plan.kind === 'same';
  const detail: ChangeDetail = { plan, choices };
  if (!idle) {
    detail.rehearsal = await rehearsed(services, prepared, request);
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

export const reasonFor = ({ plan }: Pick<ChangeDetail, 'plan'>): string =>
  plan.to ? `安装${plan.title} ${plan.to.version}` : `卸载${plan.title}`;

async function rehearsed(services: Services, prepared: Prepared, request: PlanRequest): Promise<Rehearsal> {
  const { store, items, organization, clock } = services;
  return rehearse({
    store,
    items,
    org: await organization.current(),
    now: clock(),
    successors: prepared.successors,
    choices: request.choices,
    mover: { by: request.by.id, reason: reasonFor(prepared) },
    progress: request.progress,
  });
}

/** Nothing new is put to the proof when a pack is removed or does not compile. */
async function certified(
  services: Services,
  prepared: Prepared,
  progress: Progress,
): Promise<CertificationSummary | undefined> {
  const { next, packs, items, fresh } = prepared;
  if (!next || items.length === 0) return undefined;
  const changed = new Set(fresh.map(({ ref }) => ref));
  const before = (await services.packs.active()).map(({ pack }) => pack);
  const onProgress = (done: number, total: number): void => progress('certifying', done, total);
  const { outcomes, coverage, problems } = await certify(packs, items, { changed, before, onProgress });
  return {
    scenarios: outcomes.length,
    failed: outcomes.filter((outcome) => outcome.problems.length > 0).length,
    coverage: coverage.map(({ process, name, parts, reached, threshold, enough }) => {
      return { process, name, parts, reached, threshold, enough };
    }),
    problems: problems.map((problem): Problem => problem),
  };
}
