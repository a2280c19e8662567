import type { Problem } from '../../result.ts';
import { comparePrecedence } from '../semver.ts';

/** What identifies a pack's content. */
export interface PackVersion {
  version: string;
  digest: string;
}

const HOW = '确需安装的，选择“降级安装”并写明理由。';

/**
 * Refuses what would take a pack back: a version older than the highest that was ever in force here, or other content under
 * that version. That it was removed or undone since makes no difference.
 *
 * @param installed the publisher's version on which the active one stands
 * @param delivered every version of the publisher that was ever active here, in any order
 */
export function checkUpgrade(
  next: PackVersion,
  installed: PackVersion | undefined,
  delivered: readonly PackVersion[] = [],
): Problem[] {
  if (installed?.digest === next.digest) return [];
  const known = installed ? [installed, ...delivered] : delivered;
  const highest = highestOf(known);
  if (highest === undefined) return [];
  const order = comparePrecedence(next.version, highest.version);
  if (order < 0) return [downgrade(next, highest, installed)];
  const same = known.filter(({ version }) => comparePrecedence(version, next.version) === 0);
  if (order > 0 || same.some(({ digest }) => digest === next.digest)) return [];
  return [otherContent(highest, installed)];
}

/** The highest version of all, the first one where several are equal. */
export const highestOf = (versions: readonly PackVersion[]): PackVersion | undefined =>
  versions.reduce<PackVersion | undefined>(
    (highest, one) => (highest && comparePrecedence(one.version, highest.version) <= 0 ? highest : one),
    undefined,
  );

const isHere = (highest: PackVersion, installed: PackVersion | undefined): boolean =>
  installed !== undefined && comparePrecedence(installed.version, highest.version) === 0;

function downgrade(next: PackVersion, highest: PackVersion, installed: PackVersion | undefined): Problem {
  const now = installed ? `现为 ${installed.version}` : '现未安装';
  const what = isHere(highest, installed) ? `已安装 ${highest.version}` : `本机启用过 ${highest.version}（${now}）`;
  const message = `${what}，不能退回到更旧的 ${next.version}。请安装更高的版本；${HOW}`;
  return { code: 'pack.downgrade', message };
}

function otherContent(highest: PackVersion, installed: PackVersion | undefined): Problem {
  const what = isHere(highest, installed) ? '已安装的' : '本机启用过的';
  const message = `${what} ${highest.version} 与这份归档版本相同而内容不同，归档可能被重新打包。请核对来源，内容有变化时须提高版本号；${HOW}`;
  return { code: 'pack.sameVersion', message };
}
