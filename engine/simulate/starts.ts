import { type Trigger, triggersOf } from '../bpmn/detail.ts';
import { isGlobalTask } from '../bpmn/index.ts';
import type { FlowNode, Process } from '../bpmn/model.ts';
import type { JsonObject } from '../json.ts';
import { begin, type Case, type World } from './world.ts';

/** A place outside every case where a trigger begins one. */
export interface StartPlace {
  process: Process;
  node: FlowNode;
  /** Which of the node's triggers it is. */
  trigger: number;
}

/** Whether a process begins by itself: with a none start event or implicitly. Global tasks only run when they are called. */
export const beginsByItself = (process: Process): boolean =>
  !isGlobalTask(process) && (process.entries?.[process.id] ?? []).length > 0;

/** Start events, instantiating receive tasks and events behind instantiating gateways with such a trigger. */
export const startPlaces = (world: World, matches: (trigger: Trigger) => boolean): StartPlace[] =>
  world.definitions.processes.flatMap((process) => placesIn(process, matches));

function placesIn(process: Process, matches: (trigger: Trigger) => boolean): StartPlace[] {
  return process.starts
    .flatMap((id) => process.nodes[id] ?? [])
    .flatMap((node) => [node, ...branchesOf(process, node)])
    .flatMap((node) => {
      const trigger = triggersOf(node).findIndex(matches);
      return trigger < 0 ? [] : [{ process, node, trigger }];
    });
}

const branchesOf = (process: Process, node: FlowNode): FlowNode[] =>
  node.type === 'eventBasedGateway'
    ? node.outgoing.flatMap((flow) => process.nodes[process.flows[flow]?.target ?? ''] ?? [])
    : [];

/** The trigger of a start has happened. A parallel multiple start event waits until all of its triggers have. */
export function startAt(world: World, { process, node, trigger }: StartPlace, data: JsonObject): Case | undefined {
  if (node.event === 'parallelMultiple' && !allMet(world, process, node, trigger)) return undefined;
  return begin(world, process, data, { element: node.id });
}

function allMet(world: World, process: Process, node: FlowNode, trigger: number): boolean {
  const key = `${process.id}/${node.id}`;
  const met = (world.met.get(key) ?? new Set<number>()).add(trigger);
  world.met.set(key, met);
  if (met.size < triggersOf(node).length) return false;
  world.met.delete(key);
  return true;
}
