import { triggersOf } from '../bpmn/detail.ts';
import type { FlowNode } from '../bpmn/model.ts';
import type { JsonObject } from '../json.ts';
import type { KernelFact } from '../kernel/types.ts';
import { type StartPlace, startAt, startPlaces } from './starts.ts';
import { type Case, type Letter, step, type World } from './world.ts';

/** Takes what was thrown where it belongs: signals to everybody, messages to one receiver for each message flow. */
export function route(world: World): void {
  for (let thrown = world.outbox.shift(); thrown; thrown = world.outbox.shift()) {
    const { case: from, fact } = thrown;
    if (fact.type === 'signal.thrown') broadcast(world, fact.signal, {}, from);
    if (fact.type === 'message.thrown') post(world, letterOf(from, fact));
  }
}

type Thrown = Extract<KernelFact, { type: 'message.thrown' }>;

const letterOf = (from: Case, { element, message, key, data }: Thrown): Letter => ({
  name: message,
  ...(key === undefined ? {} : { key }),
  ...(data === undefined ? {} : { data }),
  from: { case: from, element },
});

/** A signal reaches every waiting place of the run and every start event for it. Its own case had it when it was thrown. */
export function broadcast(world: World, signal: string, data: JsonObject, from?: Case): void {
  const others = world.cases.filter((other) => other !== from && !other.state.ended);
  const places = startPlaces(world, (trigger) => trigger.signal === signal);
  for (const other of others) step(world, other, { type: 'signal.deliver', name: signal, data });
  for (const place of places) startAt(world, place, data);
}

/** Delivers a message, or keeps it until somebody waits for it. */
export function post(world: World, letter: Letter): void {
  if (!leavesTheRun(world, letter) && !deliver(world, letter)) world.letters.push(letter);
}

/** Messages that nobody has caught are tried again, the oldest first. True if one of them was caught. */
export function retry(world: World): boolean {
  const at = world.letters.findIndex((letter) => deliver(world, letter));
  if (at >= 0) world.letters.splice(at, 1);
  return at >= 0;
}

const flowsFrom = ({ definitions }: World, { from }: Letter) =>
  definitions.messageFlows.filter(({ source }) => source === from?.element || source === from?.case.process.id);

/** All its message flows end at participants that do not run here. */
function leavesTheRun(world: World, letter: Letter): boolean {
  const flows = flowsFrom(world, letter);
  return flows.length > 0 && flows.every(({ target }) => !runsHere(world, target));
}

const runsHere = ({ definitions }: World, target: string): boolean =>
  definitions.processes.some((process) => process.id === target || process.nodes[target] !== undefined);

function deliver(world: World, letter: Letter): boolean {
  const targets = flowsFrom(world, letter).map(({ target }) => target);
  const here = targets.filter((target) => runsHere(world, target));
  if (here.length === 0) return deliverByName(world, letter);
  return here.map((target) => deliverTo(world, letter, target)).some((done) => done);
}

/** Who waits for it comes first, the sender's own case last; else it begins a case. */
function deliverByName(world: World, letter: Letter): boolean {
  const sender = letter.from?.case;
  const others = world.cases.filter((other) => other !== sender);
  const places = startPlaces(world, ({ message }) => message?.name === letter.name);
  const starts = places.filter(({ process }) => process !== sender?.process);
  return (
    others.some((other) => hand(world, other, letter, letter.name)) ||
    starts.some((place) => open(world, place, letter)) ||
    (sender !== undefined && hand(world, sender, letter, letter.name))
  );
}

/** To the element, or the process, that a message flow leads to; the receiver's name for the message counts. */
function deliverTo(world: World, letter: Letter, target: string): boolean {
  const isHere = (process: string, node?: FlowNode) => process === target || node?.id === target;
  const receivers = world.cases.filter(({ process }) => process.id === target || process.nodes[target] !== undefined);
  const names = receivers.map(({ process }) => nameAt(process.nodes[target], letter.name));
  const places = startPlaces(world, ({ message }) => message !== undefined).filter(({ process, node }) =>
    isHere(process.id, node),
  );
  const fitting = places.filter(({ node }) => node.id === target || nameAt(node, letter.name) === letter.name);
  return (
    receivers.some((receiver, index) => hand(world, receiver, letter, names[index] ?? letter.name)) ||
    fitting.some((place) => open(world, place, letter))
  );
}

function nameAt(node: FlowNode | undefined, name: string): string {
  const names = node ? triggersOf(node).flatMap(({ message }) => message?.name ?? []) : [];
  return names.includes(name) ? name : (names[0] ?? name);
}

function hand(world: World, receiver: Case, { key, data }: Letter, name: string): boolean {
  if (receiver.state.ended) return false;
  const command = { type: 'message.deliver' as const, name, ...(key === undefined ? {} : { key }), data: data ?? {} };
  return step(world, receiver, command) === undefined;
}

function open(world: World, place: StartPlace, { data }: Letter): boolean {
  const waits = place.node.event === 'parallelMultiple';
  return startAt(world, place, data ?? {}) !== undefined || waits;
}
