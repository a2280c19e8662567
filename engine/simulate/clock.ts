import { triggersOf } from '../bpmn/detail.ts';
import type { FlowNode, Process } from '../bpmn/model.ts';
import { createRun, visitTo } from '../kernel/run.ts';
import { dueOf, nextOf } from '../kernel/timers.ts';
import { settle } from './settle.ts';
import { startAt, startPlaces } from './starts.ts';
import { type Case, contextOf, type StartClock, step, type World } from './world.ts';

/** A timer of a case, or a timer start event. */
type Due = { due: number; open: Case; timer: number } | { due: number; start: StartClock };

/** Sets the timers of the start events of a process that runs. */
export function wind(world: World, process: Process): void {
  const places = startPlaces(world, (trigger) => trigger.timer !== undefined);
  for (const { process: owner, node, trigger } of places) {
    const timer = owner === process ? triggersOf(node)[trigger]?.timer : undefined;
    const due = timer && dueOf(runOf(world, process), visitTo(process, node, 0), timer);
    if (due?.ok) world.clocks.push({ process, node, trigger, ...due.value });
  }
}

/** For timers that belong to no case: their expressions see no data. */
const runOf = (world: World, process: Process) =>
  createRun(process, { v: 2, next: 1, tokens: [], scopes: [], timers: [] }, {}, contextOf(world));

/** A place for timers of no element. */
const NOWHERE: FlowNode = {
  id: '',
  type: 'startEvent',
  scope: '',
  incoming: [],
  outgoing: [],
  boundary: [],
  settings: { outcomes: [], sendBackTo: [] },
  detail: {},
};
const NOTHING: Process = { id: '', digest: '', nodes: {}, flows: {}, lanes: {}, starts: [] };

/** The time that lies an ISO 8601 duration ahead; months and years end on local days, as timers do. */
export function ahead(world: World, duration: string): number {
  const due = dueOf(runOf(world, NOTHING), visitTo(NOTHING, NOWHERE, 0), { kind: 'duration', text: duration });
  return due.ok ? due.value.due : world.now;
}

/** Moves the clock, firing what falls due on the way, each at its own time. */
export function moveTo(world: World, until: number): void {
  for (let next = nextDue(world); next && next.due <= until && !world.exhausted; next = nextDue(world)) {
    world.now = Math.max(world.now, next.due);
    fire(world, next);
    settle(world);
  }
  if (Number.isFinite(until)) world.now = Math.max(world.now, until);
}

/** What falls due first; of the same time the older case, then the older timer. */
function nextDue(world: World): Due | undefined {
  let first: Due | undefined;
  for (const open of world.cases)
    if (!open.state.ended)
      for (const { due, id } of open.state.timers) if (!first || due < first.due) first = { due, open, timer: id };
  for (const start of world.clocks) if (!first || start.due < first.due) first = { due: start.due, start };
  return first;
}

function fire(world: World, next: Due): void {
  if ('start' in next) {
    ring(world, next.start);
    return;
  }
  const refusal = step(world, next.open, { type: 'timer.fire', timer: next.timer });
  // A timer that cannot be fired would be the next one for ever.
  if (refusal) world.exhausted = true;
}

function ring(world: World, clock: StartClock): void {
  const { process, node, trigger, due, repeat } = clock;
  world.clocks.splice(world.clocks.indexOf(clock), 1);
  const timer = triggersOf(node)[trigger]?.timer;
  const fired = { id: 0, token: 0, element: node.id, due, ...(repeat === undefined ? {} : { repeat }) };
  const after = timer && nextOf(runOf(world, process), visitTo(process, node, 0), timer, fired);
  if (after) world.clocks.push({ process, node, trigger, ...after });
  startAt(world, { process, node, trigger }, {});
}
