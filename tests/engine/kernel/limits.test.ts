import { describe, expect, it } from 'vitest';
import { advance, isRefusal, type KernelCommand, type KernelStep, type Process } from '#engine';
import { node, processOf, start } from './byHand.ts';

const names = (prefix: string, count: number) => Array.from({ length: count }, (_, at) => `${prefix}${at}`);

function step(process: Process, before: KernelStep | null, command: KernelCommand): KernelStep {
  const result = advance(process, before, command, { now: 0 });
  if (isRefusal(result)) throw new Error(result.message);
  return result;
}

const begin = (process: Process) => step(process, null, { type: 'case.start' });

/** Completes the oldest task again and again; how many there were. */
function workAll(process: Process, from: KernelStep): { end: KernelStep; tasks: number } {
  let end = from;
  let tasks = 0;
  for (let task = end.state.tokens.find(({ waits }) => waits === 'task'); task; tasks += 1) {
    end = step(process, end, { type: 'task.complete', task: task.id });
    task = end.state.tokens.find(({ waits }) => waits === 'task');
  }
  return { end, tasks };
}

function fan(gateway: string, branch: string, count: number): Process {
  const branches = names('b', count);
  return processOf(
    [
      start(),
      node('fork', gateway),
      ...branches.map((id) => node(id, branch)),
      node('join', gateway),
      node('end', 'endEvent'),
    ],
    [
      ['start', 'fork'],
      ...branches.map((id): [string, string] => ['fork', id]),
      ...branches.map((id): [string, string] => [id, 'join']),
      ['join', 'end'],
    ],
  );
}

const looping = (type: string, detail: object): Process =>
  processOf(
    [start(), node('loop', type, { detail: detail as never }), node('end', 'endEvent')],
    [
      ['start', 'loop'],
      ['loop', 'end'],
    ],
  );

describe('large models', { timeout: 60_000 }, () => {
  it('runs 10,000 elements in a line in one command', () => {
    const ids = ['start', ...names('t', 10_000), 'end'];
    const line = processOf(
      [start(), ...names('t', 10_000).map((id) => node(id, 'task')), node('end', 'endEvent')],
      ids.slice(1).map((id, at): [string, string] => [ids[at] ?? '', id]),
    );
    const { state, facts } = begin(line);
    expect(state.ended).toBe('completed');
    expect(facts.filter(({ type }) => type === 'element.completed')).toHaveLength(10_002);
  });

  it.each(['parallelGateway', 'inclusiveGateway'])(
    'joins 2,000 branches at a %s, at once and one by one',
    (gateway) => {
      expect(begin(fan(gateway, 'task', 2000)).state.ended).toBe('completed');
      const tasks = fan(gateway, 'userTask', 2000);
      const worked = workAll(tasks, begin(tasks));
      expect(worked.tasks).toBe(2000);
      expect(worked.end.state.ended).toBe('completed');
    },
  );

  it('keeps the state of ten million instances, one after the other, at a count', () => {
    const process = looping('userTask', { loop: { sequential: true, cardinality: '10000000' } });
    let at = begin(process);
    for (let run = 0; run < 500; run++)
      at = step(process, at, { type: 'task.complete', task: at.state.tokens.at(-1)?.id ?? 0 });
    expect(at.state.scopes[0]?.vars).toEqual({ total: 10_000_000, done: 500 });
    expect(JSON.stringify(at.state).length).toBeLessThan(300);
  });

  it('stops ten million instances that end at once, and goes on where it stopped', () => {
    const process = looping('task', { loop: { sequential: true, cardinality: '10000000' } });
    const stopped = begin(process);
    const stuck = stopped.state.tokens.find(({ waits }) => waits === 'incident');
    expect(stopped.facts.at(-1)).toMatchObject({ type: 'incident.raised', code: 'kernel.tooManySteps' });
    const next = step(process, stopped, { type: 'incident.retry', token: stuck?.id ?? 0 });
    const done = (at: KernelStep) => Number(at.state.scopes[0]?.vars.done);
    expect(done(next)).toBe(done(stopped) + 100_000);
  });

  it('stops a loop that splits before its tokens flood the state', () => {
    const { state, facts } = begin(
      processOf(
        [start(), node('merge', 'exclusiveGateway'), node('fork', 'parallelGateway')],
        [
          ['start', 'merge'],
          ['merge', 'fork'],
          ['fork', 'merge'],
          ['fork', 'merge'],
        ],
      ),
    );
    expect(facts.at(-1)).toMatchObject({ type: 'incident.raised', code: 'kernel.tooManySteps' });
    expect(state.tokens.length).toBeLessThan(11_000);
  });

  it('refuses ten million instances at once', () => {
    const flood = begin(looping('task', { loop: { sequential: false, cardinality: '10000000' } }));
    expect(flood.facts.at(-1)).toMatchObject({ type: 'incident.raised', code: 'kernel.tooManyInstances' });
    expect(flood.state.tokens).toHaveLength(1);
  });

  it('starts a thousand instances at once, and not one more', () => {
    const at = (cardinality: string) => begin(looping('userTask', { loop: { sequential: false, cardinality } }));
    expect(at('1000').state.tokens.filter(({ waits }) => waits === 'task')).toHaveLength(1000);
    expect(at('1001').facts.at(-1)).toMatchObject({ type: 'incident.raised', code: 'kernel.tooManyInstances' });
  });

  it('lets a process call itself to a depth of twenty', () => {
    const again = looping('callActivity', { process: 'kite' });
    const result = advance(again, null, { type: 'case.start' }, { now: 0, process: () => again });
    if (isRefusal(result)) throw new Error(result.message);
    expect(result.facts.at(-1)).toMatchObject({ type: 'incident.raised', code: 'kernel.callTooDeep' });
    expect(result.state.scopes).toHaveLength(20);
  });

  it('keeps the state of a case with five tasks below 300 bytes', () => {
    const ids = ['start', ...names('task', 5), 'end'];
    const five = processOf(
      [start(), ...names('task', 5).map((id) => node(id, 'userTask')), node('end', 'endEvent')],
      ids.slice(1).map((id, at): [string, string] => [ids[at] ?? '', id]),
    );
    expect(JSON.stringify(begin(five).state).length).toBeLessThan(300);
  });
});
