import { describe, expect, it } from 'vitest';
import { advance, isRefusal, type JsonObject, type KernelCommand, type KernelStep, type Process } from '#engine';
import { MONDAY, readFixture } from './harness.ts';

type Command = KernelCommand & { data?: JsonObject };

function take(process: Process, before: KernelStep | null, command: Command): KernelStep {
  const result = advance(process, before, command, { now: MONDAY });
  if (isRefusal(result)) throw new Error(JSON.stringify(result));
  return result;
}

/** Takes the first command and then those that are made from the step before. */
const steps = (process: Process, first: Command, ...more: ((step: KernelStep) => Command)[]): KernelStep =>
  more.reduce((step, next) => take(process, step, next(step)), take(process, null, first));

const start: Command = { type: 'case.start' };

const completing =
  (element: string) =>
  ({ state }: KernelStep): Command => ({
    type: 'task.complete',
    task: state.tokens.find(({ at }) => at === element)?.id ?? -1,
  });

async function processOf(name: string): Promise<Process> {
  const [process] = await readFixture(name);
  if (!process) throw new Error(name);
  return process;
}

describe('facts and state', () => {
  it('say in which scope an element is, unless it is the process itself', async () => {
    const { facts, state } = steps(await processOf('endEvent.terminateScope'), start);
    const [flight] = state.scopes;
    const scopes = facts.flatMap((fact) => (fact.type === 'element.entered' ? [[fact.element, fact.scope]] : []));
    expect(scopes).toContainEqual(['start', undefined]);
    expect(scopes).toContainEqual(['flight', undefined]);
    expect(scopes).toContainEqual(['s', flight?.id]);
  });

  it('say it of what is terminated, too', async () => {
    const process = await processOf('boundaryEvent.escalation');
    const begun = steps(process, start);
    const scope = begun.state.scopes[0]?.id;
    const ended = steps(process, start, () => ({ type: 'case.terminate', reason: '撤件' }));
    const terminated = ended.facts.flatMap((fact) =>
      fact.type === 'element.terminated' ? [[fact.element, fact.scope]] : [],
    );
    expect(terminated).toContainEqual(['fly', scope]);
    expect(terminated).toContainEqual(['flight', undefined]);
  });

  it('write format 2 and keep nothing that a plain case does not need', async () => {
    const { state } = steps(await processOf('userTask.five'), start);
    expect(Object.keys(state)).toEqual(['v', 'next', 'tokens', 'scopes', 'timers']);
    expect(state.v).toBe(2);
    expect(JSON.stringify(state).length).toBeLessThanOrEqual(300);
  });

  it('hang the timers of event sub-processes on the scope, 0 for the process', async () => {
    const { state } = steps(await processOf('sendBack.eventSubProcess'), start);
    expect(state.timers).toMatchObject([{ token: 0, scope: true, element: 'hour' }]);
    const inner = steps(await processOf('eventSubProcess.timer'), start);
    expect(inner.state.timers).toMatchObject([{ token: inner.state.scopes[0]?.id, scope: true }]);
  });

  it('remember what can be undone, nested, with the variables that a sub-process ended with', async () => {
    const process = await processOf('subProcess.compensation');
    const inside = steps(process, start, completing('hotel'));
    const scope = inside.state.scopes[0]?.id;
    expect(inside.state.done).toMatchObject([{ at: 'hotel', scope }]);
    const { state } = steps(process, start, completing('hotel'), (step) => ({
      ...completing('flight')(step),
      data: { seat: '甲1' },
    }));
    expect(state.done).toMatchObject([
      { at: 'trip', scope: 0, vars: { seat: '甲1' }, inner: [{ at: 'hotel' }, { at: 'flight' }] },
    ]);
  });

  it('undo a sub-process on the variables that it ended with', async () => {
    const process = await processOf('subProcess.compensation');
    const { state } = steps(
      process,
      start,
      completing('hotel'),
      (step) => ({ ...completing('flight')(step), data: { seat: '甲1' } }),
      completing('swallow'),
    );
    expect(state.done).toBeUndefined();
    expect(state.undoing).toMatchObject([{ scope: 0, rest: [{ at: 'trip' }, { at: 'hotel' }, { at: 'flight' }] }]);
    expect(state.scopes).toMatchObject([{ element: 'trip', vars: { seat: '甲1' } }]);
  });

  it('note the conditions that hold and the triggers that have happened where the event hangs', async () => {
    const beside = steps(await processOf('boundaryEvent.conditional'), { type: 'case.start', data: { wind: 9 } });
    expect(beside.state.tokens.find(({ at }) => at === 'fly')?.met).toEqual(['windy=0']);
    const both = steps(await processOf('eventSubProcess.multiple'), start, () => ({
      type: 'signal.deliver',
      name: 'gale',
    }));
    expect(both.state.met).toEqual(['both#1']);
  });
});
