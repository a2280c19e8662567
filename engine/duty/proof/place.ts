import type { FlowNode, Process } from '../../bpmn/model.ts';

/**
 * A token of the abstract game: resting at a node, or waiting before a join on the flow `via`. There is at most one at
 * each place: that any number may be there adds no task and no person.
 */
export interface Place {
  process: Process;
  node: FlowNode;
  /** Join: the flow by which it came. */
  via?: string;
  /** Goes straight to this element when it completes (退回后直送). */
  back?: string;
}

/** Which tokens there are, by their keys. */
export type Marking = ReadonlyMap<string, Place>;

export const keyOf = ({ process, node, via = '', back = '' }: Place): string =>
  `${process.id} ${node.id} ${via} ${back}`;

export const markingKey = (marking: Marking): string => [...marking.keys()].sort().join('\n');

export const withPlaces = (marking: Marking, ...places: Place[]): Marking =>
  new Map([...marking, ...places.map((place): [string, Place] => [keyOf(place), place])]);

export const without = (marking: Marking, gone: (place: Place) => boolean): Marking =>
  new Map([...marking].filter(([, place]) => !gone(place)));

/** Whether a node stands in a scope, at any depth. */
export function isInside({ process, node }: Place, owner: Process, scope: string): boolean {
  if (process !== owner) return false;
  for (let at: FlowNode | undefined = node; at; at = process.nodes[at.scope]) if (at.scope === scope) return true;
  return false;
}
