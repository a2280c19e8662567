import { randomUUID } from 'node:crypto';
import type { InstallChoices, PackFiles, TrustFinding } from '#engine';
import type { ActorRef, PackChangeRow } from '../../../store/port.ts';
import { seedDemo } from '../../demo.ts';
import type { Services } from '../../services.ts';
import { PackProblems } from '../install.ts';
import { applyChange, type ChangeRefusal } from './apply.ts';
import { announcedDetail, asJson, base64, type ChangeDetail } from './detail.ts';
import { planChange } from './plan.ts';
import type { Progress } from './progress.ts';
import { runChange } from './runner.ts';

export interface Announced {
  name: string;
  /** Absent: the pack is removed. */
  files?: PackFiles;
  trust: TrustFinding;
  signature?: Uint8Array | undefined;
  choices: InstallChoices;
  by: ActorRef;
  /** A change that is planned again. */
  id?: string;
}

const INTERNAL: ChangeRefusal = {
  code: 'internal',
  message: '系统内部错误，没有任何改动。请重试；仍不行请联系管理员。',
};

/** Announces a change and plans it in the background. Gives the row as it stands at once. */
export async function startPlan(services: Services, announced: Announced): Promise<PackChangeRow> {
  const { store, clock } = services;
  const { name, files, trust, signature, choices, by, id = randomUUID() } = announced;
  const now = clock();
  await expirePlans(services, now);
  const row: PackChangeRow = {
    id,
    kind: files ? 'install' : 'remove',
    pack: name,
    fromVersion: null,
    fromDigest: null,
    toVersion: null,
    toDigest: null,
    status: 'planning',
    plannedAt: now,
    plannedBy: by.id,
    updatedAt: now,
    appliedAt: null,
    appliedBy: null,
    undoneBy: null,
    done: 0,
    total: 0,
    detail: announcedDetail({ trust, choices, ...(signature ? { signature: base64(signature) } : {}) }),
    files: files ?? null,
    before: null,
  };
  await store.savePackChange(row);
  runChange(services, id, (progress) => planAnnounced(services, row, { ...announced, id }, progress));
  return row;
}

const PLAN_MS = 86_400_000;
const MOST_PLANS = 200;
const OPEN: readonly string[] = ['planned', 'refused'];

/** Plans that nobody applied within a day let go of their files, which may be large; what they said can still be read. */
async function expirePlans({ store }: Services, now: number): Promise<void> {
  const heads = await store.packChanges(MOST_PLANS);
  for (const { id } of heads.filter(({ status, updatedAt }) => OPEN.includes(status) && now - updatedAt > PLAN_MS)) {
    const row = await store.packChange(id);
    if (!row) continue;
    const error = { code: 'packChange.expired', message: '计划已超过一天没有安装，请重新生成。' };
    const detail = asJson({ ...(row.detail as unknown as ChangeDetail), error });
    await store.savePackChange({ ...row, status: 'failed', files: null, detail });
  }
}

async function planAnnounced(
  services: Services,
  row: PackChangeRow,
  announced: Announced & { id: string },
  progress: Progress,
): Promise<void> {
  try {
    await planChange(services, { ...announced, progress });
  } catch (error) {
    const isContent = error instanceof PackProblems;
    const message = '内容包有错误，不能安装。';
    const refusal = isContent ? { code: 'pack.refused', message, problems: error.problems } : INTERNAL;
    await fail(services, row, isContent ? 'refused' : 'failed', refusal);
    if (!isContent) throw error;
  }
}

/** Marks the change as being applied and applies it in the background. */
export async function startApply(services: Services, row: PackChangeRow, by: ActorRef): Promise<PackChangeRow> {
  const applying: PackChangeRow = { ...row, status: 'applying', updatedAt: services.clock(), done: 0, total: 0 };
  await services.store.savePackChange(applying);
  runChange(services, row.id, (progress) => applyAnnounced(services, row, by, progress));
  return applying;
}

async function applyAnnounced(services: Services, row: PackChangeRow, by: ActorRef, progress: Progress): Promise<void> {
  try {
    const changed = await applyChange(services, row, by, progress);
    if (changed.kind === 'refused') return await notApplied(services, row, changed.refusal);
    await seedNewDemo(services);
  } catch (error) {
    await notApplied(services, row, INTERNAL);
    throw error;
  }
}

/** A refusal that may pass leaves the plan as it was. After the switch there is nothing to mark: the record stands. */
async function notApplied(services: Services, row: PackChangeRow, refusal: ChangeRefusal): Promise<void> {
  const current = await services.store.packChangeHead(row.id);
  if (current?.status === 'applied') return;
  await fail(services, row, refusal.code === 'pack.casesBusy' ? 'planned' : 'failed', refusal);
}

async function fail(
  services: Services,
  row: PackChangeRow,
  status: PackChangeRow['status'],
  error: ChangeRefusal,
): Promise<void> {
  const detail = asJson({ ...(row.detail as unknown as ChangeDetail), error });
  await services.store.savePackChange({ ...row, status, detail, updatedAt: services.clock() });
}

/** Where demo accounts are in use, those of the new pack's demo organization join them. */
async function seedNewDemo({ store, packs, organization, dataDir, demoPassword }: Services): Promise<void> {
  if (demoPassword === undefined) return;
  await seedDemo(store, await packs.active(), { dataDir, password: demoPassword });
  organization.forget();
}
