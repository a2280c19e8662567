import type { Lane } from '../model.ts';
import { childOf, childrenOf, type Element, textOf } from './element.ts';
import type { Report } from './report.ts';
import { levelOf } from './settings.ts';

export interface LanePlan {
  lanes: Record<string, Lane>;
  /** Innermost lane of each flow node. */
  laneOf: Map<string, Lane>;
}

/** Reads the lanes of a process or sub-process; a nested lane inherits post and level from the one around it. */
export function readLanes(container: Element, plan: LanePlan, report: Report): void {
  for (const set of childrenOf(container, 'laneSets')) readSet(set, undefined, plan, report);
}

function readSet(set: Element, outer: Lane | undefined, plan: LanePlan, report: Report): void {
  for (const element of childrenOf(set, 'lanes')) {
    const lane = laneOf(element, outer, report);
    plan.lanes[lane.id] = lane;
    for (const node of childrenOf(element, 'flowNodeRef')) if (node.id !== undefined) plan.laneOf.set(node.id, lane);
    const nested = childOf(element, 'childLaneSet');
    if (nested) readSet(nested, lane, plan, report);
  }
}

function laneOf(element: Element, outer: Lane | undefined, report: Report): Lane {
  const post = textOf(element, 'post') ?? outer?.post;
  const level = levelOf(element, report) ?? outer?.level;
  return {
    id: element.id ?? '',
    ...(element.name === undefined ? {} : { name: element.name }),
    ...(post === undefined ? {} : { post }),
    ...(level === undefined ? {} : { level }),
  };
}
