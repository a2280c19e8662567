import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, isRefusal, type KernelCommand, type KernelFact, type KernelStep, type Process } from '#engine';
import { compile } from '../bpmn/model.ts';
import { type Block, plainBlock } from './blocks.ts';
import { draw } from './drawing.ts';
import { MONDAY } from './harness.ts';
import { completedByPeer, peerCondition } from './secondOpinion.ts';

/** What is to be done next: the oldest open task, job or awaited message. */
function next({ state }: KernelStep): KernelCommand | undefined {
  for (const { id, waits } of state.tokens) {
    if (waits === 'task') return { type: 'task.complete', task: id };
    if (waits === 'job') return { type: 'job.complete', job: id };
    if (waits === 'message' || waits === 'event') return { type: 'message.deliver', name: 'windReport' };
  }
  return undefined;
}

function step(process: Process, before: KernelStep | null, choices: Record<string, boolean>): KernelStep {
  const start = { type: 'case.start' as const, data: { form: choices } };
  const command = before ? next(before) : start;
  const result = command && advance(process, before, command, { now: MONDAY });
  if (!result || isRefusal(result)) throw new Error(result?.message ?? 'Nothing is left to be done.');
  return result;
}

/** Works every task at once and gives the ids of the completed elements, sorted. */
function completedByKernel(process: Process, choices: Record<string, boolean>): string[] {
  const facts: KernelFact[] = [];
  let at: KernelStep | null = null;
  for (let turn = 0; turn < 500 && !at?.state.ended; turn++) {
    at = step(process, at, choices);
    facts.push(...at.facts);
  }
  expect(at?.state.ended).toBe('completed');
  return facts.flatMap((fact) => (fact.type === 'element.completed' && !fact.body ? [fact.element] : [])).sort();
}

async function compare(block: Block): Promise<void> {
  const ours = draw(block);
  const theirs = draw(block, peerCondition);
  expect(completedByKernel(await compile(ours.xml), ours.choices)).toEqual(
    await completedByPeer(theirs.xml, theirs.choices),
  );
}

const user: Block = { kind: 'user' };
const row = (...blocks: Block[]): Block => ({ kind: 'row', blocks });
const split = (kind: 'and' | 'or' | 'xor', chosen: boolean[], ...blocks: Block[]): Block => ({ kind, chosen, blocks });
const sub = (body: Block): Block => ({ kind: 'sub', body });

const models: [what: string, block: Block][] = [
  ['five tasks in a row', row(user, user, user, user, user)],
  ['an exclusive choice taken', split('xor', [true, true, false], user, row(user, user), user)],
  ['an exclusive choice not taken', split('xor', [true, false, false], user, row(user, user))],
  ['parallel branches of different length', split('and', [], user, row(user, user), sub(user))],
  ['an inclusive choice of two out of three', split('or', [true, true, false], user, user, user)],
  ['an inclusive choice by default', split('or', [true, false, false], user, user, user)],
  ['sub-processes in each other', sub(row(user, sub(split('and', [], user, user)), user))],
  ['a service task', row({ kind: 'service' }, user)],
  ['instances one after the other', { kind: 'each', body: user, count: 2, sequential: true }],
  ['instances at once', { kind: 'each', body: user, count: 3, sequential: false }],
  ['a timer on the boundary that is not due', { kind: 'sub', body: user, timer: 'interrupting' }],
  ['a timer beside that is not due', { kind: 'sub', body: user, timer: 'beside' }],
  ['a message before a time', row({ kind: 'race' }, user)],
  ['a signal thrown', row({ kind: 'throw', what: 'signal' }, user)],
  ['an escalation thrown', row({ kind: 'throw', what: 'escalation' }, user)],
  ['a task that could be undone', row({ kind: 'undoable' }, user)],
  ['a message or a time', { kind: 'await', both: false }],
  ['an ad-hoc sub-process', { kind: 'adHoc', blocks: [user, user], sequential: false }],
  ['an event sub-process that is not started', { kind: 'watched', body: user, trigger: 'message', interrupting: true }],
  [
    'parallel branches in each instance',
    { kind: 'each', body: split('and', [], user, user), count: 2, sequential: true },
  ],
  [
    'splits in splits',
    split('and', [], split('xor', [true, true, true], user, user), split('or', [true, true, true], user, user)),
  ],
];

describe('the same elements complete as on bpmn-engine', () => {
  it.each(models)('%s', (_, block) => compare(block), 8_000);

  it('random structured models', { timeout: 120_000 }, async () => {
    await fc.assert(fc.asyncProperty(plainBlock, compare), {
      numRuns: Number(process.env.WUTONG_RANDOM_MODELS ?? 15),
      seed: 20261123,
    });
  });
});

/** What each engine completes, and what the standard says, is in DIFFERENCES.md. */
const different: [what: string, block: Block, ours: number, theirs: number | string][] = [
  ['a quantity', { kind: 'double' }, 6, 5],
  ['compensation', row({ kind: 'undoable' }, { kind: 'throw', what: 'compensation' }), 5, 6],
  [
    'events waited for in parallel branches of a sub-process',
    { kind: 'sub', body: split('and', [], split('and', [], user, { kind: 'race' }), { kind: 'await', both: false }) },
    14,
    12,
  ],
  ['a complex gateway', { kind: 'first', blocks: [user, user] }, 7, 'Unknown activity type bpmn:ComplexGateway'],
];

describe('what bpmn-engine does differently (DIFFERENCES.md)', () => {
  it.each(different)('%s', async (_, block, ours, theirs) => {
    const { xml, choices } = draw(block);
    expect(completedByKernel(await compile(xml), choices)).toHaveLength(ours);
    const peer = completedByPeer(xml, choices);
    if (typeof theirs === 'string') await expect(peer).rejects.toThrow(theirs);
    else expect(await peer).toHaveLength(theirs);
  });
});
