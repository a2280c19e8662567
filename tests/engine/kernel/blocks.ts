import fc from 'fast-check';

/** A block-structured model: every split has its join, so it can always be finished. */
export type Block =
  | { kind: 'user' | 'service' | 'script' | 'race' }
  | { kind: 'signers'; count: number; sequential: boolean }
  | { kind: 'row'; blocks: Block[] }
  | { kind: 'and' | 'or' | 'xor'; blocks: Block[]; chosen: boolean[] }
  | { kind: 'loop'; body: Block }
  | { kind: 'sub'; body: Block; timer?: 'interrupting' | 'beside' }
  | ActivityBlock
  | EventBlock;

export type ActivityBlock =
  /** Two tokens pass a task and are one again. */
  | { kind: 'double' }
  /** Parallel branches of which the first one to end goes on. */
  | { kind: 'first'; blocks: Block[] }
  | { kind: 'adHoc'; blocks: Block[]; sequential: boolean }
  /** A sub-process that runs so many times. */
  | { kind: 'each'; body: Block; count: number; sequential: boolean }
  /** A sub-process that runs while the last outcome says so. */
  | { kind: 'while'; body: Block; testBefore: boolean };

/** What a scope can be watched for. */
export const WATCHED = ['signal', 'message', 'timer', 'conditional', 'escalation', 'error', 'both'] as const;

export type EventBlock =
  /** Throws: a signal, an escalation, compensation of all that was done in its scope. */
  | { kind: 'throw'; what: 'signal' | 'escalation' | 'compensation' }
  /** Waits for one of two events, or for both. */
  | { kind: 'await'; both: boolean }
  /** A task with a compensation handler. */
  | { kind: 'undoable' }
  /** A sub-process with an event sub-process. */
  | { kind: 'watched'; body: Block; trigger: (typeof WATCHED)[number]; interrupting: boolean }
  /** A transaction that an outcome cancels. */
  | { kind: 'trade'; body: Block }
  /** A sub-process that an outcome leaves with an error, caught outside. */
  | { kind: 'risk'; body: Block };

const pick = <T extends string>(...words: T[]) => fc.constantFrom(...words);

const split = (block: fc.Arbitrary<Block>, ...kinds: ('and' | 'or' | 'xor')[]): fc.Arbitrary<Block> =>
  fc.record({
    kind: pick(...kinds),
    blocks: fc.array(block, { minLength: 2, maxLength: 3 }),
    chosen: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  });

const few = (block: fc.Arbitrary<Block>) => fc.array(block, { minLength: 2, maxLength: 3 });

const rowOf = (block: fc.Arbitrary<Block>): fc.Arbitrary<Block> =>
  fc.record({ kind: fc.constant('row' as const), blocks: fc.array(block, { minLength: 1, maxLength: 3 }) });

/** The recursive parts of a model. */
type Parts = { block: Block };

/** Blocks about events, around the given ones. */
const eventBlock = (block: fc.Arbitrary<Block>): fc.Arbitrary<Block> =>
  fc.oneof(
    fc.record({ kind: fc.constant('throw' as const), what: pick('signal', 'escalation', 'compensation') }),
    fc.record({ kind: fc.constant('await' as const), both: fc.boolean() }),
    fc.record({ kind: fc.constant('undoable' as const) }),
    fc.record({
      kind: fc.constant('watched' as const),
      body: block,
      trigger: pick(...WATCHED),
      interrupting: fc.boolean(),
    }),
    fc.record({ kind: pick('trade', 'risk'), body: block }),
  );

/** Blocks about the ways activities run, around the given ones. */
const activityBlock = (block: fc.Arbitrary<Block>): fc.Arbitrary<Block> =>
  fc.oneof(
    fc.record({ kind: fc.constant('double' as const) }),
    fc.record({ kind: fc.constant('first' as const), blocks: few(block) }),
    fc.record({ kind: fc.constant('adHoc' as const), blocks: few(block), sequential: fc.boolean() }),
    fc.record({ kind: fc.constant('each' as const), body: block, count: fc.nat(2), sequential: fc.boolean() }),
    fc.record({ kind: fc.constant('while' as const), body: block, testBefore: fc.boolean() }),
  );

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
    activityBlock(tie('block')),
    activityBlock(tie('block')),
    eventBlock(tie('block')),
    eventBlock(tie('block')),
  ),
})).block;

/**
 * Blocks on which both engines agree. What is left out, and why, is in DIFFERENCES.md: choices, sub-processes and
 * waiting for events inside parallel branches, inclusive gateways, what only one of the two knows. No loops through data and no timers that fire.
 */
export const plainBlock: fc.Arbitrary<Block> = fc.letrec<{ block: Block; calm: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    tie('calm'),
    fc.record({ kind: pick('race', 'undoable') }),
    fc.record({ kind: fc.constant('await' as const), both: fc.constant(false) }),
    rowOf(tie('block')),
    split(tie('block'), 'xor'),
    fc.record(
      { kind: fc.constant('sub' as const), body: tie('block'), timer: pick('interrupting', 'beside') },
      { requiredKeys: ['kind', 'body'] },
    ),
    fc.record({
      kind: fc.constant('each' as const),
      body: tie('calm'),
      count: fc.integer({ min: 1, max: 3 }),
      sequential: fc.boolean(),
    }),
  ),
  calm: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.record({ kind: pick('user', 'service') }),
    fc.record({ kind: fc.constant('throw' as const), what: pick('signal', 'escalation') }),
    rowOf(tie('calm')),
    split(tie('calm'), 'and'),
  ),
})).block;
