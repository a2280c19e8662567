import type { DiagramElement } from '../services.ts';

/** User tasks that can come before an element on the diagram: what 退回 may aim at. */
export function upstreamTasks(element: DiagramElement): DiagramElement[] {
  const seen = new Set<DiagramElement>([element]);
  const open = [element];
  for (let next = open.pop(); next; next = open.pop()) {
    const host = next.businessObject.get('attachedToRef') ? hostOf(next) : undefined;
    const before = [...next.incoming.flatMap((flow) => flow.source ?? []), ...(host ? [host] : [])];
    for (const source of before) {
      if (seen.has(source)) continue;
      seen.add(source);
      open.push(source);
    }
  }
  seen.delete(element);
  return [...seen].filter((one) => one.type === 'bpmn:UserTask').sort((a, b) => a.x - b.x);
}

const hostOf = (element: DiagramElement): DiagramElement | undefined =>
  (element as DiagramElement & { host?: DiagramElement }).host;
