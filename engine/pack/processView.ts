import { type Node, readTree } from '../decision/read/tree.ts';
import type { JsonObject } from '../json.ts';

const NAMESPACES = {
  'http://www.omg.org/spec/BPMN/20100524/MODEL': 'bpmn',
  'https://wutong.dev/bpmn/1': 'wutong',
};

/** Settings of an element that stand in attributes of ours; a limit has its unit beside it. */
export const SETTINGS = ['post', 'level', 'form', 'sendBackTo', 'clock', 'clockReason', 'topic', 'decision', 'result'];

const FLOW_NODE = /(?:[tT]ask|Event|Gateway|[sS]ubProcess|callActivity|transaction)$/;

const views = new Map<string, JsonObject>();
const KEPT = 200;

/**
 * What can be said about a BPMN file part by part: `elements` (steps, events, gateways by id, with post, level, limit and
 * outcomes), `flows` and `lanes`. Layers compare and patch this instead of the text. Never throws: what is no BPMN is empty.
 */
export function processView(xml: string): JsonObject {
  const known = views.get(xml);
  if (known) return known;
  const view = viewOf(readTree(xml, NAMESPACES).root);
  if (views.size >= KEPT) views.clear();
  views.set(xml, view);
  return view;
}

function viewOf(root: Node | undefined): JsonObject {
  const processes = (root?.children ?? []).filter(({ name }) => name === 'process');
  const view = { elements: {}, flows: {}, lanes: {} } as Record<'elements' | 'flows' | 'lanes', JsonObject>;
  for (const process of processes) collect(process, view);
  const [first] = processes;
  return { id: first?.attributes.id ?? '', title: first?.attributes.name ?? first?.attributes.id ?? '', ...view };
}

function collect(scope: Node, view: Record<'elements' | 'flows' | 'lanes', JsonObject>): void {
  for (const node of scope.children) {
    const { id } = node.attributes;
    if (node.name === 'laneSet' || node.name === 'childLaneSet' || node.name === 'lane') collect(node, view);
    if (id === undefined) continue;
    if (node.name === 'lane') view.lanes[id] = { ...named(node), ...settingsOf(node) };
    if (node.name === 'sequenceFlow') view.flows[id] = flowOf(node);
    if (!FLOW_NODE.test(node.name)) continue;
    view.elements[id] = elementOf(node);
    collect(node, view);
  }
}

const named = ({ attributes }: Node): JsonObject => (attributes.name === undefined ? {} : { name: attributes.name });

function flowOf({ attributes, children, name: _, text: __ }: Node): JsonObject {
  const condition = children.find(({ name }) => name === 'conditionExpression')?.text.trim();
  return {
    from: attributes.sourceRef ?? '',
    to: attributes.targetRef ?? '',
    ...(condition === undefined ? {} : { when: condition }),
  };
}

function settingsOf({ attributes }: Node): JsonObject {
  const found = SETTINGS.flatMap((name) => {
    const value = attributes[`wutong:${name}`];
    return value === undefined ? [] : [[name, value] as const];
  });
  const limit = Number(attributes['wutong:limit'] ?? Number.NaN);
  return {
    ...Object.fromEntries(found),
    ...(Number.isFinite(limit)
      ? { limit: { value: limit, unit: attributes['wutong:limitUnit'] ?? 'workingDay' } }
      : {}),
  };
}

function elementOf(node: Node): JsonObject {
  const outcomes = node.children
    .filter(({ name }) => name === 'extensionElements')
    .flatMap(({ children }) => children.filter(({ name }) => name === 'outcomes'))
    .flatMap(({ children }) => children.map(({ attributes }) => ({ ...attributes })));
  const detail = detailOf(node);
  const called = node.attributes.calledElement;
  return {
    type: node.name,
    ...named(node),
    ...settingsOf(node),
    ...(called === undefined ? {} : { calls: called }),
    ...(outcomes.length === 0 ? {} : { outcomes }),
    ...(detail === '' ? {} : { detail }),
  };
}

const SILENT = new Set(['incoming', 'outgoing', 'documentation', 'extensionElements', 'laneSet', 'sequenceFlow']);

/** Timers, messages and loops of an element, in one line. */
function detailOf({ children }: Node): string {
  return children
    .filter(({ name }) => !SILENT.has(name) && !FLOW_NODE.test(name))
    .map((inner) => [inner.text.trim(), detailOf(inner)].filter(Boolean).join(' ') || inner.name)
    .join(' ');
}
