import { checkExpression } from '../../feel/index.ts';
import { detailOf } from '../detail.ts';
import type { FlowNode, Process } from '../model.ts';
import type { Report } from '../read/report.ts';
import { checkTimer } from '../timer.ts';

/** Every FEEL expression and every timer of the process can be read. */
export function checkExpressions(process: Process, report: Report): void {
  for (const flow of Object.values(process.flows))
    if (flow.condition !== undefined) check(flow.condition, flow.id, report);
  for (const node of Object.values(process.nodes)) checkNode(node, report);
}

function checkNode(node: FlowNode, report: Report): void {
  const { script, message, loop, timer } = detailOf(node);
  for (const text of [script, message?.key, loop?.collection, loop?.cardinality, loop?.completion])
    if (text !== undefined && text !== '') check(text, node.id, report);
  const problem = timer && checkTimer(timer);
  if (problem) report.add(problem.code, problem.message, node.id);
}

function check(expression: string, element: string, report: Report): void {
  const problem = checkExpression(expression);
  if (problem) report.add(problem.code, problem.message, element);
}
