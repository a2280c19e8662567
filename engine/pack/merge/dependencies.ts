import { satisfies } from '../semver.ts';
import type { Pack, PackManifest } from '../types.ts';

export interface Fitted {
  pack: Pack;
  /** What was written anew, as sentences. */
  words: string[];
}

/** A range that the new version leaves is written anew, as `^version`. */
export function fitDependencies(pack: Pack, theirs: Pack[]): Fitted {
  const { dependencies = {} } = pack.manifest;
  const unfit = theirs.filter(({ manifest }) => {
    const range = dependencies[manifest.name];
    return range !== undefined && !satisfies(manifest.version, range);
  });
  if (unfit.length === 0) return { pack, words: [] };
  const fresh = Object.fromEntries(unfit.map(({ manifest }) => [manifest.name, `^${manifest.version}`]));
  const manifest: PackManifest = { ...pack.manifest, dependencies: { ...dependencies, ...fresh } };
  const words = Object.entries(fresh).map(
    ([name, range]) => `${pack.manifest.name} 对 ${name} 的依赖由 ${dependencies[name]} 改为 ${range}`,
  );
  return { pack: { ...pack, manifest }, words };
}
