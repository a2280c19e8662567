import type { Problem } from '../../result.ts';
import { comparePrecedence } from '../semver.ts';

/** What identifies a pack's content. */
export interface PackVersion {
  version: string;
  digest: string;
}

/** Refuses what would take an installed pack back: an older version, or other content under the same version. */
export function checkUpgrade(next: PackVersion, installed: PackVersion | undefined): Problem[] {
  if (installed === undefined) return [];
  const order = comparePrecedence(next.version, installed.version);
  if (order < 0) {
    const message = `已安装 ${installed.version}，不能退回到更旧的 ${next.version}。请发布一个更高的版本。`;
    return [{ code: 'pack.downgrade', message }];
  }
  if (order > 0 || next.digest === installed.digest) return [];
  const message = `已安装的 ${installed.version} 与这份归档版本相同而内容不同，归档可能被重新打包。请核对来源，内容有变化时须提高版本号。`;
  return [{ code: 'pack.sameVersion', message }];
}
