import { daysOf, feelOf, formIdOf, isJuel } from './expressions.ts';
import { localOf, type ModelElement } from './model.ts';
import { dropped, mapped, type Outcome, REASONS } from './outcome.ts';
import type { ImportOptions } from './types.ts';

/** Takes one attribute of another engine over to the element. */
type Rule = (value: string, element: ModelElement, options: ImportOptions) => Outcome;

const set = (element: ModelElement, name: string, value: string | number, reason?: string): Outcome => {
  element.set(`wutong:${name}`, value);
  return mapped(`wutong:${name}=${value}`, reason);
};

const isTask = (element: ModelElement, ...types: string[]): boolean => types.includes(localOf(element.$type));

/** 候选组 → 岗位. The first group that names a post wins; the applicant's own tasks go to the post 申请人. */
export const candidates: Rule = (value, element, { posts = {} }) => {
  if (!isTask(element, 'UserTask')) return dropped(REASONS.condition);
  const names = value
    .replace(/^=\s*/, '')
    .split(',')
    .map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
  const known = names.find((name) => Object.hasOwn(posts, name));
  const first = known === undefined ? names[0] : posts[known];
  if (first === undefined || first === '' || isJuel(first)) return dropped(REASONS.person);
  if (element.get('wutong:post') !== undefined) return dropped('该任务已有岗位，一个任务只属于一个岗位');
  return set(element, 'post', first, known === undefined ? '候选组按原名作为岗位，请核对岗位代码' : undefined);
};

const INITIATOR = /^(?:\$INITIATOR|[$#]\{\s*(?:initiator|starter|applicant)\w*\s*\})$/;

export const person: Rule = (value, element, { posts = {} }) => {
  if (INITIATOR.test(value) && isTask(element, 'UserTask')) return set(element, 'post', 'applicant');
  const known = value.split(',').find((name) => Object.hasOwn(posts, name.trim()));
  return known === undefined ? dropped(REASONS.person) : candidates(known, element, { posts });
};

export const form: Rule = (value, element) =>
  isJuel(value) || value.startsWith('=') ? dropped(REASONS.form) : set(element, 'form', formIdOf(value));

export const dueDate: Rule = (value, element) => {
  const days = daysOf(value);
  if (days === undefined) return dropped('环节时限只能是整天数，请设置 wutong:limit');
  element.set('wutong:limitUnit', 'calendarDay');
  return set(element, 'limit', days);
};

/** Code that the other engine calls becomes a job that a worker of this topic does. */
const asJob: Rule = (value, element) => {
  if (!isTask(element, 'ServiceTask', 'SendTask', 'BusinessRuleTask')) return dropped(REASONS.listener);
  if (element.get('wutong:topic') !== undefined) return dropped(REASONS.field);
  const topic = value.replace(/^[$#]\{\s*|\s*\}$/g, '');
  return set(element, 'topic', topic, '不执行原有代码，由承接此主题作业的程序完成');
};

const kind: Rule = (value, element) =>
  value === 'external' ? mapped('wutong:topic', '外部任务按主题派发作业') : asJob(value, element, {});

const topic: Rule = (value, element) => set(element, 'topic', value);

const decision: Rule = (value, element) =>
  isJuel(value) ? dropped('决策须写明编号，不能用表达式') : set(element, 'decision', value);

const resultVariable: Rule = (value, element) => set(element, 'resultVariable', value);

const collection: Rule = (value, element) => {
  const feel = feelOf(value);
  return feel === undefined ? dropped(REASONS.juel) : set(element, 'collection', feel);
};

const elementVariable: Rule = (value, element) => set(element, 'elementVariable', value);

const all = (names: string[], reason: string): Record<string, Rule> =>
  Object.fromEntries(names.map((name) => [name, () => dropped(reason)]));

/** By local name: the four dialects agree on what these words mean. */
export const ATTRIBUTES: Readonly<Record<string, Rule>> = {
  assignee: person,
  candidateUsers: person,
  owner: person,
  candidateGroups: candidates,
  formKey: form,
  formRef: form,
  dueDate,
  type: kind,
  topic,
  class: asJob,
  expression: asJob,
  delegateExpression: asJob,
  decisionRef: decision,
  decisionTableReferenceKey: decision,
  resultVariable,
  resultVariableName: resultVariable,
  collection,
  elementVariable,
  ...all(
    ['async', 'asyncBefore', 'asyncAfter', 'asyncLeave', 'exclusive', 'asyncComplete', 'parallelInSameTransaction'],
    REASONS.transaction,
  ),
  ...all(['candidateStarterGroups', 'candidateStarterUsers', 'initiator'], '由事项规定谁可以申请，流程中不设置'),
  ...all(['priority', 'taskPriority', 'jobPriority', 'followUpDate'], '待办按时限排序，不设优先级和跟进日期'),
  ...all(['calledElementBinding', 'calledElementVersion', 'calledElementVersionTag'], '被调用流程随内容包一并定版'),
};

/** Attributes without a rule are kept in the file and reported. */
export const attributeRule = (name: string): Rule => ATTRIBUTES[localOf(name)] ?? (() => dropped(REASONS.business));
