import type { FlowNode } from '../../bpmn/model.ts';
import { label, userTasks } from '../graph.ts';
import type { Finding, ProcessRule } from '../types.ts';

const code = 'lint.taskOutcomes';

function faults(node: FlowNode): string[] {
  const { outcomes } = node.settings;
  if (outcomes.length === 0) return ['没有办理结果，经办人没有可点的按钮。请至少添加一个办理结果。'];
  const ids = outcomes.map((outcome) => outcome.id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  const unnamed = outcomes.filter((outcome) => !outcome.name.trim());
  return [
    ...[...new Set(twice)].map((id) => `有两个办理结果的标识都是 ${id}。请改成不同的标识。`),
    ...unnamed.map((outcome) => `的办理结果 ${outcome.id || '（无标识）'} 没有名称。请填写按钮上显示的文字。`),
  ];
}

/** A user task is left by one of its outcomes; each needs an id of its own and a name. */
export const taskOutcomes: ProcessRule = (process) =>
  userTasks(process).flatMap((node) =>
    faults(node).map(
      (text): Finding => ({ severity: 'error', code, element: node.id, message: `环节${label(node)}${text}` }),
    ),
  );
