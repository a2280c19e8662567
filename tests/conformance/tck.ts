import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { child, children, type Node, readTree } from '../../engine/decision/read/tree.ts';
import {
  atLiteral,
  equals,
  type FeelContext,
  type FeelTypeName,
  type FeelValue,
  fromJson,
  isContext,
  isList,
  isNumber,
  numberLiteral,
  subtract,
} from '../../engine/feel/value/index.ts';

/** One expected result of one case of the DMN test kit. */
export interface Row {
  /** `0085-decision-services-test-01 002_a decision_002` */
  name: string;
  /** Folder of the suite. */
  folder: string;
  /** File of the main model. */
  model: string;
  inputs: FeelContext;
  /** Decision or decision service to evaluate. */
  invoke: string;
  /** Member of the result of a service with several outputs. */
  member?: string;
  expected: FeelValue;
}

const TCK = { 'http://www.omg.org/spec/DMN/20160719/testcase': 'dmn' };
const TYPES: Readonly<Record<string, FeelTypeName>> = { date: 'date', time: 'time', dateTime: 'date and time' };

function simpleValue(node: Node): FeelValue {
  const { 'xsi:nil': nil, 'xsi:type': declared = 'xsd:string' } = node.attributes;
  if (nil === 'true') return null;
  const type = declared.replace(/^.*:/, '');
  const text = type === 'string' ? node.text : node.text.trim();
  if (type === 'boolean') return text === 'true';
  if (type === 'decimal' || type === 'double' || type === 'integer') return signedNumber(text);
  if (type === 'duration') return atLiteral(text);
  const temporal = TYPES[type];
  return temporal === undefined ? text : fromJson(text, temporal);
}

/** Number literals of FEEL have no sign. */
function signedNumber(text: string): FeelValue {
  const number = numberLiteral(text.replace(/^[-+]/, ''));
  return text.startsWith('-') ? subtract(0, number) : number;
}

/** A node holds a list, components or a value; an empty node is null. */
function valueIn(node: Node): FeelValue {
  const list = child(node, 'list');
  if (list !== undefined) return children(list, 'item').map(valueIn);
  const components = children(node, 'component');
  if (components.length > 0)
    return Object.fromEntries(components.map((one) => [one.attributes.name ?? '', valueIn(one)]));
  const value = child(node, 'value');
  return value === undefined ? null : simpleValue(value);
}

function rowsOfCase(node: Node, file: string, base: Pick<Row, 'folder' | 'model'>): Row[] {
  const { id = '', invocableName, type } = node.attributes;
  const inputs = Object.fromEntries(
    children(node, 'inputNode').map((one) => [one.attributes.name ?? '', valueIn(one)]),
  );
  const service = type === 'decisionService' ? invocableName : undefined;
  const results = children(node, 'resultNode');
  return results.map((result) => {
    const { name = '' } = result.attributes;
    const expected = child(result, 'expected');
    return {
      ...base,
      name: `${file} ${id} ${name}`,
      inputs,
      invoke: service ?? name,
      ...(service !== undefined && results.length > 1 ? { member: name } : {}),
      expected: expected === undefined ? null : valueIn(expected),
    };
  });
}

/** All expected results of one compliance level. */
export function readRows(level: string): Row[] {
  return readdirSync(level).flatMap((name) => {
    const folder = join(level, name);
    const files = readdirSync(folder).filter((file) => file.endsWith('.xml'));
    return files.flatMap((file) => {
      const { root } = readTree(readFileSync(join(folder, file), 'utf8'), TCK);
      if (root === undefined) throw new Error(`no test cases in ${file}`);
      const model = child(root, 'modelName')?.text.trim() ?? '';
      const cases = children(root, 'testCase');
      return cases.flatMap((one) => rowsOfCase(one, file.replace(/\.xml$/, ''), { folder, model }));
    });
  });
}

/** Numbers may differ by 10⁻⁸, as in the runner of the kit: expected ones are rounded. All else is equal or not. */
const TOLERANCE = 1e-8;

export function same(actual: FeelValue, expected: FeelValue): boolean {
  if (expected === null || actual === null) return expected === actual;
  if (isNumber(expected)) {
    const difference = isNumber(actual) ? subtract(actual, expected) : null;
    return difference !== null && Math.abs(Number(String(difference))) <= TOLERANCE;
  }
  if (isList(expected))
    return (
      isList(actual) && actual.length === expected.length && expected.every((one, at) => same(actual[at] ?? null, one))
    );
  if (!isContext(expected)) return equals(actual, expected) === true;
  const names = Object.keys(expected);
  return (
    isContext(actual) &&
    Object.keys(actual).length === names.length &&
    names.every((name) => Object.hasOwn(actual, name) && same(actual[name] ?? null, expected[name] ?? null))
  );
}
