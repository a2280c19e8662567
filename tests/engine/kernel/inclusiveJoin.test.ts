import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Process, Token } from '#engine';
import { fireJoin } from '../../../engine/kernel/joins.ts';
import { createRun } from '../../../engine/kernel/run.ts';
import { node, processOf, start } from './byHand.ts';

const SIZE = 6;
const NODES = Array.from({ length: SIZE }, (_, at) => `n${at}`);

interface Situation {
  process: Process;
  /** Incoming flows of the join that have a token. */
  filled: string[];
  /** Elements at which other tokens rest. */
  elsewhere: string[];
}

/** Any graph of tasks around one inclusive gateway, cyclic and unstructured, with tokens anywhere. */
const situation: fc.Arbitrary<Situation> = fc
  .record({
    edges: fc.array(fc.tuple(fc.constantFrom(...NODES, 'join'), fc.constantFrom(...NODES, 'join')), {
      minLength: 4,
      maxLength: 14,
    }),
    filled: fc.array(fc.nat(5), { minLength: 1, maxLength: 3 }),
    elsewhere: fc.array(fc.constantFrom(...NODES), { minLength: 1, maxLength: 3 }),
  })
  .map(({ edges, filled, elsewhere }) => {
    const nodes = [start(), ...NODES.map((id) => node(id, 'userTask')), node('join', 'inclusiveGateway')];
    const process = processOf(nodes, [...edges, ['n0', 'join'], ['n1', 'join'], ['join', 'n2']]);
    const incoming = process.nodes.join?.incoming ?? [];
    return { process, elsewhere, filled: [...new Set(filled.map((at) => incoming[at % incoming.length] ?? ''))] };
  });

/**
 * BPMN 2.0 §13.4.3 word by word: all flows that a directed path can end with which starts at an outgoing flow of `from`
 * and does not visit the gateway before its end.
 */
function endsOfPaths({ flows, nodes }: Process, from: string): Set<string> {
  const reached = new Set(nodes[from]?.outgoing ?? []);
  for (const flow of reached) {
    const target = flows[flow]?.target ?? '';
    if (target !== 'join') for (const next of nodes[target]?.outgoing ?? []) reached.add(next);
  }
  return reached;
}

/** Activated, unless a path from a token ends with an empty incoming flow and none from it ends with a filled one. */
const isActivated = ({ process, filled, elsewhere }: Situation): boolean =>
  elsewhere.every((from) => {
    const ends = endsOfPaths(process, from);
    const incoming = process.nodes.join?.incoming ?? [];
    const toEmpty = incoming.some((flow) => ends.has(flow) && !filled.includes(flow));
    return !toEmpty || filled.some((flow) => ends.has(flow));
  });

it('activates an inclusive join exactly when the standard does, on any graph', () => {
  const seen = { activated: 0, waiting: 0 };
  fc.assert(
    fc.property(situation, (here) => {
      const tokens: Token[] = [
        ...here.filled.map((via, at): Token => ({ id: at + 1, at: 'join', scope: 0, waits: 'join', via })),
        ...here.elsewhere.map((at, index): Token => ({ id: index + 10, at, scope: 0, waits: 'task' })),
      ];
      const run = createRun(here.process, { v: 2, next: 20, tokens, scopes: [], timers: [] }, {}, { now: 0 });
      const activated = isActivated(here);
      seen[activated ? 'activated' : 'waiting'] += 1;
      expect(fireJoin(run)).toBe(activated);
      expect(run.state.tokens.filter(({ waits }) => waits === 'join')).toHaveLength(activated ? 0 : here.filled.length);
    }),
    { numRuns: 3000, seed: 20261122 },
  );
  expect(Math.min(seen.activated, seen.waiting)).toBeGreaterThan(500);
});
