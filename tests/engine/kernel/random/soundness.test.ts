import fc from 'fast-check';
import { expect, it } from 'vitest';
import { advance, isRefusal, type KernelCommand, type KernelStep, type Process } from '#engine';
import { soundnessOf } from '../../../../engine/lint/soundness/explore.ts';
import { node, processOf, start } from '../byHand.ts';
import { stored } from '../harness.ts';
import { isFull, modelsOr, PATHS, seed, TIMEOUT } from './settings.ts';

const TYPES = [
  'userTask',
  'task',
  'serviceTask',
  'exclusiveGateway',
  'parallelGateway',
  'parallelGateway',
  'inclusiveGateway',
  'endEvent',
] as const;
type NodeType = (typeof TYPES)[number];

interface Graph {
  types: NodeType[];
  /** Elements that end the case, need two tokens, or give two. */
  marks: number[];
  edges: [from: number, to: number, condition: number][];
}

const WAITING = new Set<NodeType>(['userTask', 'serviceTask']);
const CONDITIONS = [undefined, undefined, 'choice = 0', 'choice = 1', 'choice > 1'];

/** Any graph over the elements that the lint walks; it goes back only to where a case rests. */
const graph: fc.Arbitrary<Graph> = fc.record({
  types: fc.array(fc.constantFrom(...TYPES), { minLength: 3, maxLength: 9, size: 'max' }),
  marks: fc.array(fc.nat(30), { minLength: 9, maxLength: 9 }),
  edges: fc.array(fc.tuple(fc.nat(8), fc.nat(8), fc.nat(CONDITIONS.length - 1)), {
    minLength: 3,
    maxLength: 16,
    size: 'max',
  }),
});

function detailOf(type: NodeType, mark: number): object {
  if (type.endsWith('Task') && mark === 1) return { startQuantity: 2 };
  return type.endsWith('Task') && mark === 2 ? { completionQuantity: 2 } : {};
}

function drawn({ types, marks, edges }: Graph): Process {
  const nodes = types.map((type, at) =>
    node(`n${at}`, type, {
      event: type === 'endEvent' && marks[at] === 3 ? 'terminate' : 'none',
      detail: detailOf(type, marks[at] ?? 0) as never,
    }),
  );
  const row = types.slice(1).map((_, at): Graph['edges'][number] => [at, at + 1, 0]);
  const kept = [...row, ...edges].filter(
    ([from, to]) =>
      from < types.length &&
      to < types.length &&
      types[from] !== 'endEvent' &&
      (to > from || WAITING.has(types[to] ?? 'task')),
  );
  const process = processOf(
    [start(), ...nodes],
    [['start', 'n0'], ...kept.map(([from, to]): [string, string] => [`n${from}`, `n${to}`])],
  );
  for (const [at, [, , condition]] of kept.entries()) {
    const flow = process.flows[`f${at + 1}`];
    const text = CONDITIONS[condition];
    if (flow && text !== undefined) flow.condition = text;
  }
  for (const { outgoing, ...each } of Object.values(process.nodes)) {
    const last = process.flows[outgoing.at(-1) ?? ''];
    if (last && each.type !== 'parallelGateway') Object.assign(process.nodes[each.id] ?? {}, { default: last.id });
    if (last) delete last.condition;
  }
  return process;
}

/** Joins at which one random run of the case stood still. */
function deadlocksOf(process: Process, dice: readonly number[]): string[] {
  let step: KernelStep | null = null;
  for (const die of [0, ...dice]) {
    const commands = step ? commandsFor(step, die) : [{ type: 'case.start', data: { choice: 0 } } as const];
    const command = commands[Math.floor(die / 4) % Math.max(1, commands.length)];
    if (!command || step?.state.ended || (step?.state.tokens.length ?? 0) > 60) return [];
    const result = advance(process, step, command, { now: 0 });
    if (isRefusal(result)) throw new Error(result.message);
    step = stored(result);
    const stuck = step.facts.flatMap((fact) =>
      fact.type === 'incident.raised' && fact.code === 'kernel.deadlock' ? [fact.element] : [],
    );
    if (stuck.length > 0) return stuck;
  }
  return [];
}

const commandsFor = ({ state }: KernelStep, die: number): KernelCommand[] =>
  state.tokens.flatMap((token): KernelCommand[] => {
    const data = { choice: die % 4 };
    if (token.waits === 'task') return [{ type: 'task.complete', task: token.id, data }];
    if (token.waits === 'job') return [{ type: 'job.complete', job: token.id, result: data }];
    return token.waits === 'incident' ? [{ type: 'incident.retry', token: token.id }] : [];
  });

const paths = fc.array(fc.array(fc.nat(1000), { minLength: 4, maxLength: 20, size: 'max' }), {
  minLength: PATHS * 3,
  maxLength: PATHS * 3,
});

it('a join at which the kernel stands still has been found by the lint', { timeout: TIMEOUT }, () => {
  const count = { models: 0, sound: 0, undecided: 0, flooded: 0, deadlocks: 0 };
  fc.assert(
    fc.property(graph, paths, (plan, all) => {
      const process = drawn(plan);
      const { decided, deadlocks, floods } = soundnessOf(process);
      const warned = deadlocks.map(({ join }) => join);
      const open = !decided || floods.length > 0;
      count.models += 1;
      if (!decided) count.undecided += 1;
      else if (open) count.flooded += 1;
      else if (warned.length === 0) count.sound += 1;
      for (const dice of all)
        for (const join of deadlocksOf(process, dice)) {
          count.deadlocks += 1;
          if (!open) expect(warned, `stands still at ${join}`).toContain(join);
        }
    }),
    { numRuns: modelsOr(600), seed },
  );
  expect(Math.min(count.deadlocks, count.sound)).toBeGreaterThan(100);
  if (isFull) console.log(count);
});
