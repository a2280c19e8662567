import fc from 'fast-check';

/** A model that both engines are led through move by move. */
export type Led =
  | { kind: 'user' }
  | { kind: 'row' | 'and'; blocks: Led[] }
  /** One branch of several; which one, the data says. */
  | { kind: 'xor'; blocks: Led[]; chosen: number }
  | { kind: 'sub' | 'call'; body: Led }
  /** A sub-process, a called process or a task with an event on its boundary. */
  | { kind: 'guarded'; inner: 'user' | 'sub' | 'call'; body: Led; by: 'timer' | 'message'; interrupting: boolean }
  /** A sub-process or called process that an outcome leaves with an error, caught on its boundary. Without `error` its own. */
  | { kind: 'risk'; inner: 'sub' | 'call'; body: Led; error?: string };

const pick = <T extends string>(...words: T[]) => fc.constantFrom(...words);
const few = (block: fc.Arbitrary<Led>) => fc.array(block, { minLength: 2, maxLength: 3 });

const late = (inner: fc.Arbitrary<'user' | 'sub' | 'call'>, body: fc.Arbitrary<Led>, interrupting: boolean) =>
  fc.record({
    kind: pick('guarded'),
    inner,
    body,
    by: pick('timer', 'message'),
    interrupting: fc.constant(interrupting),
  });

/**
 * Call activities, boundary events that fire, errors, choices inside parallel branches; all of it nested. What only one of
 * the two engines does as the standard says is in DIFFERENCES.md: here no call is interrupted, none throws an error, and
 * errors in each other have names of their own.
 */
export const ledBlock: fc.Arbitrary<Led> = fc.letrec<{ block: Led; uncalled: Led }>((tie) => {
  const nested = (block: fc.Arbitrary<Led>) => [
    fc.record({ kind: pick('user') }),
    fc.record({ kind: pick('row', 'and'), blocks: few(block) }),
    fc.record({ kind: pick('xor'), blocks: few(block), chosen: fc.nat(2) }),
    fc.record({ kind: pick('sub'), body: block }),
    fc.record({ kind: pick('risk'), inner: pick('sub'), body: block }),
    late(pick('user', 'sub'), tie('uncalled'), true),
  ];
  return {
    block: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      ...nested(tie('block')),
      fc.record({ kind: pick('call'), body: tie('block') }),
      late(pick('user', 'sub', 'call'), tie('block'), false),
    ),
    uncalled: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      ...nested(tie('uncalled')),
      late(pick('user', 'sub'), tie('uncalled'), false),
    ),
  };
}).block;
