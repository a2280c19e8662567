import { BpmnModdle, type ModdleWarning } from 'bpmn-moddle';
import descriptor from '../wutong.moddle.json';
import type { Element } from './element.ts';
import type { Report } from './report.ts';

/** Descriptor of the `wutong:` extension for bpmn-moddle and bpmn-js. */
export const wutongModdle = descriptor;

/** Parses BPMN XML; everything that the parser would only warn about is a problem here. */
export async function parseDefinitions(xml: string, report: Report): Promise<Element | undefined> {
  try {
    const { rootElement, warnings } = await new BpmnModdle({ wutong: descriptor }).fromXML(xml);
    for (const warning of warnings) reportWarning(warning, report);
    const root = rootElement as Element;
    if (root.$type === 'bpmn:Definitions') return root;
    report.add('bpmn.xml', '文件的根元素不是 BPMN 2.0 的 definitions，请用 BPMN 编辑器重新导出。');
  } catch {
    report.add('bpmn.xml', '文件不是可读取的 BPMN 2.0 XML，请检查文件是否完整，或用 BPMN 编辑器重新导出。');
  }
  return undefined;
}

function reportWarning(warning: ModdleWarning, report: Report): void {
  const { message, property = '', value = '', element } = warning;
  if (message.startsWith('unknown attribute')) reportAttribute(property, element?.id, report);
  else if (!message.startsWith('unresolved reference')) reportContent(warning, report);
  // Shapes of the diagram may point nowhere without changing what runs.
  else if (!property.startsWith('bpmndi:'))
    report.add('bpmn.dangling', `元素引用的“${value}”在文件中不存在，请更正或删除该引用。`, element?.id);
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
  const place = /line: (\d+)/.exec(warning.message)?.[1];
  const what = /content (<[^>]*>?)/.exec(warning.message)?.[1] ?? '';
  const line = place === undefined ? '' : `第 ${Number(place) + 1} 行附近`;
  report.add('bpmn.xml', `${line}的内容${what}不是 BPMN 2.0 可识别的内容，请删除或更正。`);
}
