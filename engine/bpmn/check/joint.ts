import { detailOf } from '../detail.ts';
import type { FlowNode, OutcomeKind, Process } from '../model.ts';
import type { Report } from '../read/report.ts';

/** What a signature can say: yes or no, nothing that leads elsewhere. */
const SIGNATURES: OutcomeKind[] = ['approve', 'accept', 'issue', 'submit', 'deny', 'notAccept'];

/** A joint signature (会签) is a multi-instance user task, says when it is decided, and every outcome is for or against. */
export function checkJoint(process: Process, report: Report): void {
  for (const node of Object.values(process.nodes))
    if (node.settings.joint) for (const message of faultsOf(node)) report.add('bpmn.joint', message, node.id);
}

function faultsOf(node: FlowNode): string[] {
  const { loop } = detailOf(node);
  const { joint, outcomes } = node.settings;
  if (!joint || node.type !== 'userTask' || !loop) return ['会签只能设在多实例的用户任务上，请更正。'];
  const share = joint.rule === 'ratio' || joint.rule === 'weighted';
  const { ratio } = joint;
  const faults: string[] = [];
  if (share && (ratio === undefined || !(ratio > 0 && ratio <= 1)))
    faults.push('按比例或按权重会签必须填写通过比例（wutong:ratio），大于0、不超过1。');
  if (!share && ratio !== undefined) faults.push('只有按比例或按权重会签才有通过比例（wutong:ratio），请删除。');
  if (joint.rule === 'inTurn' && !loop.sequential) faults.push('依次会签应设为顺序多实例（isSequential），请更正。');
  if (joint.rule !== 'inTurn' && loop.sequential) faults.push('只有依次会签可以是顺序多实例，请改会签方式或改为并行。');
  if (loop.completion !== undefined) faults.push('会签由会签方式决定何时完成，请删除完成条件。');
  if (outcomes.some(({ kind }) => !SIGNATURES.includes(kind)))
    faults.push('会签环节的办理结果只能是同意或不同意一类，请删除其他结果。');
  return faults;
}
