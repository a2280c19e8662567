import type { Flow, FlowNode, Process } from '../model.ts';
import { bodyOf, childOf, childrenOf, type Element, localName, textOf } from './element.ts';
import { checkForeign } from './foreign.ts';
import { type LanePlan, readLanes } from './lanes.ts';
import { DECORATION, readNode } from './node.ts';
import type { Report } from './report.ts';

interface Draft extends LanePlan {
  nodes: Record<string, FlowNode>;
  flows: Record<string, Flow>;
}

/** Compiles one process element to plain JSON. What is wrong goes to the report. */
export function readProcess(element: Element, digest: string, report: Report): Process {
  const id = element.id ?? '';
  const draft: Draft = { nodes: {}, flows: {}, lanes: {}, laneOf: new Map() };
  checkForeign(element, report);
  readContainer(element, id, draft, report);
  connect(draft);
  const starts = Object.values(draft.nodes).filter((node) => node.type === 'startEvent' && node.scope === id);
  return {
    id,
    ...(element.name === undefined ? {} : { name: element.name }),
    digest,
    nodes: draft.nodes,
    flows: draft.flows,
    lanes: draft.lanes,
    starts: starts.map((start) => start.id),
  };
}

function readContainer(container: Element, scope: string, draft: Draft, report: Report): void {
  readLanes(container, draft, report);
  for (const element of childrenOf(container, 'flowElements')) {
    const type = localName(element);
    if (type === 'sequenceFlow') readFlow(element, draft, report);
    else if (!DECORATION.has(type)) readFlowNode(element, scope, draft, report);
  }
}

function readFlowNode(element: Element, scope: string, draft: Draft, report: Report): void {
  const node = readNode(element, scope, draft.laneOf.get(element.id ?? ''), report);
  if (!node) return;
  draft.nodes[node.id] = node;
  if (node.type === 'subProcess') readContainer(element, node.id, draft, report);
}

function readFlow(element: Element, draft: Draft, report: Report): void {
  const source = childOf(element, 'sourceRef')?.id;
  const target = childOf(element, 'targetRef')?.id;
  if (element.id === undefined || source === undefined || target === undefined) {
    report.add('bpmn.dangling', '顺序流没有连接起点或终点，请重新连接或删除。', element.id);
    return;
  }
  const condition = bodyOf(element, 'conditionExpression');
  const language = textOf(childOf(element, 'conditionExpression') ?? element, 'language');
  if (language !== undefined && !/feel/i.test(language))
    report.add('bpmn.unsupported', `流转条件只支持 FEEL，不支持“${language}”，请改写。`, element.id);
  draft.flows[element.id] = {
    id: element.id,
    source,
    target,
    ...(element.name === undefined ? {} : { name: element.name }),
    ...(condition === undefined ? {} : { condition }),
  };
}

/** Fills in the reverse references: flows at nodes, boundary events at activities. */
function connect({ nodes, flows }: Draft): void {
  for (const flow of Object.values(flows)) {
    nodes[flow.source]?.outgoing.push(flow.id);
    nodes[flow.target]?.incoming.push(flow.id);
  }
  for (const node of Object.values(nodes))
    if (node.attachedTo !== undefined) nodes[node.attachedTo]?.boundary.push(node.id);
}
