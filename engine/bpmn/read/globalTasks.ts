import type { NodeDetail } from '../detail.ts';
import type { FlowNode, Process } from '../model.ts';
import { scriptOf } from './activities.ts';
import { dataOf } from './data.ts';
import { type Element, localName, textOf } from './element.ts';
import { checkForeign } from './foreign.ts';
import type { Reading } from './reading.ts';
import { settingsOf } from './settings.ts';

/** Type of the one node of the process that a global task is compiled to. */
const TYPES: Record<string, string> = {
  globalTask: 'task',
  globalUserTask: 'userTask',
  globalManualTask: 'manualTask',
  globalScriptTask: 'scriptTask',
  globalBusinessRuleTask: 'businessRuleTask',
};

export const declaresGlobalTask = (element: Element): boolean => Object.hasOwn(TYPES, localName(element));

/** Ids in XML hold no `#`: the node of a global task has one that nothing else can have. */
const SUFFIX = '#task';

/** Whether a compiled process is that of a global task. */
export const isGlobalTask = (process: Process): boolean => process.nodes[`${process.id}${SUFFIX}`] !== undefined;

/** Id in the file of a compiled node. */
export const elementOf = (id: string): string => (id.endsWith(SUFFIX) ? id.slice(0, -SUFFIX.length) : id);

/** A global task as a process of one node. */
export function readGlobalTask(element: Element, digest: string, reading: Reading): Process {
  const id = element.id ?? '';
  checkForeign(element, reading);
  const node: FlowNode = {
    id: `${id}${SUFFIX}`,
    type: TYPES[localName(element)] ?? 'task',
    ...(element.name === undefined ? {} : { name: element.name }),
    scope: id,
    incoming: [],
    outgoing: [],
    boundary: [],
    settings: settingsOf(element, undefined, reading),
    detail: { ...detailOf(element, reading), ...dataOf(element, false, reading) },
  };
  return {
    id,
    ...(element.name === undefined ? {} : { name: element.name }),
    digest,
    nodes: { [node.id]: node },
    flows: {},
    lanes: {},
    starts: [],
    entries: { [id]: [node.id] },
  };
}

function detailOf(element: Element, reading: Reading): NodeDetail {
  const type = localName(element);
  if (type === 'globalScriptTask') return scriptOf(element, 'scriptLanguage', reading);
  if (type !== 'globalBusinessRuleTask') return {};
  const decision = textOf(element, 'decision');
  const resultVariable = textOf(element, 'resultVariable');
  return {
    ...(decision === undefined ? {} : { decision }),
    ...(resultVariable === undefined ? {} : { resultVariable }),
  };
}
