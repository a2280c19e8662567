import type { Pack } from '#engine';

/** Whether a pack is the named one, or depends on it, near or far. */
export function standsOn(packs: Pack[], pack: string, name: string, seen: readonly string[] = []): boolean {
  if (pack === name) return true;
  if (seen.includes(pack)) return false;
  const manifest = packs.find((one) => one.manifest.name === pack)?.manifest;
  return Object.keys(manifest?.dependencies ?? {}).some((next) => standsOn(packs, next, name, [...seen, pack]));
}

/** Names of the packs that stand on the named one, itself among them. */
export const standingOn = (packs: Pack[], name: string): string[] =>
  packs.map(({ manifest }) => manifest.name).filter((pack) => standsOn(packs, pack, name));
