import type { Pack, ServiceItemSource } from '#engine';

export interface ProcessUsers {
  items: ServiceItemSource[];
  /** Titles of campaigns. */
  campaigns: string[];
}

/** What of the packs runs a process: parts of its own pack by its id, all others by its full name. */
export function processUsers(packs: Pack[], home: Pack, id: string): ProcessUsers {
  const full = `${home.manifest.wutong.namespace}:${id}`;
  const running = <T extends { process: string }>(pack: Pack, parts: Record<string, T>): T[] =>
    Object.values(parts).filter(({ process }) => process === full || (pack === home && process === id));
  return {
    items: packs.flatMap((pack) => running(pack, pack.items)),
    campaigns: packs.flatMap((pack) => running(pack, pack.campaigns)).map(({ title }) => title),
  };
}
