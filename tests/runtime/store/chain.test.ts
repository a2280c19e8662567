import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json, sm3 } from '#engine';
import { canonicalStep, chainHash, genesis } from '../../../runtime/store/chain.ts';
import { decodeStep, encodeStep } from '../../../runtime/store/codec.ts';
import { planOf } from './fixtures.ts';
import { anyStep } from './steps.ts';

describe('chain', () => {
  it('hashes exactly the canonical JSON of the engine', () => {
    fc.assert(
      fc.property(anyStep, (step) => {
        expect(canonicalStep(step)).toBe(canonicalJson(step as unknown as Json));
        expect(canonicalStep({ ...step, ...decodeStep(encodeStep(step)) })).toBe(canonicalStep(step));
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves out fields that are undefined, as the database does', () => {
    const { step } = planOf('a', 0);
    const fact = { type: 'job.created', element: 'push', token: 1 } as const;
    const open = { ...fact, topic: undefined } as unknown as typeof fact;
    expect(chainHash(genesis, { ...step, facts: [open] })).toBe(chainHash(genesis, { ...step, facts: [fact] }));
  });

  it('is SM3 over the previous hash and the step', () => {
    const { step } = planOf('a', 1);
    expect(chainHash(genesis, step)).toBe(sm3(genesis + canonicalJson(step as unknown as Json)));
    expect(chainHash('1'.repeat(64), step)).not.toBe(chainHash(genesis, step));
  });
});
