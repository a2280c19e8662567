import { childrenOf, type Element, extensionsOf, localName } from './element.ts';
import type { Reading } from './reading.ts';

/** Extensions that other engines execute: to ignore them would run another process than the author drew. */
const DIALECTS = /^(?:camunda|zeebe|flowable|activiti|jbpm|drools):/;

/** Reports what would change the execution and that the kernel does not have: extensions of other engines, performers. */
export function checkForeign(element: Element, reading: Reading): void {
  for (const extension of extensionsOf(element)) checkOwn(element, extension, reading);
  if (reading.foreign === 'ignore') return;
  for (const name of Object.keys(element.$attrs ?? {}))
    if (DIALECTS.test(name))
      reading.add('bpmn.unsupported', `不支持其他引擎的扩展属性 ${name}，请先转换为本平台的属性。`, element.id);
  for (const { $type } of extensionsOf(element))
    if (DIALECTS.test($type))
      reading.add('bpmn.unsupported', `不支持其他引擎的扩展 ${$type}，请先转换为本平台的扩展。`, element.id);
  if (childrenOf(element, 'resources').length > 0)
    reading.add('bpmn.unsupported', '不支持参与者（performer、potentialOwner），请用岗位 wutong:post。', element.id);
}

function checkOwn(element: Element, extension: Element, reading: Reading): void {
  if (!extension.$type.startsWith('wutong:')) return;
  if (extension.$type !== 'wutong:Outcomes')
    reading.add('bpmn.unknownAttribute', `扩展 ${extension.$type} 不存在，请检查拼写。`, element.id);
  else if (localName(element) !== 'userTask')
    reading.add('bpmn.unsupported', '只有用户任务可以设置办理结果，请删除或改为用户任务。', element.id);
}
