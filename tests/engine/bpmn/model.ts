import { type FlowNode, type Process, readProcesses } from '#engine';

/** A BPMN file around the elements of one executable process; `root` holds messages, errors, other processes. */
export const file = (elements: string, root = ''): string => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:wutong="https://wutong.dev/bpmn/1"
  xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  id="definitions" targetNamespace="https://wutong.dev/kite">
  ${root}
  <process id="kite" name="风筝放飞许可" isExecutable="true">${elements}</process>
</definitions>`;

export const flow = (source: string, target: string, condition?: string): string =>
  `<sequenceFlow id="${source}_${target}" sourceRef="${source}" targetRef="${target}">${
    condition === undefined ? '' : `<conditionExpression><![CDATA[${condition}]]></conditionExpression>`
  }</sequenceFlow>`;

/** Start → the elements named, in a row → end. */
export const row = (elements: string, ...ids: string[]): string => {
  const path = ['start', ...ids, 'end'];
  const flows = path.slice(1).map((id, at) => flow(path[at] ?? '', id));
  return `<startEvent id="start"/>${elements}<endEvent id="end"/>${flows.join('')}`;
};

export async function compile(xml: string): Promise<Process> {
  const result = await readProcesses(xml);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const [process] = result.value;
  if (!process) throw new Error('There is no process.');
  return process;
}

export function nodeOf(process: Process, id: string): FlowNode {
  const node = process.nodes[id];
  if (!node) throw new Error(`There is no node ${id}.`);
  return node;
}

/** `code@element` of every problem. */
export async function problemsOf(xml: string): Promise<string[]> {
  const result = await readProcesses(xml, { file: 'kite.bpmn' });
  if (result.ok) return [];
  for (const problem of result.problems) {
    if (problem.file !== 'kite.bpmn') throw new Error(`A problem without file: ${problem.code}`);
    if (!/[\u4e00-\u9fff]/u.test(problem.message)) throw new Error(`Not Chinese: ${problem.message}`);
  }
  return result.problems.map((problem) => (problem.element ? `${problem.code}@${problem.element}` : problem.code));
}
