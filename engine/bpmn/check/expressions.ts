import { checkExpression, compileFeel } from '../../feel/index.ts';
import type { Problem } from '../../result.ts';
import { detailOf, type NodeDetail, type Trigger } from '../detail.ts';
import type { FlowNode, Process } from '../model.ts';
import type { Reading } from '../read/reading.ts';
import { checkTimer } from '../timer.ts';

/** Every FEEL expression and every timer of the process can be read. */
export function checkExpressions(process: Process, reading: Reading): void {
  for (const flow of Object.values(process.flows)) check([flow.condition], flow.id, reading);
  for (const node of Object.values(process.nodes)) checkNode(node, reading);
  for (const [scope, values] of Object.entries(process.declares ?? {})) check(Object.values(values), scope, reading);
}

function checkNode(node: FlowNode, reading: Reading): void {
  const detail = detailOf(node);
  const { script, loop, standardLoop, adHoc, activation } = detail;
  const rules = loop?.behaviorRules ?? [];
  check([script, loop?.cardinality, loop?.completion, activation, adHoc?.completion], node.id, reading);
  check([standardLoop?.condition, ...rules.map((rule) => rule.condition)], node.id, reading);
  check([...transferred(detail, reading), ...Object.values(detail.locals ?? {})], node.id, reading);
  for (const trigger of [detail, ...(detail.triggers ?? [])]) checkTrigger(trigger, node, reading);
}

/** Where a name stands alone, it is looked up as it is and not parsed. */
const transferred = ({ inputs = [], outputs = [], loop }: NodeDetail, { names }: Reading): string[] =>
  [...inputs, ...outputs, { from: loop?.collection ?? '' }]
    .map(({ from }) => from)
    .filter((text) => text !== '' && !names.has(text));

function checkTrigger({ timer, message, condition }: Trigger, node: FlowNode, reading: Reading): void {
  check([message?.key, condition], node.id, reading);
  const problem = timer && checkTimer(timer);
  if (problem) reading.add(problem.code, problem.message, node.id);
}

function check(expressions: (string | null | undefined)[], element: string, reading: Reading): void {
  for (const expression of expressions) {
    const problem = typeof expression === 'string' ? problemOf(expression, reading) : undefined;
    if (problem) reading.add(problem.code, problem.message, element);
  }
}

/** Names of several words have to be known before the expression can be read. */
function problemOf(expression: string, { names }: Reading): Problem | undefined {
  if (names.size === 0) return checkExpression(expression);
  const read = compileFeel(expression, { names: [...names] });
  return read.ok ? undefined : read.problems[0];
}
