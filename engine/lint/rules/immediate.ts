import type { FlowNode } from '../../bpmn/model.ts';
import { label, levelOf, nodesOf, postOf, userTasks } from '../graph.ts';
import type { Finding, ProcessRule } from '../types.ts';

const code = 'lint.immediate';

const waiting = (node: FlowNode) =>
  node.settings.clock === 'pause' ||
  node.type === 'receiveTask' ||
  (node.type === 'intermediateCatchEvent' && (node.event === 'timer' || node.event === 'message'));

/** That the applicant supplies what lacks is no wait of the office. */
const supplements = (node: FlowNode) =>
  node.settings.clockReason === 'supplement' || node.settings.post === 'applicant';

const isWait = (node: FlowNode) => waiting(node) && !supplements(node);

/** 即办件 is finished in one sitting: nothing waits, and no other level takes part. */
export const immediate: ProcessRule = (process, context) => {
  const { item } = context;
  if (!item?.elements.timeLimit.immediate) return [];
  const waits = nodesOf(process)
    .filter(isWait)
    .map(
      (node): Finding => ({
        severity: 'error',
        code,
        element: node.id,
        message: `即办事项的流程里有等待环节${label(node)}，当场办不完。请去掉等待，或把事项改为承诺件。`,
      }),
    );
  const steps = userTasks(process).filter((node) => postOf(process, node) !== 'applicant');
  const level = (node: FlowNode) => item.steps?.[node.id]?.level ?? levelOf(process, node);
  const first = steps.map(level).find((found) => found !== undefined);
  const hops = steps
    .filter((node) => level(node) !== undefined && level(node) !== first)
    .map(
      (node): Finding => ({
        severity: 'error',
        code,
        element: node.id,
        message: `即办事项的环节${label(node)}在另一层级办理，当场办不完。请改为同一层级，或把事项改为承诺件。`,
      }),
    );
  return [...waits, ...hops];
};
