import type { FlowNode, Process } from '../../bpmn/model.ts';
import { label, nodesOf, postOf, reachableFrom, userTasks } from '../graph.ts';
import type { Finding, LintContext, ProcessRule } from '../types.ts';

const code = 'lint.supplementPath';

function check(process: Process, node: FlowNode, context: LintContext): Finding[] {
  const immediate = context.item?.profile === 'C';
  if (!node.settings.outcomes.some((outcome) => outcome.kind === 'supplement')) {
    const message = `受理环节${label(node)}没有“补正”结果，材料不齐时无法一次性告知。请添加种类为“补正”的办理结果，并连到补正环节。`;
    return [{ severity: immediate ? 'warning' : 'error', code, element: node.id, message }];
  }
  const after = reachableFrom(process, [node.id]);
  const waits = nodesOf(process).some((other) => other.settings.clock === 'pause' && after.has(other.id));
  if (waits) return [];
  const message = `受理环节${label(node)}之后没有停表等待补正的环节，补正期间承诺时限仍在走。请添加“补正”环节并勾选停表。`;
  return [{ severity: 'warning', code, element: node.id, message }];
}

/** One-time notice (BJ-22, R6, R43): acceptance must be able to ask for a supplement, and the clock stands meanwhile. */
export const supplementPath: ProcessRule = (process, context) =>
  userTasks(process)
    .filter((node) => postOf(process, node) === 'acceptance')
    .filter((node) =>
      node.settings.outcomes.some((outcome) => outcome.kind === 'accept' || outcome.kind === 'notAccept'),
    )
    .flatMap((node) => check(process, node, context));
