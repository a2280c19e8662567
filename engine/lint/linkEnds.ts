import type { Element } from '../bpmn/read/element.ts';

interface Node extends Element {
  incoming?: Element[];
  outgoing?: Element[];
}

/**
 * Fills in `incoming` and `outgoing` where a file has only the flows: bpmnlint reads those and would see loose ends.
 * Works on the parsed tree in place.
 */
export function linkEnds(root: Element): void {
  for (const container of containersOf(root)) {
    const elements = (container.flowElements ?? []) as Element[];
    for (const flow of elements)
      if (flow.$type === 'bpmn:SequenceFlow') {
        attach(flow.sourceRef as Node | undefined, 'outgoing', flow);
        attach(flow.targetRef as Node | undefined, 'incoming', flow);
      }
  }
}

function attach(node: Node | undefined, side: 'incoming' | 'outgoing', flow: Element): void {
  if (!node) return;
  const flows = node[side] ?? [];
  if (!flows.includes(flow)) node[side] = [...flows, flow];
}

function containersOf(root: Element): Element[] {
  const open = [...((root.rootElements ?? []) as Element[])];
  const found: Element[] = [];
  for (let element = open.pop(); element; element = open.pop()) {
    if (!Array.isArray(element.flowElements)) continue;
    found.push(element);
    open.push(...(element.flowElements as Element[]));
  }
  return found;
}
