import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Led, ledBlock } from './blocks.ts';
import { drawLed } from './draw.ts';
import { type Compared, lead } from './lead.ts';

function same(compared: Compared[]): void {
  const theirs = compared.map((one) => ({ move: one.move, elements: one.theirs }));
  expect(theirs).toEqual(compared.map((one) => ({ move: one.move, elements: one.ours })));
}

it('random models go the same way, move by move', { timeout: 180_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(ledBlock, fc.array(fc.nat(1000), { minLength: 1, maxLength: 30 }), async (block, dice) => {
      same(await lead(drawLed(block), dice));
    }),
    { numRuns: Number(process.env.WUTONG_RANDOM_MODELS ?? 40), seed: 20261123 },
  );
});

const user: Led = { kind: 'user' };
const call: Led = { kind: 'call', body: user };
const choice = (chosen: number): Led => ({
  kind: 'xor',
  blocks: [user, { kind: 'row', blocks: [user, user] }],
  chosen,
});
const guarded = (inner: 'user' | 'sub' | 'call', by: 'timer' | 'message', interrupting: boolean): Led => ({
  kind: 'guarded',
  inner,
  body: user,
  by,
  interrupting,
});
const storm = (body: Led): Led => ({ kind: 'risk', inner: 'sub', body, error: 'storm' });
const and = (...blocks: Led[]): Led => ({ kind: 'and', blocks });

const models: [what: string, block: Led][] = [
  ['a call', call],
  ['a call in a call, in a sub-process', { kind: 'sub', body: { kind: 'call', body: call } }],
  ['calls in parallel branches', and(call, call)],
  ['choices in every parallel branch', and(choice(1), user, choice(0))],
  ['choices in nested parallel branches', and(and(user, choice(0)), choice(1))],
  ['an error caught on the boundary', { kind: 'risk', inner: 'sub', body: user }],
  ['a time that interrupts a task beside another one', and(guarded('user', 'timer', true), user)],
  ['a message that interrupts a sub-process beside a task', and(guarded('sub', 'message', true), user)],
  ['a time beside a called process', guarded('call', 'timer', false)],
  ['a message beside a task', guarded('user', 'message', false)],
];

const DICE = [[0], [1], [2], [1, 0], [2, 1, 0], [7, 3, 5, 4]];

it.each(models)('%s goes the same way', async (_, block) => {
  for (const dice of DICE) same(await lead(drawLed(block), dice));
});

/** What each engine does is in DIFFERENCES.md. */
const different: [code: string, block: Led, dice: number[], ours: string[], theirs: string[]][] = [
  ['interruptedCall', guarded('call', 'timer', true), [1, 0], ['ended'], ['open']],
  ['errorFromCall', { kind: 'risk', inner: 'call', body: user, error: 'storm' }, [0], [], ['s12']],
  ['errorCaughtOutside', storm(storm(user)), [0], ['n14'], ['n28']],
  ['messageBesideAgain', guarded('user', 'message', false), [1], ['b2'], ['not waiting']],
];

describe('what bpmn-engine does differently', () => {
  it.each(different)('%s', async (_, block, dice, ours, theirs) => {
    const compared = await lead(drawLed(block), dice, true);
    const parted = compared.find((one) => one.ours.join() !== one.theirs.join());
    expect(parted?.ours).toEqual(expect.arrayContaining(ours));
    expect(parted?.theirs).toEqual(expect.arrayContaining(theirs));
  });
});
