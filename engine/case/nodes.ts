import type { FlowNode } from '../bpmn/model.ts';
import type { CompiledItem } from '../service/types.ts';

/** An element of the item's process or of one that it calls. */
export function nodeOf(compiled: CompiledItem, element: string): FlowNode | undefined {
  const node = compiled.process.nodes[element];
  if (node) return node;
  return Object.values(compiled.calls).find((called) => called.nodes[element])?.nodes[element];
}
