import fc from 'fast-check';

/** A block-structured model: every split has its join, so it can always be finished. */
export type Block =
  | { kind: 'user' | 'service' | 'script' | 'race' }
  | { kind: 'signers'; count: number; sequential: boolean }
  | { kind: 'row'; blocks: Block[] }
  | { kind: 'and' | 'or' | 'xor'; blocks: Block[]; chosen: boolean[] }
  | { kind: 'loop'; body: Block }
  | { kind: 'sub'; body: Block; timer?: 'interrupting' | 'beside' };

const pick = <T extends string>(...words: T[]) => fc.constantFrom(...words);

const split = (block: fc.Arbitrary<Block>, ...kinds: ('and' | 'or' | 'xor')[]): fc.Arbitrary<Block> =>
  fc.record({
    kind: pick(...kinds),
    blocks: fc.array(block, { minLength: 2, maxLength: 3 }),
    chosen: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  });

const rowOf = (block: fc.Arbitrary<Block>): fc.Arbitrary<Block> =>
  fc.record({ kind: fc.constant('row' as const), blocks: fc.array(block, { minLength: 1, maxLength: 3 }) });

/** The recursive parts of a model. */
type Parts = { block: Block };

/** Every kind of block, nested to a small depth. */
export const anyBlock: fc.Arbitrary<Block> = fc.letrec<Parts>((tie) => ({
  block: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.record({ kind: pick('user', 'service', 'script', 'race') }),
    fc.record({ kind: fc.constant('signers' as const), count: fc.nat(3), sequential: fc.boolean() }),
    rowOf(tie('block')),
    split(tie('block'), 'and', 'or', 'xor'),
    fc.record({ kind: fc.constant('loop' as const), body: tie('block') }),
    fc.record(
      { kind: fc.constant('sub' as const), body: tie('block'), timer: pick('interrupting', 'beside') },
      { requiredKeys: ['kind', 'body'] },
    ),
  ),
})).block;

/**
 * Blocks that both engines finish: no loops through data, no timers, and no choices inside parallel branches, where
 * bpmn-engine 25 never completes the join unless the choice stands in the first branch. No inclusive gateways either: it
 * lets each token pass an inclusive join by itself.
 */
export const plainBlock: fc.Arbitrary<Block> = fc.letrec<{ block: Block; calm: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    tie('calm'),
    rowOf(tie('block')),
    split(tie('block'), 'xor'),
    fc.record({ kind: fc.constant('sub' as const), body: tie('block') }),
  ),
  calm: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.record({ kind: fc.constant('user' as const) }),
    rowOf(tie('calm')),
    split(tie('calm'), 'and'),
  ),
})).block;
