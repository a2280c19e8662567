import { randomUUID } from 'node:crypto';
import { isRefusal, undoMigration } from '#engine';
import type { ActorRef, PackApplication, PackChangeRow, PackMove } from '../../../store/port.ts';
import type { Services } from '../../services.ts';
import type { Changed } from './apply.ts';
import { asJson, type ChangeDetail, type ChangeResult, detailOf } from './detail.ts';
import { movePlan } from './moves.ts';
import type { Progress } from './progress.ts';

const refused = (code: string, message: string): Changed => ({ kind: 'refused', refusal: { code, message } });

/** Until when a change can be taken back, epoch milliseconds; nothing for one that never can. */
export const undoUntil = ({ undoDays }: Services, row: PackChangeRow | Omit<PackChangeRow, 'files' | 'before'>) =>
  row.status === 'applied' && row.kind !== 'undo' && row.appliedAt !== null
    ? row.appliedAt + undoDays * 86_400_000
    : undefined;

const TRIES = 5;

function whyNot({ status, kind }: PackChangeRow): string {
  if (kind === 'undo') return '这是一次撤销，不能再撤销。需要时请重新安装。';
  if (status === 'undone') return '这次变更已经撤销过了。';
  return '这次变更没有安装成，不需要撤销。';
}

/**
 * Takes a change back: what was active before is active again, and cases that it moved and that did nothing since are
 * exactly as they were. Cases that were worked stay on the new version, and are named.
 */
export async function undoChange(
  services: Services,
  row: PackChangeRow,
  by: ActorRef,
  progress: Progress,
): Promise<Changed> {
  const until = undoUntil(services, row);
  if (until === undefined || row.before === null) return refused('pack.notUndoable', whyNot(row));
  if (services.clock() > until)
    return refused('pack.undoTooLate', `撤销期限（${services.undoDays}天）已过。需要时请安装一个更高的版本。`);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { digest: base } = await services.store.activeSet();
    if (base !== detailOf(row).result?.after)
      return refused('pack.changedSince', '这次变更之后又安装或发布过内容，不能直接撤销。请先撤销后来的变更。');
    const application = await undoing(services, row, by, base, progress);
    progress('applying', 0, 1);
    const outcome = await services.store.applyPackChange(application);
    if (outcome.kind !== 'applied') continue;
    services.packs.forget();
    services.items.forget();
    progress('applying', 1, 1);
    return { kind: 'applied', row: (await services.store.packChange(application.change.id)) ?? application.change };
  }
  return refused('pack.casesBusy', '要迁回的办件正在不断办理，没有撤销。请在业务空闲时再试。');
}

async function undoing(
  services: Services,
  row: PackChangeRow,
  by: ActorRef,
  base: string,
  progress: Progress,
): Promise<PackApplication> {
  const { store, clock } = services;
  const now = clock();
  const before = row.before ?? { packs: [], items: [] };
  const { moves, notMovedBack } = await movesBack(services, await store.packMoves(row.id), by, progress);
  const former = detailOf(row);
  const result: ChangeResult = {
    cases: { moved: moves.length, kept: notMovedBack.length },
    changedSince: notMovedBack.length,
    ...(row.fromDigest === null ? {} : { digest: row.fromDigest }),
    items: before.items.length,
    after: '',
    notMovedBack,
  };
  const detail: ChangeDetail = { plan: former.plan, choices: {}, result, undoes: row.id };
  const change: PackChangeRow = {
    id: randomUUID(),
    kind: 'undo',
    pack: row.pack,
    fromVersion: row.toVersion,
    fromDigest: row.toDigest,
    toVersion: row.fromVersion,
    toDigest: row.fromDigest,
    status: 'applied',
    plannedAt: now,
    plannedBy: by.id,
    updatedAt: now,
    appliedAt: now,
    appliedBy: by.id,
    undoneBy: null,
    done: 0,
    total: 0,
    detail: asJson(detail),
    files: null,
    before: null,
  };
  const items = before.items.map(({ digest }) => digest);
  return { change, base, packs: [], active: { packs: before.packs, items }, moves, undoes: row.id };
}

interface MovesBack {
  moves: PackApplication['moves'];
  notMovedBack: { no: string; reason: string }[];
}

async function movesBack(
  services: Services,
  moved: PackMove[],
  actor: ActorRef,
  progress: Progress,
): Promise<MovesBack> {
  const { store, items, organization, clock } = services;
  const org = await organization.current();
  const found: MovesBack = { moves: [], notMovedBack: [] };
  for (const [index, { caseId, record }] of moved.entries()) {
    progress('moving', index + 1, moved.length);
    const row = await store.case(caseId, { all: true });
    if (!row) continue;
    const undone = undoMigration(record, { state: row.state, data: row.data });
    const compiled = isRefusal(undone) ? undefined : await items.byDigest(undone.before.state.digest);
    if (isRefusal(undone) || !compiled) {
      found.notMovedBack.push({ no: row.no, reason: isRefusal(undone) ? undone.message : '原版本已不在库中。' });
      continue;
    }
    const { before: after, facts } = undone;
    const moving = { compiled, before: row, after, facts, actor, now: clock(), org };
    found.moves.push({ plan: movePlan({ ...moving, command: 'case.migrateBack' }) });
  }
  return found;
}
