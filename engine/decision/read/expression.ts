import type { Report } from '../../bpmn/read/report.ts';
import type { Expression, FunctionExpression, IterationExpression } from '../model.ts';
import { isFeel } from './namespaces.ts';
import { readTable } from './table.ts';
import { child, children, type Node, textOf } from './tree.ts';
import { idOf, readVariable, typeOf } from './types.ts';

type Reader = (node: Node, report: Report, at: string) => Expression;

const READERS: Readonly<Record<string, Reader>> = {
  literalExpression: readLiteral,
  decisionTable: readTable,
  context: readContext,
  invocation: readInvocation,
  functionDefinition: readFunction,
  list: (node, report, at) => ({ kind: 'list', ...head(node), items: nested(node, report, at) }),
  relation: readRelation,
  conditional: readConditional,
  for: iteration('for', 'return'),
  some: iteration('some', 'satisfies'),
  every: iteration('every', 'satisfies'),
  filter: (node, report, at) => ({
    kind: 'filter',
    ...head(node),
    in: part(node, 'in', report, at),
    match: part(node, 'match', report, at),
  }),
};

const head = (node: Node) => ({ ...idOf(node), ...typeOf(node) });
const isExpression = (node: Node): boolean => Object.hasOwn(READERS, node.name);

function read(node: Node, report: Report, at: string): Expression {
  return (READERS[node.name] as Reader)(node, report, node.attributes.id ?? at);
}

const nested = (node: Node, report: Report, at: string): Expression[] =>
  node.children.filter(isExpression).map((one) => read(one, report, at));

/** The expression directly inside an element, if there is one. */
export function expressionIn(node: Node, report: Report, at: string): Expression | undefined {
  const found = node.children.find(isExpression);
  return found === undefined ? undefined : read(found, report, at);
}

/** An expression that has to be there; a missing one is reported and read as empty. */
function needed(node: Node | undefined, report: Report, at: string, what: string): Expression {
  const found = node === undefined ? undefined : expressionIn(node, report, at);
  if (found !== undefined) return found;
  report.add('dmn.missingExpression', `缺少${what}，请补充。`, at);
  return { kind: 'literal', text: 'null' };
}

const part = (node: Node, name: string, report: Report, at: string): Expression =>
  needed(child(node, name), report, at, `“${name}”部分的表达式`);

function readLiteral(node: Node, report: Report, at: string): Expression {
  const language = node.attributes.expressionLanguage;
  if (language !== undefined && !isFeel(language))
    report.add('dmn.language', `表达式语言“${language}”不受支持，只能使用 FEEL。`, at);
  if (child(node, 'importedValues') !== undefined)
    report.add('dmn.importedValues', '不支持从外部文件引入取值（importedValues），请直接写在模型中。', at);
  return { kind: 'literal', ...head(node), text: textOf(node) ?? '' };
}

function readContext(node: Node, report: Report, at: string): Expression {
  const entries = children(node, 'contextEntry').map((entry) => {
    const variable = child(entry, 'variable');
    const value = needed(entry, report, at, '上下文条目的表达式');
    return variable === undefined ? { value } : { variable: readVariable(variable), value };
  });
  return { kind: 'context', ...head(node), entries };
}

function readInvocation(node: Node, report: Report, at: string): Expression {
  const bindings = children(node, 'binding').map((binding) => {
    const parameter = child(binding, 'parameter');
    const value = expressionIn(binding, report, at);
    const name = parameter === undefined ? { name: '' } : readVariable(parameter);
    return value === undefined ? { parameter: name } : { parameter: name, value };
  });
  return { kind: 'invocation', ...head(node), callee: needed(node, report, at, '要调用的函数'), bindings };
}

const LANGUAGES: Readonly<Record<string, FunctionExpression['language']>> = {
  F: 'FEEL',
  FEEL: 'FEEL',
  J: 'Java',
  Java: 'Java',
  P: 'PMML',
  PMML: 'PMML',
};

/** A function definition, also the encapsulated logic of a business knowledge model. */
export function readFunction(node: Node, report: Report, at: string): FunctionExpression {
  const body = expressionIn(node, report, at);
  const language = LANGUAGES[node.attributes.kind ?? 'FEEL'];
  if (language === undefined)
    report.add('dmn.functionKind', `函数类型“${node.attributes.kind}”不存在，只能是 FEEL。`, at);
  return {
    kind: 'function',
    ...head(node),
    language: language ?? 'FEEL',
    parameters: children(node, 'formalParameter').map(readVariable),
    ...(body === undefined ? {} : { body }),
  };
}

function readRelation(node: Node, report: Report, at: string): Expression {
  const columns = children(node, 'column').map(readVariable);
  const rows = children(node, 'row').map((row) => nested(row, report, at));
  if (rows.some((row) => row.length !== columns.length))
    report.add('dmn.relationShape', `关系表的每一行都应有 ${columns.length} 格，请补齐。`, at);
  return { kind: 'relation', ...head(node), columns, rows };
}

function readConditional(node: Node, report: Report, at: string): Expression {
  return {
    kind: 'conditional',
    ...head(node),
    if: part(node, 'if', report, at),
    // biome-ignore lint/suspicious/noThenProperty: the name of DMN; never awaited
    then: part(node, 'then', report, at),
    else: part(node, 'else', report, at),
  };
}

function iteration(kind: IterationExpression['kind'], result: string): Reader {
  return (node, report, at) => ({
    kind,
    ...head(node),
    variable: (node.attributes.iteratorVariable ?? '').trim(),
    in: part(node, 'in', report, at),
    result: part(node, result, report, at),
  });
}
