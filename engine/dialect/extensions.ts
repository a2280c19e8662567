import { candidates, dueDate, form, person } from './attributes.ts';
import { feelOf, feelValueOf } from './expressions.ts';
import { addInput, addOutput } from './inputOutput.ts';
import { localOf, type ModelElement, textAt } from './model.ts';
import { dropped, mapped, type Outcome, REASONS } from './outcome.ts';
import type { ImportOptions } from './types.ts';

/** Takes one extension element over to the element that carries it. */
type Rule = (extension: ModelElement, element: ModelElement, options: ImportOptions) => Outcome;

const set = (element: ModelElement, name: string, value: string | undefined, why: string = REASONS.juel): Outcome => {
  if (value === undefined || value === '') return dropped(why);
  element.set(`wutong:${name}`, value);
  return mapped(`wutong:${name}=${value}`);
};

const summary = (outcomes: Outcome[], empty: string): Outcome => {
  const done = outcomes.flatMap((outcome) => ('to' in outcome ? [outcome.to] : []));
  const lost = outcomes.flatMap((outcome) => ('dropped' in outcome ? [outcome.dropped] : []));
  if (done.length === 0) return dropped(lost[0] ?? empty);
  return mapped(done.join('；'), lost.length === 0 ? undefined : `其余${lost.length}项未转换：${lost[0]}`);
};

/** `<inputParameter name="x">${y}</inputParameter>`; lists, maps and scripts have no equal. */
const parameter = (element: ModelElement, name: string | undefined, from: string | undefined, isOutput: boolean) => {
  const feel = from === undefined ? undefined : feelValueOf(from);
  if (name === undefined || feel === undefined) return dropped(REASONS.juel);
  return isOutput ? addOutput(element, feel, name) : addInput(element, feel, name);
};

const inputOutput: Rule = (extension, element) =>
  summary(
    (extension.$children ?? []).map((child) => {
      const isOutput = localOf(child.$type) === 'outputParameter';
      if (child.$children !== undefined) return dropped('列表、映射和脚本形式的参数请改写为 FEEL');
      return parameter(element, textAt(child, 'name'), child.$body, isOutput);
    }),
    REASONS.field,
  );

/** `<in source="a" target="b"/>` of a call activity. */
const callParameter =
  (isOutput: boolean): Rule =>
  (extension, element) => {
    const source = textAt(extension, 'source');
    const expression = textAt(extension, 'sourceExpression');
    const feel = source ?? (expression === undefined ? undefined : feelOf(expression));
    const target = textAt(extension, 'target');
    if (extension.variables === 'all') return mapped('被调用流程共用办件数据');
    if (feel === undefined || target === undefined) return dropped(REASONS.juel);
    return isOutput ? addOutput(element, feel, target) : addInput(element, feel, target);
  };

const ioMapping: Rule = (extension, element) =>
  summary(
    (extension.$children ?? []).map((child) =>
      parameter(element, textAt(child, 'target'), textAt(child, 'source'), localOf(child.$type) === 'output'),
    ),
    REASONS.field,
  );

const assignment: Rule = (extension, element, options) => {
  const groups = textAt(extension, 'candidateGroups');
  if (groups !== undefined) return candidates(groups, element, options);
  return person(textAt(extension, 'assignee') ?? textAt(extension, 'candidateUsers') ?? '', element, options);
};

const formDefinition: Rule = (extension, element, options) => {
  const id = textAt(extension, 'formId') ?? textAt(extension, 'formKey') ?? textAt(extension, 'externalReference');
  return id === undefined ? dropped(REASONS.form) : form(id, element, options);
};

const schedule: Rule = (extension, element, options) => dueDate(textAt(extension, 'dueDate') ?? '', element, options);

const calledElement: Rule = (extension, element) => {
  const process = textAt(extension, 'processId');
  if (process === undefined || process.startsWith('=')) return dropped('被调用流程须写明编号，不能用表达式');
  element.set('calledElement', process);
  return mapped(`calledElement=${process}`);
};

const calledDecision: Rule = (extension, element) => {
  const variable = textAt(extension, 'resultVariable');
  if (variable !== undefined) element.set('wutong:resultVariable', variable);
  return set(element, 'decision', textAt(extension, 'decisionId'));
};

const script: Rule = (extension, element) => {
  const expression = textAt(extension, 'expression');
  const variable = textAt(extension, 'resultVariable');
  if (localOf(element.$type) !== 'ScriptTask' || expression === undefined) return dropped(REASONS.condition);
  element.set('scriptFormat', 'feel');
  element.set('script', feelOf(expression));
  if (variable !== undefined) element.set('wutong:resultVariable', variable);
  return mapped('script（FEEL）');
};

const loop: Rule = (extension, element) => {
  const variable = textAt(extension, 'inputElement');
  if (variable !== undefined) element.set('wutong:elementVariable', variable);
  return set(element, 'collection', feelOf(textAt(extension, 'inputCollection') ?? ''));
};

const correlation: Rule = (extension, element) =>
  set(element, 'key', feelOf(textAt(extension, 'correlationKey') ?? ''));

const all = (names: string[], reason: string): Record<string, Rule> =>
  Object.fromEntries(names.map((name) => [name, () => dropped(reason)]));

/** By local name. */
export const EXTENSIONS: Readonly<Record<string, Rule>> = {
  inputOutput,
  in: callParameter(false),
  out: callParameter(true),
  ioMapping,
  assignmentDefinition: assignment,
  formDefinition,
  taskSchedule: schedule,
  calledElement,
  calledDecision,
  script,
  loopCharacteristics: loop,
  subscription: correlation,
  taskDefinition: (extension, element) => set(element, 'topic', textAt(extension, 'type')?.replace(/^=\s*/, '')),
  userTask: () => mapped('userTask', '用户任务在此本来就由人办理'),
  ...all(
    ['executionListener', 'taskListener', 'eventListener', 'executionListeners', 'taskListeners', 'connector'],
    REASONS.listener,
  ),
  ...all(['field', 'taskHeaders', 'customResource', 'mapException'], REASONS.field),
  ...all(['formData', 'formProperty', 'formFieldValidation'], REASONS.form),
  ...all(['properties', 'property', 'localization'], REASONS.display),
};

export const extensionRule = (name: string): Rule => EXTENSIONS[localOf(name)] ?? (() => dropped(REASONS.business));
