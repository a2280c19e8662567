import fc from 'fast-check';
import { expect, it } from 'vitest';
import { advance, isRefusal, type KernelCommand, type KernelFact, type KernelStep, type Process } from '#engine';
import { node, processOf, start } from './byHand.ts';
import { deepFreeze, stored } from './harness.ts';

const TYPES = [
  'task',
  'userTask',
  'userTask',
  'serviceTask',
  'exclusiveGateway',
  'parallelGateway',
  'inclusiveGateway',
  'complexGateway',
  'endEvent',
] as const;

type NodeType = (typeof TYPES)[number];

const WAITING = new Set<NodeType>(['userTask', 'serviceTask']);

/** Flows ask for the last outcome; a default makes sure that one is taken. */
const CONDITIONS = [undefined, 'outcome = "left"', 'outcome = "right"', 'false'];

interface Plan {
  types: NodeType[];
  edges: [from: number, to: number, condition: number][];
}

/** Any graph: cyclic, splits without joins, joins without splits, parts that nothing leads to. */
const plan: fc.Arbitrary<Plan> = fc.record({
  types: fc.array(fc.constantFrom(...TYPES), { minLength: 3, maxLength: 10 }),
  edges: fc.array(fc.tuple(fc.nat(9), fc.nat(9), fc.nat(CONDITIONS.length - 1)), { minLength: 2, maxLength: 18 }),
});

const DETAILS: Partial<Record<NodeType, object>> = {
  complexGateway: { activation: 'activationCount >= 2' },
  task: { startQuantity: 2 },
};

function drawn({ types, edges }: Plan): Process {
  const nodes = types.map((type, at) =>
    node(`n${at}`, type, { event: 'none', detail: (DETAILS[type] ?? {}) as never }),
  );
  const kept = edges.filter(
    ([from, to]) =>
      from < types.length &&
      to < types.length &&
      types[from] !== 'endEvent' &&
      // What goes back rests there: loops without a rest only end in `kernel.tooManySteps`.
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

const commandsFor = ({ state }: KernelStep, outcome: string): KernelCommand[] =>
  state.tokens.flatMap((token): KernelCommand[] => {
    if (token.waits === 'task') return [{ type: 'task.complete', task: token.id, outcome }];
    if (token.waits === 'job') return [{ type: 'job.complete', job: token.id }];
    return token.waits === 'incident' ? [{ type: 'incident.retry', token: token.id }] : [];
  });

/** What was entered and has not left is what rests; a case that has not ended has somebody who can go on. */
function check(step: KernelStep, facts: KernelFact[]): void {
  const alive = new Set<number>();
  for (const fact of facts) {
    if (fact.type === 'element.entered') alive.add(fact.token);
    if (fact.type === 'element.completed' || fact.type === 'element.terminated')
      expect(alive.delete(fact.token)).toBe(true);
  }
  const { tokens, ended } = step.state;
  const inside = tokens.filter(({ waits, retry }) => waits !== 'join' && retry !== 'arrive' && retry !== 'leave');
  expect([...alive].sort()).toEqual(inside.map(({ id }) => id).sort());
  expect(tokens.length === 0).toBe(ended !== undefined);
  if (!ended) expect(tokens.some(({ waits }) => waits !== 'join')).toBe(true);
}

it('never loses a token, throws or stands still on any graph', { timeout: 120_000 }, () => {
  let incidents = 0;
  let ended = 0;
  fc.assert(
    fc.property(plan, fc.array(fc.nat(100), { maxLength: 15 }), (graph, dice) => {
      const process = deepFreeze(drawn(graph));
      let step: KernelStep | null = null;
      const facts: KernelFact[] = [];
      for (const die of [0, ...dice]) {
        const commands: KernelCommand[] = step
          ? commandsFor(step, die % 2 ? 'left' : 'right')
          : [{ type: 'case.start' }];
        const command = commands[die % commands.length];
        if (!command || step?.state.ended || (step?.state.tokens.length ?? 0) > 500) break;
        const result = advance(process, deepFreeze(step), command, { now: 0 });
        if (isRefusal(result)) throw new Error(result.message);
        step = stored(result);
        facts.push(...result.facts);
        check(step, facts);
      }
      if (step?.state.ended) ended += 1;
      if (facts.some(({ type }) => type === 'incident.raised')) incidents += 1;
    }),
    { numRuns: 1500, seed: 20261122 },
  );
  expect(Math.min(incidents, ended)).toBeGreaterThan(100);
});
