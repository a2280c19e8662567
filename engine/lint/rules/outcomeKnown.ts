import type { FlowNode, Process } from '../../bpmn/model.ts';
import { gatewayAfter, label, userTasks } from '../graph.ts';
import type { Finding, ProcessRule } from '../types.ts';

const literal = /\boutcome\s*=\s*"([^"]*)"/g;

function flowsAfter(process: Process, node: FlowNode): string[] {
  return [...node.outgoing, ...(gatewayAfter(process, node)?.outgoing ?? [])];
}

/** A condition that asks for an outcome nobody can choose never holds: mostly a typing error. */
export const outcomeKnown: ProcessRule = (process) => {
  const offered = new Map<string, Set<string>>();
  for (const node of userTasks(process)) {
    for (const flow of flowsAfter(process, node)) {
      const ids = offered.get(flow) ?? new Set<string>();
      for (const outcome of node.settings.outcomes) ids.add(outcome.id);
      offered.set(flow, ids);
    }
  }
  return [...offered].flatMap(([id, ids]) => {
    const flow = process.flows[id];
    const source = flow && process.nodes[flow.source];
    const asked = [...(flow?.condition ?? '').matchAll(literal)].map((match) => match[1] ?? '');
    return asked
      .filter((outcome) => !ids.has(outcome) && source)
      .map(
        (outcome): Finding => ({
          severity: 'error',
          code: 'lint.outcomeKnown',
          element: id,
          message: `连线${flow?.name ? `「${flow.name}」` : ` ${id} `}的条件要求办理结果“${outcome}”，但前面的环节没有这个结果${source ? `（起点${label(source)}）` : ''}。请核对标识。`,
        }),
      );
  });
};
