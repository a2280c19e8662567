import type { CompiledItem, FlowNode } from '#engine';

const FORWARD = new Set(['accept', 'approve', 'issue', 'submit']);
const SIDE_POSTS = new Set(['applicant']);

/**
 * The user tasks of an item in the order in which a smooth case meets them: breadth first along the flows from the
 * start. Steps of the applicant (补正) are detours, not steps.
 */
export function mainSteps(compiled: CompiledItem): FlowNode[] {
  const { nodes, flows, starts } = compiled.process;
  const seen = new Set<string>(starts);
  const queue = [...starts];
  for (const id of queue) {
    for (const flow of nodes[id]?.outgoing ?? []) {
      const target = flows[flow]?.target;
      if (target !== undefined && !seen.has(target)) {
        seen.add(target);
        queue.push(target);
      }
    }
  }
  return queue.flatMap((id) => {
    const node = nodes[id];
    const isStep = node?.type === 'userTask' && !SIDE_POSTS.has(node.settings.post ?? '') && goesForward(node);
    return isStep ? [node] : [];
  });
}

const goesForward = ({ settings }: FlowNode): boolean =>
  settings.outcomes.length === 0 || settings.outcomes.some(({ kind }) => FORWARD.has(kind));
