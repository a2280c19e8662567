import type { FlowNode, Process } from '../../bpmn/model.ts';
import { isGateway, label, mentions, nodesOf } from '../graph.ts';
import type { Finding, ProcessRule } from '../types.ts';

const onlyOutcome = /^\s*outcome\s*=\s*"[^"]*"(\s+or\s+outcome\s*=\s*"[^"]*")*\s*$/;

/** All ways in are tasks, and every outcome they offer has a branch of its own. */
function covered(process: Process, gateway: FlowNode): boolean {
  const texts = gateway.outgoing
    .flatMap((id) => process.flows[id]?.condition ?? [])
    .filter((text) => onlyOutcome.test(text));
  const sources = gateway.incoming.flatMap((id) => process.nodes[process.flows[id]?.source ?? ''] ?? []);
  const outcomes = sources.flatMap((node) => node.settings.outcomes);
  return (
    outcomes.length > 0 &&
    sources.every((node) => node.type === 'userTask') &&
    outcomes.every((outcome) => texts.some((text) => mentions(text, outcome.id)))
  );
}

/** A gateway whose conditions may all be false needs a default branch. */
export const gatewayDefault: ProcessRule = (process) =>
  nodesOf(process)
    .filter((node) => isGateway(node) && node.outgoing.length > 1 && !node.default && !covered(process, node))
    .map(
      (node): Finding => ({
        severity: 'error',
        code: 'lint.gatewayDefault',
        element: node.id,
        message: `网关${label(node)}没有默认分支，条件都不成立时办件会卡住。请把其中一条连线设为默认分支。`,
      }),
    );
