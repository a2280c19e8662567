import { expect, it } from 'vitest';
import { advance, isRefusal, type KernelCommand, type KernelStep, type Process, readDefinitions } from '#engine';
import { file, flow, row } from '../engine/bpmn/model.ts';

async function processOf(elements: string): Promise<Process> {
  const read = await readDefinitions(file(elements));
  const process = read.ok ? read.value.processes[0] : undefined;
  if (!process) throw new Error(JSON.stringify(read));
  return process;
}

function step(process: Process, before: KernelStep | null, command: KernelCommand): KernelStep {
  const result = advance(process, before, command, { now: 0 });
  if (isRefusal(result)) throw new Error(result.message);
  return result;
}

const begun = (process: Process): KernelStep => step(process, null, { type: 'case.start' });

const incidents = ({ facts }: KernelStep): string[] =>
  facts.flatMap((fact) => (fact.type === 'incident.raised' ? [fact.code] : []));

const range = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

const counted = (tag: string, cardinality: string, sequential: boolean): string =>
  `<${tag} id="many"><multiInstanceLoopCharacteristics isSequential="${sequential}"><loopCardinality>${cardinality}</loopCardinality></multiInstanceLoopCharacteristics></${tag}>`;

it('10,000 elements in a line', { timeout: 60_000 }, async () => {
  const ids = range(10_000).map((at) => `t${at}`);
  const process = await processOf(row(ids.map((id) => `<task id="${id}"/>`).join(''), ...ids));
  expect(begun(process).state.ended).toBe('completed');
});

it('2,000 parallel branches and their join', { timeout: 60_000 }, async () => {
  const ids = range(2_000).map((at) => `t${at}`);
  const branches = ids.map((id) => `<userTask id="${id}"/>${flow('fork', id)}${flow(id, 'join')}`).join('');
  const process = await processOf(
    row(`<parallelGateway id="fork"/><parallelGateway id="join"/>${branches}`, 'join').replace(
      flow('start', 'join'),
      flow('start', 'fork'),
    ),
  );
  let at = begun(process);
  expect(at.state.tokens).toHaveLength(2_000);
  for (const { id } of at.state.tokens) at = step(process, at, { type: 'task.complete', task: id });
  expect(at.state.ended).toBe('completed');
});

it('10,000,000 instances one after the other: one at a time, in a state that does not grow', {
  timeout: 60_000,
}, async () => {
  const process = await processOf(row(counted('userTask', '10000000', true), 'many'));
  let at = begun(process);
  const size = JSON.stringify(at.state).length;
  for (const _ of range(2_000)) {
    const task = at.state.tokens.find(({ waits }) => waits === 'task')?.id ?? -1;
    at = step(process, at, { type: 'task.complete', task });
  }
  expect(JSON.stringify(at.state).length).toBeLessThan(size + 20);
});

it('10,000,000 instances that nobody works: the command stops, and the case says where', {
  timeout: 60_000,
}, async () => {
  const at = begun(await processOf(row(counted('task', '10000000', true), 'many')));
  expect(incidents(at)).toEqual(['kernel.tooManySteps']);
});

it('10,000,000 instances at once are refused as an incident', async () => {
  const at = begun(await processOf(row(counted('userTask', '10000000', false), 'many')));
  expect(incidents(at)).toHaveLength(1);
  expect(at.state.tokens).toHaveLength(1);
});

const nested = (depth: number): string =>
  depth === 0 ? '<task id="t0"/>' : `<subProcess id="t${depth}">${nested(depth - 1)}</subProcess>`;

it('90 sub-processes in each other', async () => {
  const process = await processOf(row(nested(90), 't90'));
  expect(begun(process).state.ended).toBe('completed');
});

it.each([
  ['in each other', `${'<wutong:a>'.repeat(20_000)}${'</wutong:a>'.repeat(20_000)}`],
  ['side by side', '<wutong:a/>'.repeat(20_000)],
])('20,000 extension elements %s are a problem or nothing, in time', async (_, inside) => {
  const start = performance.now();
  const read = await readDefinitions(
    file(row(`<task id="t"><extensionElements>${inside}</extensionElements></task>`, 't')),
  );
  expect(performance.now() - start).toBeLessThan(10_000);
  if (!read.ok) expect(read.problems.length).toBeLessThan(30_000);
});

it('150,000 elements that BPMN does not know are a problem, in time', async () => {
  const start = performance.now();
  const read = await readDefinitions(file(row(`<task id="t"/>${'<kite/>'.repeat(150_000)}`, 't')));
  expect(performance.now() - start).toBeLessThan(10_000);
  expect(read).toMatchObject({
    ok: false,
    problems: [{ code: 'bpmn.xml', message: expect.stringContaining('<kite/>') }],
  });
});
