import type { Problem } from '../../result.ts';
import type { Conflict } from '../merge/index.ts';
import type { Meeting } from './meeting.ts';
import type { InstallChoices, InstallPlan } from './types.ts';

type Met = Pick<Meeting, 'local' | 'overlays'>;

/** A problem for each field that still waits for a decision; `path` is the name of the conflict. */
export const openConflicts = ({ local, overlays }: Met): Problem[] => [
  ...local.flatMap(({ noun, title, path, conflicts }) => unanswered(conflicts, `${noun}“${title}”`, path)),
  ...overlays.flatMap(({ pack, file, title, conflicts }) => unanswered(conflicts, `${pack} 对“${title}”的叠加`, file)),
];

const unanswered = (conflicts: Conflict[], what: string, file: string): Problem[] =>
  conflicts
    .filter(({ choice }) => choice === undefined)
    .map(({ id, text }) => ({
      code: 'pack.conflict',
      message: `${what}有冲突待选择：${text}。请选择保留本地、采用新版或者另定。`,
      file,
      path: id,
    }));

/**
 * Decisions about files that nobody changed here are slips of the pen. One about a field of a file that was may have lost
 * its conflict by another decision.
 */
export function strayChoices({ local, overlays }: Met, { conflicts = {} }: InstallChoices): Problem[] {
  const files = [...local.map(({ path }) => path), ...overlays.map(({ file }) => file)];
  return Object.keys(conflicts)
    .filter((id) => id !== '*' && !files.some((file) => fileIn(id).endsWith(`/${file}`)))
    .map((id) => ({
      code: 'pack.strayChoice',
      message: `选择中的“${id}”不在本地改过的文件中，请删去或者改正。`,
      path: id,
    }));
}

const fileIn = (id: string): string => id.slice(0, id.indexOf('#'));

/** Every field of a plan that both sides changed, decided or not. */
export const planConflicts = ({ local, overlays }: Pick<InstallPlan, 'local' | 'overlays'>): Conflict[] => [
  ...local.flatMap(({ conflicts }) => conflicts),
  ...overlays.flatMap(({ merge }) => merge?.conflicts ?? []),
];
