import type { JointSignature } from '../model.ts';
import { childOf, type Element } from './element.ts';
import type { Report } from './report.ts';

const RULES: JointSignature['rule'][] = ['all', 'any', 'ratio', 'inTurn', 'weighted'];

/** `wutong:jointSignature` and `wutong:ratio` of multi-instance characteristics (会签). */
export function jointOf(element: Element, report: Report): JointSignature | undefined {
  const loop = childOf(element, 'loopCharacteristics');
  const text = loop?.jointSignature;
  if (!loop || text === undefined) return undefined;
  const rule = RULES.find((known) => known === text);
  if (rule === undefined) {
    report.add('bpmn.badValue', `会签方式“${String(text)}”无效，可用值：${RULES.join('、')}。`, element.id);
    return undefined;
  }
  const { ratio } = loop;
  return { rule, ...(typeof ratio === 'number' ? { ratio } : {}) };
}
