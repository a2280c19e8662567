import { detailOf } from '../detail.ts';
import type { FlowNode, Process } from '../model.ts';
import type { Report } from '../read/report.ts';

/** A link leads from one or more throwing events to exactly one catching event of the same name and scope. */
export function checkLinks(process: Process, report: Report): void {
  const links = Object.values(process.nodes).filter(
    (node) => node.event === 'link' && detailOf(node).link !== undefined,
  );
  for (const node of links) {
    const fellows = links.filter((other) => isPair(node, other));
    const targets = fellows.filter(isTarget);
    if (fellows.length === targets.length || targets.length === 0)
      report.add('bpmn.link', `链接“${detailOf(node).link}”在同一层内没有成对，请补充另一端。`, node.id);
    else if (isTarget(node) && targets[0] !== node)
      report.add('bpmn.link', `链接“${detailOf(node).link}”有多个目标，请只保留一个。`, node.id);
    checkFlows(node, report);
  }
}

const isTarget = (node: FlowNode): boolean => node.type === 'intermediateCatchEvent';
const isPair = (one: FlowNode, other: FlowNode): boolean =>
  one.scope === other.scope && detailOf(one).link === detailOf(other).link;

function checkFlows(node: FlowNode, report: Report): void {
  if (isTarget(node) ? node.incoming.length > 0 : node.outgoing.length > 0)
    report.add('bpmn.link', '链接的来源不能有流出的顺序流，目标不能有流入的顺序流，请删除连线。', node.id);
}
