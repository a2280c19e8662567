import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '#engine';
import type { StepRecord } from './port.ts';

/** Hash before the first step. */
export const genesis = '0'.repeat(64);

/** SM3 of the previous hash (hex) and the step's canonical JSON, hex. */
export function chainHash(previous: string, step: StepRecord): string {
  return createHash('sm3')
    .update(previous)
    .update(canonicalJson(step as unknown as Json))
    .digest('hex');
}
