import {
  type CampaignOffice,
  type CompiledCampaign,
  canonicalJson,
  type Json,
  type Shown,
  shownCampaigns,
  sm3,
} from '#engine';
import type { Store } from '../../store/port.ts';
import { LruMap } from '../lruMap.ts';
import type { InstalledPacks } from '../packs/installed.ts';
import { today } from '../views/task.ts';

export interface CampaignDefinitions {
  /** Every campaign of the active packs, as it stands today. */
  all(): Promise<Shown<CompiledCampaign>[]>;
  /** The definition that a run keeps. It never changes under its digest. */
  byDigest(digest: string): Promise<CompiledCampaign>;
  /** The offices that a run keeps, as they stood when it began. */
  officesOf(run: string): Promise<CampaignOffice[]>;
}

const KEPT = 100;
const KEPT_TREES = 50;

/** Reads the campaigns once for every set of packs and every day: their processes take a while to compile. */
export function campaignReader(store: Store, packs: InstalledPacks, clock: () => number): CampaignDefinitions {
  let cached: { key: string; value: Promise<Shown<CompiledCampaign>[]> } | undefined;
  const kept = new LruMap<string, CompiledCampaign>(KEPT);
  const trees = new LruMap<string, CampaignOffice[]>(KEPT_TREES);
  return {
    async all() {
      const active = await packs.active();
      const day = today(clock());
      const key = [day, ...active.map(({ row }) => row.digest)].join(' ');
      if (cached?.key !== key) {
        const opened = active.map(({ pack }) => pack);
        cached = { key, value: shownCampaigns(opened, { today: day }) };
      }
      return cached.value;
    },
    async byDigest(digest) {
      const known = kept.get(digest);
      if (known) return known;
      const content = await store.campaignDefinition(digest);
      if (content === undefined) throw new Error(`campaign definition ${digest} is not in the store`);
      const campaign = JSON.parse(content) as CompiledCampaign;
      kept.set(digest, campaign);
      return campaign;
    },
    async officesOf(run) {
      const known = trees.get(run) ?? (await store.campaignOffices(run));
      if (!known) throw new Error(`offices of campaign run ${run} are not in the store`);
      trees.set(run, known);
      return known;
    },
  };
}

/** A definition as a run keeps it: what was proved at installation stays with the pack. */
export function keptDefinition({ source, ...rest }: CompiledCampaign): { digest: string; content: string } {
  const definition: CompiledCampaign = { ...rest, source: { ...source, proof: [] } };
  return { digest: sm3(canonicalJson(definition as unknown as Json)), content: JSON.stringify(definition) };
}
