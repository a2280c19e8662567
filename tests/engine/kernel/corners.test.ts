import { cpuUsage } from 'node:process';
import { describe, expect, it } from 'vitest';
import { advance, isRefusal, type KernelCommand, type KernelStep, type Process } from '#engine';
import { node, processOf, start } from './byHand.ts';

function step(process: Process, before: KernelStep | null, command: KernelCommand): KernelStep {
  const result = advance(process, before, command, { now: 0 });
  if (isRefusal(result)) throw new Error(result.message);
  return result;
}

const begin = (process: Process) => step(process, null, { type: 'case.start' });

const taskAt = ({ state }: KernelStep, element: string): number =>
  state.tokens.find(({ at, waits }) => at === element && waits === 'task')?.id ?? -1;

describe('places where it is easy to count wrongly', () => {
  it('two tokens on one flow do not fill a parallel join', () => {
    const process = processOf(
      [
        start(),
        node('fork', 'parallelGateway'),
        node('merge', 'exclusiveGateway'),
        node('review', 'userTask'),
        node('join', 'parallelGateway'),
        node('end', 'endEvent'),
      ],
      [
        ['start', 'fork'],
        ['fork', 'merge'],
        ['fork', 'merge'],
        ['fork', 'review'],
        ['merge', 'join'],
        ['review', 'join'],
        ['join', 'end'],
      ],
    );
    const begun = begin(process);
    expect(begun.state.tokens.map(({ at }) => at).sort()).toEqual(['join', 'join', 'review']);
    const joined = step(process, begun, { type: 'task.complete', task: taskAt(begun, 'review') });
    expect(joined.facts).toContainEqual(expect.objectContaining({ type: 'element.completed', element: 'join' }));
  });

  it('an inclusive join waits for the branches of its own instance only', () => {
    const inside = (id: string, type: string) => node(id, type, { scope: 'look' });
    const loop = { sequential: false, cardinality: '2' };
    const process = processOf(
      [
        start(),
        node('look', 'subProcess', { detail: { loop } as never }),
        inside('fork', 'inclusiveGateway'),
        inside('wind', 'userTask'),
        inside('string', 'userTask'),
        inside('join', 'inclusiveGateway'),
        inside('sign', 'userTask'),
        inside('watch', 'userTask'),
      ],
      [
        ['start', 'look'],
        ['fork', 'wind'],
        ['fork', 'string'],
        ['wind', 'join'],
        ['string', 'join'],
        ['join', 'sign'],
        ['fork', 'watch'],
      ],
    );
    Object.assign(process, { entries: { kite: ['start'], look: ['fork'] } });
    Object.assign(process.flows.f2 ?? {}, { condition: 'loopCounter = 2' });
    const begun = begin(process);
    const at = step(process, begun, { type: 'task.complete', task: taskAt(begun, 'wind') });
    const waiting = at.state.tokens.filter(({ waits }) => waits === 'task').map((token) => token.at);
    expect(waiting.sort()).toEqual(['sign', 'string', 'watch', 'watch', 'wind']);
  });

  it('an instance that has completed is no longer active', () => {
    const loop = { sequential: false, cardinality: '3', completion: 'numberOfActiveInstances = 1' };
    const process = processOf(
      [start(), node('fly', 'userTask', { detail: { loop } as never }), node('end', 'endEvent')],
      [
        ['start', 'fly'],
        ['fly', 'end'],
      ],
    );
    const first = begin(process);
    const second = step(process, first, { type: 'task.complete', task: taskAt(first, 'fly') });
    expect(second.state.ended).toBeUndefined();
    const third = step(process, second, { type: 'task.complete', task: taskAt(second, 'fly') });
    expect(third.state.ended).toBe('completed');
  });

  it('behavior `one` throws for the first instance only, also where nothing is canceled by it', () => {
    const loop = { sequential: false, cardinality: '3', behavior: 'one', behaviorEvent: { signal: 'landed' } };
    const process = processOf(
      [start(), node('fly', 'userTask', { detail: { loop } as never }), node('end', 'endEvent')],
      [
        ['start', 'fly'],
        ['fly', 'end'],
      ],
    );
    const first = begin(process);
    const second = step(process, first, { type: 'task.complete', task: taskAt(first, 'fly') });
    const third = step(process, second, { type: 'task.complete', task: taskAt(second, 'fly') });
    const thrown = (at: KernelStep) => at.facts.filter(({ type }) => type === 'signal.thrown').length;
    expect([thrown(second), thrown(third)]).toEqual([1, 0]);
  });

  it('a crowd that waits for a condition is asked in bounded time', () => {
    const process = processOf(
      [
        start(),
        node('again', 'exclusiveGateway'),
        node('count', 'scriptTask', {
          detail: { script: 'if n = null then 1 else n + 1', resultVariable: 'n' } as never,
        }),
        node('fork', 'parallelGateway'),
        node('watch', 'userTask'),
        node('calm', 'boundaryEvent', {
          event: 'conditional',
          attachedTo: 'watch',
          detail: { triggers: [{ type: 'conditional', condition: 'n < 0' }] } as never,
        }),
        node('landed', 'endEvent'),
      ],
      [
        ['start', 'again'],
        ['again', 'count'],
        ['count', 'fork'],
        ['fork', 'watch'],
        ['fork', 'again'],
        ['watch', 'landed'],
        ['calm', 'landed'],
      ],
    );
    process.nodes.watch?.boundary.push('calm');
    const before = cpuUsage();
    const { facts } = begin(process);
    expect(facts).toContainEqual(expect.objectContaining({ type: 'incident.raised', code: 'kernel.tooManySteps' }));
    expect(cpuUsage(before).user).toBeLessThan(20_000_000);
  });

  it('the last signer of a joint signature is not dropped', () => {
    const council = node('council', 'userTask', {
      detail: { loop: { sequential: false, cardinality: '2' } } as never,
      settings: { outcomes: [], sendBackTo: [], joint: { rule: 'all' } } as never,
    });
    const process = processOf(
      [start(), council, node('end', 'endEvent')],
      [
        ['start', 'council'],
        ['council', 'end'],
      ],
    );
    const begun = begin(process);
    const one = step(process, begun, { type: 'signer.drop', task: taskAt(begun, 'council') });
    const none = advance(process, one, { type: 'signer.drop', task: taskAt(one, 'council') }, { now: 0 });
    expect(isRefusal(none) ? none.code : none.state).toBe('kernel.lastSigner');
  });

  it('a completion is taken back while what it brought about stands, and not after that', () => {
    const process = processOf(
      [start(), ...['apply', 'review', 'decide'].map((id) => node(id, 'userTask')), node('end', 'endEvent')],
      [
        ['start', 'apply'],
        ['apply', 'review'],
        ['review', 'decide'],
        ['decide', 'end'],
      ],
    );
    const begun = begin(process);
    const applied = step(process, begun, { type: 'task.complete', task: taskAt(begun, 'apply') });
    const review = taskAt(applied, 'review');
    const takeBack: KernelCommand = { type: 'task.takeBack', element: 'apply', scope: 0, tokens: [review] };
    expect(step(process, applied, takeBack).state.tokens).toMatchObject([{ at: 'apply', waits: 'task' }]);
    const reviewed = step(process, applied, { type: 'task.complete', task: review });
    expect(advance(process, reviewed, takeBack, { now: 0 })).toMatchObject({ code: 'kernel.takeBackGone' });
  });

  it('a branch stays beside the other one, although a way back leads from behind the join to both', () => {
    const backTo = (target: string) => ({ settings: { outcomes: [], sendBackTo: [target] } });
    const process = processOf(
      [
        start(),
        node('merge', 'exclusiveGateway'),
        node('fork', 'parallelGateway'),
        node('draft', 'userTask'),
        node('seal', 'userTask', backTo('draft')),
        node('visit', 'userTask', backTo('draft')),
        node('join', 'parallelGateway'),
        node('decide', 'userTask'),
        node('choice', 'exclusiveGateway', { default: 'f9' }),
        node('end', 'endEvent'),
      ],
      [
        ['start', 'merge'],
        ['merge', 'fork'],
        ['fork', 'draft'],
        ['draft', 'seal'],
        ['fork', 'visit'],
        ['seal', 'join'],
        ['visit', 'join'],
        ['join', 'decide'],
        ['decide', 'choice'],
        ['choice', 'end'],
        ['choice', 'merge'],
      ],
    );
    const begun = begin(process);
    const drafted = step(process, begun, { type: 'task.complete', task: taskAt(begun, 'draft') });
    const from = (element: string): KernelCommand => ({
      type: 'task.sendBack',
      task: taskAt(drafted, element),
      target: 'draft',
    });
    expect(advance(process, drafted, from('visit'), { now: 0 })).toMatchObject({ code: 'kernel.sendBackNotBehind' });
    const redrafted = step(process, drafted, from('seal'));
    expect(redrafted.state.tokens.map(({ at }) => at).sort()).toEqual(['draft', 'visit']);
    expect(taskAt(redrafted, 'visit')).toBe(taskAt(begun, 'visit'));
  });

  it('a name is that of the innermost scope that declares it', () => {
    const process = processOf(
      [
        start(),
        node('outer', 'subProcess'),
        node('inner', 'subProcess', { scope: 'outer' }),
        node('look', 'scriptTask', { scope: 'inner', detail: { script: 'wind', resultVariable: 'seen' } }),
        node('end', 'endEvent'),
      ],
      [
        ['start', 'outer'],
        ['outer', 'end'],
      ],
    );
    Object.assign(process, {
      entries: { kite: ['start'], outer: ['inner'], inner: ['look'] },
      declares: { outer: { wind: '1' }, inner: { wind: '2' } },
    });
    expect(begin(process)).toMatchObject({ state: { ended: 'completed' }, data: { seen: 2 } });
  });

  it('an output goes around the activity, also under the name of a value of its own', () => {
    const detail = { locals: { size: '3' }, outputs: [{ from: 'size', to: 'size' }] };
    const process = processOf(
      [start(), node('measure', 'task', { detail: detail as never }), node('end', 'endEvent')],
      [
        ['start', 'measure'],
        ['measure', 'end'],
      ],
    );
    expect(begin(process).data).toEqual({ size: 3 });
  });
});
