import { expect, it } from 'vitest';
import { type KernelCommand, readDefinitions } from '#engine';
import { file, flow, row } from '../../bpmn/model.ts';
import { traceOf } from '../harness.ts';
import { newWalk, step, type Walk } from './walk.ts';

/** The smallest models of what random models have found; the steps themselves check every invariant. */
async function walkOf(elements: string, root = ''): Promise<Walk> {
  const read = await readDefinitions(file(elements, root));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const walk = newWalk(read.value.processes);
  expect(step(walk, { type: 'case.start' })).toBe(true);
  return walk;
}

const traces = (walk: Walk): string[] => walk.facts.map(traceOf);

function tokenAt({ case: at }: Walk, element: string): number {
  return at?.state.tokens.find((token) => token.at === element)?.id ?? -1;
}

const NO_FLOW = `<startEvent id="start"/><exclusiveGateway id="choose"/><task id="t"/>${flow('start', 'choose')}${flow('choose', 't', 'false')}`;

it('an element that could not take its flows has completed and is not terminated as well', async () => {
  const walk = await walkOf(NO_FLOW);
  const token = tokenAt(walk, 'choose');
  expect(step(walk, { type: 'error.throw', token, error: 'storm' }), 'no error comes from it any more').toBe(false);
  expect(step(walk, { type: 'case.terminate', reason: '试验' })).toBe(true);
  expect(traces(walk).filter((trace) => trace.endsWith(':choose'))).toEqual([
    'element.entered:choose',
    'element.completed:choose',
  ]);
});

it('a boundary timer without end does not hide a join that stands still', async () => {
  const cycle = '<timerEventDefinition><timeCycle>R/PT1H</timeCycle></timerEventDefinition>';
  const walk = await walkOf(
    `${row('<subProcess id="sub"><task id="pack" startQuantity="2"/></subProcess>', 'sub')}
    <boundaryEvent id="remind" attachedToRef="sub" cancelActivity="false">${cycle}</boundaryEvent><task id="t"/>${flow('remind', 't')}`,
  );
  expect(traces(walk).at(-1)).toBe('incident.raised:pack=kernel.deadlock');
});

it('an ad-hoc sub-process that ends by itself does not hide a join that stands still', async () => {
  const walk = await walkOf(
    row(
      '<adHocSubProcess id="any"><subProcess id="sub"><task id="pack" startQuantity="2"/></subProcess></adHocSubProcess>',
      'any',
    ),
  );
  expect(traces(walk).at(-1)).toBe('incident.raised:pack=kernel.deadlock');
});

it('an event sub-process that undoes its own work without waiting ends when that is undone', async () => {
  const undo = '<boundaryEvent id="undo" attachedToRef="work"><compensateEventDefinition/></boundaryEvent>';
  const walk = await walkOf(
    `${row('<userTask id="rest"/>', 'rest')}<subProcess id="handler" triggeredByEvent="true">
    <startEvent id="blown"><signalEventDefinition signalRef="gale"/></startEvent><task id="work"/>${undo}
    <userTask id="restore" isForCompensation="true"/><association id="a" associationDirection="One" sourceRef="undo" targetRef="restore"/>
    <endEvent id="throw"><compensateEventDefinition waitForCompletion="false"/></endEvent>${flow('blown', 'work')}${flow('work', 'throw')}</subProcess>`,
    '<signal id="gale" name="gale"/>',
  );
  const commands: KernelCommand[] = [{ type: 'signal.deliver', name: 'gale' }];
  for (const command of commands) expect(step(walk, command)).toBe(true);
  expect(step(walk, { type: 'task.complete', task: tokenAt(walk, 'restore') })).toBe(true);
  expect(walk.case?.state.ended).toBe('completed');
});
