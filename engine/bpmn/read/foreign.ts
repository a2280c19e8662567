import { childrenOf, type Element, extensionsOf, localName } from './element.ts';
import type { Report } from './report.ts';

/** Extensions that other engines execute: to ignore them would run another process than the author drew. */
const DIALECTS = /^(?:camunda|zeebe|flowable|activiti|jbpm|drools):/;

/** Parts of an activity that change how it runs and that the kernel does not have. */
const REFUSED: [property: string, label: string][] = [
  ['resources', '参与者（performer、potentialOwner），请用岗位 wutong:post'],
  ['properties', '流程属性（property），请用表单数据'],
];

/** Reports extensions of other engines and features that would change the execution. */
export function checkForeign(element: Element, report: Report): void {
  for (const name of Object.keys(element.$attrs ?? {})) {
    if (DIALECTS.test(name))
      report.add('bpmn.unsupported', `不支持其他引擎的扩展属性 ${name}，请先转换为本平台的属性。`, element.id);
  }
  for (const extension of extensionsOf(element)) checkExtension(element, extension, report);
  for (const [property, label] of REFUSED)
    if (childrenOf(element, property).length > 0) report.add('bpmn.unsupported', `不支持${label}。`, element.id);
  if (element.isForCompensation === true)
    report.add('bpmn.unsupported', '不支持补偿活动，请改用其他方式表达。', element.id);
  for (const quantity of ['startQuantity', 'completionQuantity'])
    if (element[quantity] !== undefined && element[quantity] !== 1)
      report.add('bpmn.unsupported', `不支持大于 1 的 ${quantity}，请改用多实例。`, element.id);
}

function checkExtension(element: Element, extension: Element, report: Report): void {
  if (DIALECTS.test(extension.$type))
    report.add('bpmn.unsupported', `不支持其他引擎的扩展 ${extension.$type}，请先转换为本平台的扩展。`, element.id);
  if (!extension.$type.startsWith('wutong:')) return;
  if (extension.$type !== 'wutong:Outcomes')
    report.add('bpmn.unknownAttribute', `扩展 ${extension.$type} 不存在，请检查拼写。`, element.id);
  else if (localName(element) !== 'userTask')
    report.add('bpmn.unsupported', '只有用户任务可以设置办理结果，请删除或改为用户任务。', element.id);
}
