import { type FillSource, type JsonObject, nearestRegisters, type Register, registersOf } from '#engine';
import type { CaseRow, Store } from '../store/port.ts';
import { todayOf } from './localization/inForce.ts';
import { LruMap } from './lruMap.ts';
import { packsInForce } from './packs/inForce.ts';
import type { InstalledPacks } from './packs/installed.ts';

/** The ledgers that are filled from a source, as packs and localizations have them today. */
export interface Registers {
  /** Of each ledger every version. */
  all(from: FillSource): Promise<readonly Register[]>;
  /** Those that hold in a division (twelve digits), each in the version of the nearest layer. */
  at(from: FillSource, division: string): Promise<readonly Register[]>;
  /** Local layers have changed. */
  forget(): void;
}

interface Needs {
  store: Store;
  packs: InstalledPacks;
  clock(): number;
}

interface Known {
  print: string;
  /** All versions, by source. */
  versions: Map<FillSource, readonly Register[]>;
  /** By source and division. */
  nearest: LruMap<string, readonly Register[]>;
}

/** The division that a case keeps from its receipt. */
export const divisionOf = ({ state }: Pick<CaseRow, 'state'>): string =>
  String((state.vars.case as JsonObject | undefined)?.division ?? '');

const FRESH_MS = 5_000;
const DIVISIONS = 5_000;

/** Read anew when other packs are active, other local layers hold, or another day has begun. */
export function registerReader(needs: Needs): Registers {
  const { store, packs, clock } = needs;
  let layers: { at: number; print: Promise<string> } | undefined;
  let known: Known | undefined;

  const layersPrint = (): Promise<string> => {
    const at = clock();
    if (!layers || Math.abs(at - layers.at) > FRESH_MS)
      layers = { at, print: store.localLayers().then((rows) => rows.map(({ print }) => print).join()) };
    return layers.print;
  };

  const current = async (): Promise<Known> => {
    const digests = (await packs.active()).map(({ row }) => row.digest);
    const print = [todayOf(clock), ...digests, await layersPrint()].join(' ');
    if (known?.print !== print) known = { print, versions: new Map(), nearest: new LruMap(DIVISIONS) };
    return known;
  };

  const versionsOf = async ({ versions }: Known, from: FillSource): Promise<readonly Register[]> => {
    const kept = versions.get(from);
    if (kept) return kept;
    const { packs: all, options } = await packsInForce(needs);
    const found = registersOf(all, from, options);
    versions.set(from, found);
    return found;
  };

  return {
    all: async (from) => versionsOf(await current(), from),
    async at(from, division) {
      const now = await current();
      const key = `${from} ${division}`;
      const found = now.nearest.get(key) ?? nearestRegisters(await versionsOf(now, from), division);
      now.nearest.set(key, found);
      return found;
    },
    forget() {
      layers = undefined;
    },
  };
}
