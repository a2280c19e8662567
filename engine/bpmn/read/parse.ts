import {
  BpmnModdle,
  type ModdleElement,
  type ModdleElements,
  type ModdleResult,
  type ModdleWarning,
} from 'bpmn-moddle';
import descriptor from '../wutong.moddle.json';
import { withoutAttributeSpacing } from './attributeSpacing.ts';
import type { Element } from './element.ts';
import type { Report } from './report.ts';

/** Descriptor of the `wutong:` extension for bpmn-moddle and bpmn-js. */
export const wutongModdle = descriptor;

/** Parses BPMN XML; everything that the parser would only warn about is a problem here. */
export async function parseDefinitions(xml: string, report: Report): Promise<Element | undefined> {
  try {
    const { rootElement, warnings } = await parseXml(xml);
    for (const warning of warnings) reportWarning(warning, report);
    const root = rootElement as Element | undefined;
    if (root?.$type === 'bpmn:Definitions') return root;
    if (root) report.add('bpmn.xml', '文件的根元素不是 BPMN 2.0 的 definitions，请用 BPMN 编辑器重新导出。');
  } catch {
    report.add('bpmn.xml', '文件不是可读取的 BPMN 2.0 XML，请检查文件是否完整，或用 BPMN 编辑器重新导出。');
  }
  return undefined;
}

/** Parses with every reference resolved that can be. The warnings left say what the parser could not take in. */
export async function parseXml(xml: string) {
  const { rootElement, warnings, elementsById } = await parseBounded(bpmnParser(), withoutAttributeSpacing(xml));
  return { rootElement, warnings: warnings.filter((warning) => !resolveQualified(warning, elementsById)) };
}

/** The parser counts the lines up to each thing it cannot take in: of a longer text only the first one is told. */
const LONGEST_WITH_ALL = 60_000;

async function parseBounded(parser: BpmnModdle, xml: string): Promise<ModdleResult> {
  if (xml.length <= LONGEST_WITH_ALL) return parser.fromXML(xml);
  try {
    return await parser.fromXML(xml, { lax: false });
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    return { rootElement: undefined, warnings: [{ message }], elementsById: {} };
  }
}

let shared: BpmnModdle | undefined;

/** The parser. It keeps nothing of what it reads; the types it knows are made once, which takes as long as a file. */
export function bpmnParser(): BpmnModdle {
  shared ??= createParser();
  return shared;
}

/** The script of a global script task is an element in the standard's schema, but an attribute to the parser. */
function createParser(): BpmnModdle {
  const parser = new BpmnModdle({ wutong: descriptor });
  const script = parser.getType('bpmn:GlobalScriptTask').$descriptor.propertiesByName['bpmn:script'];
  if (script) script.isAttr = false;
  return parser;
}

/** References are qualified names (`tns:message1`) to many editors; the parser looks for the whole text as an id. */
function resolveQualified({ message, property, value, element }: ModdleWarning, elements: ModdleElements): boolean {
  if (!message.startsWith('unresolved reference') || !element || property === undefined) return false;
  const target = elements[(value ?? '').replace(/^[^:]*:/, '')];
  const name = property.slice(property.indexOf(':') + 1);
  if (!target || !value?.includes(':')) return false;
  const present = element[name];
  element[name] = element.$descriptor.propertiesByName[name]?.isMany
    ? [...(Array.isArray(present) ? present : []), target]
    : target;
  return true;
}

/** Id of the element, or of the one around it that has one. */
const placeOf = (element: ModdleElement | undefined): string | undefined =>
  element && (element.id ?? placeOf(element.$parent));

function reportWarning(warning: ModdleWarning, report: Report): void {
  const { message, property = '', value = '', element } = warning;
  // The caller has decoded the text: what the declaration says of its bytes no longer matters.
  if (message.startsWith('unsupported document encoding')) return;
  if (message.startsWith('unknown attribute')) reportAttribute(property, placeOf(element), report);
  else if (!message.startsWith('unresolved reference')) reportContent(warning, report);
  // Shapes of the diagram and types of data may point nowhere without changing what runs.
  else if (!/^bpmndi:|:(?:itemSubjectRef|itemRef|structureRef|evaluatesToTypeRef)$/.test(property))
    report.add('bpmn.dangling', `元素引用的“${value}”在文件中不存在，请更正或删除该引用。`, placeOf(element));
}

/** Attributes of other namespaces may be there for other tools; a misspelt one of BPMN or of ours may not. */
function reportAttribute(name: string, element: string | undefined, report: Report): void {
  if (name.includes(':') && !name.startsWith('wutong:') && !name.startsWith('bpmn:')) return;
  report.add('bpmn.unknownAttribute', `属性 ${name} 不存在，请检查拼写。`, element);
}

function reportContent(warning: ModdleWarning, report: Report): void {
  const duplicate = /duplicate ID <([^>]*)>/.exec(warning.message)?.[1];
  if (duplicate !== undefined) {
    report.add('bpmn.duplicateId', `元素编号“${duplicate}”重复，同一文件内编号必须唯一，请修改。`, duplicate);
    return;
  }
  const illegal = /illegal ID <([^>]*)>/.exec(warning.message)?.[1];
  if (illegal !== undefined) {
    report.add(
      'bpmn.badId',
      `元素编号“${illegal}”无效，只能用英文字母、数字、下划线、连字符和点，以字母或下划线开头。`,
      illegal,
    );
    return;
  }
  const place = /line: (\d+)/.exec(warning.message)?.[1];
  const what = /content (<[^>]*>?)/.exec(warning.message)?.[1] ?? '';
  const line = place === undefined ? '' : `第 ${Number(place) + 1} 行附近`;
  report.add('bpmn.xml', `${line}的内容${what}不是 BPMN 2.0 可识别的内容，请删除或更正。`);
}
