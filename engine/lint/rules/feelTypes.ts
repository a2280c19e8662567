import { detailOf, triggersOf } from '../../bpmn/detail.ts';
import type { FlowNode, Process } from '../../bpmn/model.ts';
import { isIso } from '../../bpmn/timer.ts';
import { writtenNames } from '../../bpmn/writtenNames.ts';
import { checkExpression, type FeelTypes } from '../../feel/index.ts';
import { label, nodesOf } from '../graph.ts';
import type { Finding, ProcessRule } from '../types.ts';

interface Written {
  element: string;
  what: string;
  text: string;
  /** Names that are known at this place only. */
  local?: FeelTypes;
}

/** Every name that an expression uses is known, and its types fit: else it gives nothing but null, without a word. */
export const feelTypes: ProcessRule = (process, context) => {
  const { types } = context;
  if (!types) return [];
  const written = writtenNames(process).map((name) => [name, 'Any' as const]);
  const known: FeelTypes = { ...types, ...Object.fromEntries(written) };
  return expressionsOf(process).flatMap(({ element, what, text, local }): Finding[] => {
    const problem = checkExpression(text, { ...known, ...local });
    if (!problem) return [];
    const message = `${what}“${text}”有误：${problem.message}`;
    return [{ severity: 'error', code: 'lint.feelTypes', element, message }];
  });
};

const LOOP: FeelTypes = {
  loopCounter: 'number',
  numberOfInstances: 'number',
  numberOfCompletedInstances: 'number',
  numberOfActiveInstances: 'number',
  numberOfTerminatedInstances: 'number',
};

function expressionsOf(process: Process): Written[] {
  const flows = Object.values(process.flows).flatMap(({ id, condition, name }): Written[] =>
    condition === undefined ? [] : [{ element: id, what: `连线${name ? `「${name}」` : ''}的条件`, text: condition }],
  );
  return [...flows, ...nodesOf(process).flatMap((node) => ofNode(process, node))];
}

function ofNode(process: Process, node: FlowNode): Written[] {
  const detail = detailOf(node);
  const { loop, standardLoop } = detail;
  const local = localsOf(process, node);
  const at = (what: string, text: string | undefined, more?: FeelTypes): Written[] =>
    text === undefined
      ? []
      : [{ element: node.id, what: `${label(node)}的${what}`, text, local: { ...local, ...more } }];
  const timers = triggersOf(node).flatMap(({ timer }) => (timer && !isIso(timer.text) ? [timer.text] : []));
  return [
    ...timers.flatMap((text) => at('定时', text)),
    ...triggersOf(node).flatMap(({ condition, message }) => [
      ...at('条件', condition),
      ...at('消息关键字', message?.key),
    ]),
    ...at('脚本', detail.script),
    ...at('集合', loop?.collection),
    ...at('次数', loop?.cardinality),
    ...at('完成条件', loop?.completion, LOOP),
    ...at('循环条件', standardLoop?.condition, LOOP),
    ...at('激活条件', detail.activation, { activationCount: 'number', waitingForStart: 'boolean' }),
  ];
}

/** Names that loops and data inputs of the element and of the sub-processes around it bring. */
function localsOf(process: Process, from: FlowNode): FeelTypes {
  let names: FeelTypes = {};
  for (let node: FlowNode | undefined = from; node; node = process.nodes[node.scope]) {
    const { loop, standardLoop, locals = {}, inputs = [] } = detailOf(node);
    const own = [...Object.keys(locals), ...inputs.map(({ to }) => to), loop?.elementVariable ?? []].flat();
    names = { ...Object.fromEntries(own.map((name) => [name, 'Any' as const])), ...names };
    if (loop || standardLoop) names = { ...LOOP, ...names };
  }
  return names;
}
