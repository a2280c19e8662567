import { setImmediate } from 'node:timers/promises';
import { type Certification, type CompiledItem, certifyPacks, type Pack, type ScenarioProof } from '#engine';
import { LruMap } from '../lruMap.ts';
import { secondOpinion } from './secondOpinion/index.ts';

export interface CertifyRequest {
  /** Refs of compiled items that are new or changed; only the processes that they run are certified. Absent: everything. */
  changed?: ReadonlySet<string>;
  /** Packs that are active now: items with other scenarios than there count as changed, too. */
  before?: Pack[];
  onProgress?(done: number, total: number): void;
}

/** What scenarios showed, by the content of scenario and item: what did not change is not played again. */
const memory = new LruMap<string, ScenarioProof>(5_000);

/**
 * The gate before publishing and installing: every scenario on both engines, every process walked by at least 90 percent.
 * `problems` of the result is what stands against it. The event loop breathes between two scenarios.
 */
export async function certify(
  packs: Pack[],
  items: CompiledItem[],
  { changed, before, onProgress }: CertifyRequest = {},
): Promise<Certification> {
  return certifyPacks(packs, items, {
    secondOpinion: secondOpinion(packs),
    memory,
    ...(changed ? { changed } : {}),
    ...(before ? { before } : {}),
    async onScenario(_, done, total) {
      onProgress?.(done, total);
      await setImmediate();
    },
  });
}
