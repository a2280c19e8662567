import type { Choice, Conflict, InstallPlan } from '#engine';
import { day } from '../../runtime/ui/parts/times.ts';

/** Conflicts of one part, with who changed it here. */
export interface PartConflicts {
  key: string;
  title: string;
  source: string;
  conflicts: Conflict[];
}

/** The conflicts of a plan by part: local edits first, then overlays of lower packs. */
export function byPart(plan: InstallPlan): PartConflicts[] {
  const versions = versionsOf(plan);
  const local = plan.local.map(({ path, noun, title, conflicts }) => ({
    key: path,
    title: `${noun}“${title}”`,
    source: `${versions}；本地：${editWords(plan, path)}`,
    conflicts,
  }));
  const overlays = plan.overlays.map(({ pack, overlay, title, reason, merge }) => ({
    key: `${pack} ${overlay}`,
    title: `${pack} 对“${title}”的叠加`,
    source: `${versions}；本地：${[overlay, reason, merge?.document, merge?.expires && `${merge.expires} 到期`]
      .filter(Boolean)
      .join('，')}`,
    conflicts: merge?.conflicts ?? [],
  }));
  return [...local, ...overlays].filter(({ conflicts }) => conflicts.length > 0);
}

const versionsOf = ({ origin, from, delivered }: InstallPlan): string =>
  `原来：${origin?.version ?? from?.version ?? '无'}；新版：${delivered?.version ?? '无'}`;

/** Who changed a part here last. */
export function editWords({ edits }: Pick<InstallPlan, 'edits'>, path: string): string {
  const edit = edits.find((one) => one.path === path);
  return edit ? `${edit.version}，${edit.by} ${day(edit.at)} 发布` : '已安装的版本';
}

/** Whether a choice can be sent: a value of one's own must have been written. */
export const isDecided = ({ answers }: Conflict, choice: Choice | undefined): boolean =>
  choice !== undefined && answers.includes(typeof choice === 'string' ? choice : 'merge');
