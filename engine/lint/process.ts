import { readProcesses } from '../bpmn/index.ts';
import type { Process } from '../bpmn/model.ts';
import type { Element } from '../bpmn/read/element.ts';
import { parseXml } from '../bpmn/read/parse.ts';
import { linkEnds } from './linkEnds.ts';
import { deadEnds } from './rules/deadEnds.ts';
import { denialOpinion } from './rules/denialOpinion.ts';
import { dutiesApart } from './rules/dutiesApart.ts';
import { dutyProof } from './rules/dutyProof.ts';
import { endResult } from './rules/endResult.ts';
import { feelTypes } from './rules/feelTypes.ts';
import { gatewayDefault } from './rules/gatewayDefault.ts';
import { immediate } from './rules/immediate.ts';
import { joinDeadlock } from './rules/joinDeadlock.ts';
import { limitsWithinPromise } from './rules/limitsWithinPromise.ts';
import { livelock } from './rules/livelock.ts';
import { named } from './rules/named.ts';
import { outcomeKnown } from './rules/outcomeKnown.ts';
import { outcomeRouted } from './rules/outcomeRouted.ts';
import { sendBack } from './rules/sendBack.ts';
import { supplementPath } from './rules/supplementPath.ts';
import { taskForm } from './rules/taskForm.ts';
import { taskOutcomes } from './rules/taskOutcomes.ts';
import { taskPost } from './rules/taskPost.ts';
import { tokenFlood } from './rules/tokenFlood.ts';
import { errorsFirst } from './sort.ts';
import { lintStandard } from './standard.ts';
import type { Finding, LintContext, ProcessRule } from './types.ts';

const rules: ProcessRule[] = [
  deadEnds,
  joinDeadlock,
  livelock,
  tokenFlood,
  taskPost,
  taskOutcomes,
  outcomeRouted,
  outcomeKnown,
  gatewayDefault,
  feelTypes,
  sendBack,
  endResult,
  supplementPath,
  dutiesApart,
  dutyProof,
  limitsWithinPromise,
  immediate,
  taskForm,
  denialOpinion,
  named,
];

/** Rules about applicants and decisions: the process of a campaign has neither. */
const OF_CASES = new Set<ProcessRule>([
  taskPost,
  taskOutcomes,
  endResult,
  supplementPath,
  dutiesApart,
  dutyProof,
  limitsWithinPromise,
  immediate,
  denialOpinion,
]);

/**
 * Findings on a compiled process, errors first. What the compiler already refuses (a piece nobody reaches, FEEL that cannot
 * be read, a branch without condition) is no rule here. Rules that need an item or its duties stay
 * silent without them.
 */
export const lintProcess = (process: Process, context: LintContext = {}): Finding[] =>
  errorsFirst(
    rules.filter((rule) => !context.campaign || !OF_CASES.has(rule)).flatMap((rule) => rule(process, context)),
  );

/** What keeps a BPMN text from being compiled, or the findings on its drawing and its processes once it compiles. */
export async function lintProcessXml(xml: string, context: LintContext = {}): Promise<Finding[]> {
  const read = await readProcesses(xml);
  if (!read.ok) return read.problems.map((problem): Finding => ({ severity: 'error', ...problem }));
  const standard = await lintDrawing(xml);
  return errorsFirst([...standard, ...read.value.flatMap((process) => lintProcess(process, context))]);
}

/** Findings of bpmnlint's rules on a BPMN text that can be parsed. */
export async function lintDrawing(xml: string): Promise<Finding[]> {
  const { rootElement } = await parseXml(xml);
  const root = rootElement as Element;
  linkEnds(root);
  return lintStandard(root);
}
