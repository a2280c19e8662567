import type { FlowNode, Process } from '../../bpmn/model.ts';
import { conditionsAfter, label, mentions, userTasks } from '../graph.ts';
import type { Finding, ProcessRule } from '../types.ts';

const code = 'lint.outcomeRouted';
/** Outcomes after which the case must not simply go on. */
const diverting = new Set(['deny', 'notAccept', 'supplement']);

function unrouted(process: Process, node: FlowNode): Finding[] {
  const { texts, hasDefault } = conditionsAfter(process, node);
  const missing = node.settings.outcomes.filter((outcome) => !texts.some((text) => mentions(text, outcome.id)));
  if (texts.length > 0 && !hasDefault) {
    return missing.map((outcome) => ({
      severity: 'error',
      code,
      element: node.id,
      message: `环节${label(node)}的办理结果“${outcome.name}”没有去向：后面的分支条件都没有提到它，也没有默认分支。请补一条条件为 outcome = "${outcome.id}" 的连线，或设置默认分支。`,
    }));
  }
  const regular = node.settings.outcomes.some((outcome) => !diverting.has(outcome.kind));
  if (texts.length > 0 || !regular) return [];
  return missing
    .filter((outcome) => diverting.has(outcome.kind))
    .map((outcome) => ({
      severity: 'error',
      code,
      element: node.id,
      message: `环节${label(node)}选“${outcome.name}”后办件仍会走向下一环节。请在其后加排他网关，按办理结果分流。`,
    }));
}

/** Every outcome leads somewhere of its own accord: a condition names it or a default takes it. */
export const outcomeRouted: ProcessRule = (process) => userTasks(process).flatMap((node) => unrouted(process, node));
