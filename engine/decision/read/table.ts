import type { Report } from '../../bpmn/read/report.ts';
import type { Aggregation, HitPolicy, TableExpression, TableInput, TableOutput, TableRule } from '../model.ts';
import { child, children, type Node, nameOf, textOf } from './tree.ts';
import { idOf, typeOf } from './types.ts';

const POLICIES: readonly string[] = ['UNIQUE', 'ANY', 'PRIORITY', 'FIRST', 'RULE ORDER', 'OUTPUT ORDER', 'COLLECT'];
const AGGREGATIONS: readonly string[] = ['SUM', 'MIN', 'MAX', 'COUNT'];

function readInput(node: Node): TableInput {
  const expression = child(node, 'inputExpression');
  const values = textOf(child(node, 'inputValues'));
  return {
    ...idOf(node),
    ...(node.attributes.label === undefined ? {} : { label: node.attributes.label }),
    expression: textOf(expression) ?? '',
    ...(expression === undefined ? {} : typeOf(expression)),
    ...(values === undefined || values === '' ? {} : { values }),
  };
}

function readOutput(node: Node): TableOutput {
  const values = textOf(child(node, 'outputValues'));
  const fallback = textOf(child(node, 'defaultOutputEntry'));
  return {
    ...idOf(node),
    name: nameOf(node),
    ...typeOf(node),
    ...(values === undefined || values === '' ? {} : { values }),
    ...(fallback === undefined || fallback === '' ? {} : { default: fallback }),
  };
}

const entries = (node: Node, name: string): string[] => children(node, name).map((entry) => textOf(entry) ?? '');

const readRule = (node: Node): TableRule => ({
  ...idOf(node),
  inputs: entries(node, 'inputEntry'),
  outputs: entries(node, 'outputEntry'),
});

function checkShape(table: TableExpression, report: Report, at: string): void {
  if (table.outputs.length === 0) report.add('dmn.noOutput', '决策表没有输出列，请至少添加一列。', table.id ?? at);
  if (table.orientation === 'CrossTable')
    report.add('dmn.crosstab', '不支持交叉表形式的决策表，请改为每行一条规则的形式。', table.id ?? at);
  table.rules.forEach((rule, index) => {
    if (rule.inputs.length === table.inputs.length && rule.outputs.length === table.outputs.length) return;
    const { inputs, outputs } = table;
    report.add(
      'dmn.ruleShape',
      `决策表第 ${index + 1} 行应有 ${inputs.length} 个条件格和 ${outputs.length} 个结果格，实有 ${rule.inputs.length} 个和 ${rule.outputs.length} 个，请补齐。`,
      rule.id ?? table.id ?? at,
    );
  });
}

/** A decision table; annotations and labels do not matter for what it decides. */
export function readTable(node: Node, report: Report, at: string): TableExpression {
  const { hitPolicy = 'UNIQUE', aggregation, preferredOrientation = 'Rule-as-Row' } = node.attributes;
  const place = node.attributes.id ?? at;
  if (!POLICIES.includes(hitPolicy))
    report.add('dmn.hitPolicy', `决策表的命中策略“${hitPolicy}”不存在，请改为 DMN 规定的策略。`, place);
  if (aggregation !== undefined && !AGGREGATIONS.includes(aggregation))
    report.add('dmn.hitPolicy', `决策表的汇总方式“${aggregation}”不存在，应为 SUM、MIN、MAX、COUNT 之一。`, place);
  const table: TableExpression = {
    kind: 'table',
    ...idOf(node),
    ...typeOf(node),
    policy: hitPolicy as HitPolicy,
    ...(aggregation === undefined ? {} : { aggregation: aggregation as Aggregation }),
    orientation: preferredOrientation as TableExpression['orientation'],
    inputs: children(node, 'input').map(readInput),
    outputs: children(node, 'output').map(readOutput),
    rules: children(node, 'rule').map(readRule),
  };
  checkShape(table, report, at);
  return table;
}
