import { setImmediate } from 'node:timers/promises';
import {
  type Certification,
  type CertifyOptions,
  type CompiledItem,
  certifyPacks,
  type Pack,
  type ScenarioProof,
} from '#engine';
import { LruMap } from '../lruMap.ts';
import { secondOpinion } from './secondOpinion/index.ts';

export interface CertifyRequest extends Pick<CertifyOptions, 'changed' | 'before' | 'content' | 'proven'> {
  onProgress?(done: number, total: number): void;
}

/** What scenarios showed, by the content of scenario and item: what did not change is not played again. */
const memory = new LruMap<string, ScenarioProof>(5_000);

/**
 * The gate before publishing and installing: every scenario on both engines, every proof of campaigns, bundles, indicators
 * and ledgers, every process walked by at least 90 percent. `problems` of the result is what stands against it. The event
 * loop breathes between two scenarios.
 */
export async function certify(
  packs: Pack[],
  items: CompiledItem[],
  { onProgress, ...meant }: CertifyRequest = {},
): Promise<Certification> {
  return certifyPacks(packs, items, {
    secondOpinion: secondOpinion(packs),
    memory,
    ...meant,
    async onPlayed(done, total) {
      onProgress?.(done, total);
      await setImmediate();
    },
  });
}
