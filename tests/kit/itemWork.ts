import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BundleIntake, Scenario } from '#engine';
import { packsFolder } from './packs.ts';

/** What an applicant fills in for an item, from the smooth scenario that its pack ships; nothing is uploaded yet. */
export function itemWork(ref: string, name = 'happy'): { item: string; intake: BundleIntake; scenario: Scenario } {
  const [pack = '', id = ''] = ref.split(':');
  const path = join(packsFolder, pack, 'scenarios', id, `${name}.json`);
  const scenario = JSON.parse(readFileSync(path, 'utf8')) as Scenario;
  const { applicant, form, situation = {} } = scenario;
  const intake = { applicant, situation, shared: {}, choose: [], own: { [ref]: { form } }, materials: [] };
  return { item: ref, intake: intake as unknown as BundleIntake, scenario };
}
