import type { Duration, EndResult, Lane, Level, Outcome, OutcomeKind, TaskSettings } from '../model.ts';
import { childrenOf, type Element, extensionsOf, textOf } from './element.ts';
import { jointOf } from './joint.ts';
import type { Report } from './report.ts';

const LEVELS: Level[] = ['province', 'city', 'county', 'town', 'village'];
const UNITS: Duration['unit'][] = ['workingDay', 'calendarDay'];
const KINDS: OutcomeKind[] = ['accept', 'notAccept', 'supplement', 'approve', 'deny', 'issue', 'submit'];
const RESULTS: EndResult[] = ['granted', 'denied', 'notAccepted', 'withdrawn', 'expired'];

/** Reads one of a fixed set of words; another word is a problem, not a default. */
export function wordOf<T extends string>(
  element: Element,
  property: string,
  words: readonly T[],
  report: Report,
): T | undefined {
  const text = textOf(element, property);
  if (text === undefined) return undefined;
  const word = words.find((known) => known === text);
  if (word === undefined)
    report.add('bpmn.badValue', `属性 wutong:${property} 的值“${text}”无效，可用值：${words.join('、')}。`, element.id);
  return word;
}

export const levelOf = (element: Element, report: Report) => wordOf(element, 'level', LEVELS, report);
export const resultOf = (element: Element, report: Report) => wordOf(element, 'result', RESULTS, report);

/** The `wutong:` attributes of a flow node; post and level default to those of its lane. */
export function settingsOf(element: Element, lane: Lane | undefined, report: Report): TaskSettings {
  const post = textOf(element, 'post') ?? lane?.post;
  const level = levelOf(element, report) ?? lane?.level;
  const form = textOf(element, 'form');
  const limit = limitOf(element, report);
  const clock = wordOf(element, 'clock', ['pause'] as const, report);
  const clockReason = textOf(element, 'clockReason');
  const joint = jointOf(element, report);
  return {
    ...(post === undefined ? {} : { post }),
    ...(level === undefined ? {} : { level }),
    ...(form === undefined ? {} : { form }),
    ...(limit === undefined ? {} : { limit }),
    outcomes: extensionsOf(element, 'wutong:Outcomes').flatMap((list) => outcomesOf(element, list, report)),
    sendBackTo: textOf(element, 'sendBackTo')?.split(/\s+/) ?? [],
    ...(clock === undefined ? {} : { clock }),
    ...(clockReason === undefined ? {} : { clockReason }),
    ...(joint === undefined ? {} : { joint }),
  };
}

function limitOf(element: Element, report: Report): Duration | undefined {
  const value = element.limit;
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    report.add('bpmn.badValue', '属性 wutong:limit 应为不小于 0 的整数，请更正。', element.id);
    return undefined;
  }
  return { value, unit: wordOf(element, 'limitUnit', UNITS, report) ?? 'workingDay' };
}

function outcomesOf(task: Element, list: Element, report: Report): Outcome[] {
  const seen = new Set<string>();
  return childrenOf(list, 'outcomes').flatMap((element) => {
    const outcome = outcomeOf(task, element, report);
    if (outcome === undefined) return [];
    if (seen.has(outcome.id))
      report.add('bpmn.duplicateOutcome', `办理结果“${outcome.id}”重复，请只保留一个。`, task.id);
    seen.add(outcome.id);
    return [outcome];
  });
}

function outcomeOf(task: Element, element: Element, report: Report): Outcome | undefined {
  const id = textOf(element, 'id');
  if (id === undefined) {
    report.add('bpmn.outcomeId', '办理结果缺少编号（id），请填写。', task.id);
    return undefined;
  }
  const text = textOf(element, 'kind') ?? 'submit';
  const kind = KINDS.find((known) => known === text);
  if (kind === undefined)
    report.add('bpmn.badValue', `办理结果“${id}”的类别“${text}”无效，可用值：${KINDS.join('、')}。`, task.id);
  return {
    id,
    name: textOf(element, 'name') ?? id,
    kind: kind ?? 'submit',
    ...(element.opinion === true ? { opinion: true } : {}),
  };
}
