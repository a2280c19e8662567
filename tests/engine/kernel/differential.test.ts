import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, isRefusal, type KernelFact, type KernelStep, type Process } from '#engine';
import { compile } from '../bpmn/model.ts';
import { type Block, plainBlock } from './blocks.ts';
import { draw } from './drawing.ts';
import { MONDAY } from './harness.ts';
import { completedByPeer, peerCondition } from './secondOpinion.ts';

function step(process: Process, before: KernelStep | null, choices: Record<string, boolean>): KernelStep {
  const task = before?.state.tokens.find((token) => token.waits === 'task');
  const result = advance(
    process,
    before,
    task ? { type: 'task.complete', task: task.id } : { type: 'case.start', data: { form: choices } },
    { now: MONDAY },
  );
  if (isRefusal(result)) throw new Error(result.message);
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
  return facts.flatMap((fact) => (fact.type === 'element.completed' ? [fact.element] : [])).sort();
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
  [
    'splits in splits',
    split('and', [], split('xor', [true, true, true], user, user), split('or', [true, true, true], user, user)),
  ],
];

describe('the same elements complete as on bpmn-engine', () => {
  it.each(models)('%s', (_, block) => compare(block));

  it('random structured models', { timeout: 120_000 }, async () => {
    await fc.assert(fc.asyncProperty(plainBlock, compare), { numRuns: 25, seed: 20261123 });
  });
});
