import type { Flow, FlowNode, Process } from '../model.ts';
import { declaredBy } from './data.ts';
import { childOf, childrenOf, type Element, localName } from './element.ts';
import { readEntries } from './entries.ts';
import { expressionOf } from './expression.ts';
import { checkForeign } from './foreign.ts';
import { type LanePlan, readLanes } from './lanes.ts';
import { CONTAINERS, DECORATION, readNode } from './node.ts';
import type { Reading } from './reading.ts';

interface Draft extends LanePlan {
  nodes: Record<string, FlowNode>;
  flows: Record<string, Flow>;
  declares: Record<string, Record<string, string | null>>;
}

/** Compiles one process element to plain JSON. What is wrong goes to the report. */
export function readProcess(element: Element, digest: string, reading: Reading): Process {
  const id = element.id ?? '';
  const draft: Draft = { nodes: {}, flows: {}, lanes: {}, laneOf: new Map(), declares: {} };
  checkForeign(element, reading);
  readContainer(element, id, draft, reading);
  connect(draft);
  orderOutgoing(element, draft);
  for (const node of Object.values(draft.nodes)) settleInstantiation(node, draft);
  return {
    id,
    ...(element.name === undefined ? {} : { name: element.name }),
    digest,
    nodes: draft.nodes,
    flows: draft.flows,
    lanes: draft.lanes,
    ...readEntries(id, draft.nodes),
    ...(Object.keys(draft.declares).length === 0 ? {} : { declares: draft.declares }),
  };
}

function readContainer(container: Element, scope: string, draft: Draft, reading: Reading): void {
  readLanes(container, draft, reading);
  const declared = declaredBy(container, reading);
  if (Object.keys(declared).length > 0) draft.declares[scope] = declared;
  for (const element of childrenOf(container, 'flowElements')) {
    const type = localName(element);
    if (type === 'sequenceFlow') readFlow(element, draft, reading);
    else if (!DECORATION.has(type)) readFlowNode(element, scope, draft, reading);
  }
}

function readFlowNode(element: Element, scope: string, draft: Draft, reading: Reading): void {
  const node = readNode(element, scope, draft.laneOf.get(element.id ?? ''), reading);
  if (!node) return;
  draft.nodes[node.id] = node;
  if (CONTAINERS.has(node.type)) readContainer(element, node.id, draft, reading);
}

function readFlow(element: Element, draft: Draft, reading: Reading): void {
  const source = childOf(element, 'sourceRef')?.id;
  const target = childOf(element, 'targetRef')?.id;
  if (source === undefined || target === undefined) {
    reading.add('bpmn.dangling', '顺序流没有连接起点或终点，请重新连接或删除。', element.id);
    return;
  }
  const id = element.id ?? freeId(`${source}→${target}`, draft);
  const condition = expressionOf(element, 'conditionExpression', element, reading, '流转条件');
  draft.flows[id] = {
    id,
    source,
    target,
    ...(element.name === undefined ? {} : { name: element.name }),
    ...(condition === undefined ? {} : { condition }),
  };
}

/** The standard lets a flow have no id. Ids in XML hold no arrow: one made of the ends can only meet its like. */
function freeId(id: string, { flows }: Draft): string {
  let free = id;
  for (let count = 2; flows[free]; count++) free = `${id}${count}`;
  return free;
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

/** Conditions are tried in the order that the element itself lists its flows in, where it does. */
function orderOutgoing(container: Element, draft: Draft): void {
  for (const element of childrenOf(container, 'flowElements')) {
    const listed = childrenOf(element, 'outgoing').map((flow) => flow.id);
    const node = draft.nodes[element.id ?? ''];
    if (node && node.outgoing.length > 1 && listed.length > 0)
      node.outgoing.sort((one, other) => placeIn(listed, one) - placeIn(listed, other));
    orderOutgoing(element, draft);
  }
}

const placeIn = (listed: unknown[], id: string): number => {
  const place = listed.indexOf(id);
  return place < 0 ? listed.length : place;
};

/** After a start event, an instantiating element waits as any other: the process runs already (§10.3.3, §10.5.6). */
function settleInstantiation(node: FlowNode, { nodes, flows }: Draft): void {
  if (node.detail.instantiate !== true || node.incoming.length === 0) return;
  const sources = node.incoming.map((flow) => nodes[flows[flow]?.source ?? '']);
  if (sources.every((source) => source?.type === 'startEvent')) delete node.detail.instantiate;
}
