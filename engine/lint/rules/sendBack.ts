import type { FlowNode, Process } from '../../bpmn/model.ts';
import { label, leadingTo, userTasks } from '../graph.ts';
import type { Finding, ProcessRule } from '../types.ts';

function fault(process: Process, node: FlowNode, target: string): string | undefined {
  const to = process.nodes[target];
  if (!to) return `的退回目标 ${target} 不存在。请重新选择退回目标。`;
  if (to.type !== 'userTask') return `的退回目标${label(to)}不是人工环节。请改选人工环节。`;
  if (to.id === node.id) return '把自己设成了退回目标。请去掉。';
  if (leadingTo(process, [node.id]).has(target)) return undefined;
  return `的退回目标${label(to)}不在它之前，办件没有经过那里。请改选前面的环节。`;
}

/** 退回 may aim only at user tasks that the case has passed. */
export const sendBack: ProcessRule = (process) =>
  userTasks(process).flatMap((node) =>
    node.settings.sendBackTo.flatMap((target): Finding[] => {
      const text = fault(process, node, target);
      return text
        ? [{ severity: 'error', code: 'lint.sendBack', element: node.id, message: `环节${label(node)}${text}` }]
        : [];
    }),
  );
