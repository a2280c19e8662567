import { expect, it } from 'vitest';
import {
  advance,
  type CallBinding,
  isRefusal,
  type KernelCommand,
  type KernelContext,
  type KernelStep,
  type Process,
} from '#engine';
import { node, processOf, start } from './byHand.ts';

/** Two versions of a called process; the newer one has another task. */
const version = (task: string, digest: string): Process => ({
  ...processOf(
    [start(), node(task, 'userTask'), node('end', 'endEvent')],
    [
      ['start', task],
      [task, 'end'],
    ],
  ),
  id: 'inspection',
  entries: { inspection: ['start'] },
  digest,
});

const older = version('look', 'a'.repeat(64));
const newer = version('measure', 'b'.repeat(64));

const caller = (binding: CallBinding | undefined): Process =>
  processOf(
    [
      start(),
      node('call', 'callActivity', { detail: { process: 'inspection', ...(binding ? { binding } : {}) } }),
      node('end', 'endEvent'),
    ],
    [
      ['start', 'call'],
      ['call', 'end'],
    ],
  );

/** The context of a platform on which `latest` changes; a call without binding takes the pack's own. */
const contextWith = (latest: Process): KernelContext => ({
  now: 0,
  process: (_, binding) => {
    if (binding?.version === 'pinned') return [older, newer].find(({ digest }) => digest === binding.digest);
    return binding?.version === 'latest' ? latest : older;
  },
});

function step(process: Process, before: KernelStep | null, command: KernelCommand, latest: Process): KernelStep {
  const result = advance(process, before, command, contextWith(latest));
  if (isRefusal(result)) throw new Error(result.message);
  return result;
}

function pathOf(binding: CallBinding | undefined): string[] {
  const process = caller(binding);
  const begun = step(process, null, { type: 'case.start' }, older);
  const task = begun.state.tokens.find(({ waits }) => waits === 'task')?.id ?? 0;
  const ended = step(process, begun, { type: 'task.complete', task }, newer);
  expect(ended.state.ended).toBe('completed');
  return [...begun.facts, ...ended.facts].flatMap((fact) => (fact.type === 'task.created' ? [fact.element] : []));
}

it('calls the version that the binding names, and keeps it although a newer one comes', () => {
  expect(pathOf(undefined)).toEqual(['look']);
  expect(pathOf({ version: 'pack' })).toEqual(['look']);
  expect(pathOf({ version: 'latest' })).toEqual(['look']);
  expect(pathOf({ version: 'pinned', digest: newer.digest })).toEqual(['measure']);
});

it('stops at an incident when the pinned version is not installed', () => {
  const { facts } = step(caller({ version: 'pinned', digest: 'c'.repeat(64) }), null, { type: 'case.start' }, newer);
  expect(facts.at(-1)).toMatchObject({ type: 'incident.raised', code: 'kernel.unknownProcess' });
});
