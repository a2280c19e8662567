import type { EndResult } from '../bpmn/model.ts';
import { stepDue, toLocalDate } from '../deadline/index.ts';
import { dutyConflict, dutyRulesOf } from '../duty/index.ts';
import { advance } from '../kernel/index.ts';
import type { KernelCommand, KernelFact } from '../kernel/types.ts';
import { isRefusal, type Refusal } from '../result.ts';
import { acceptByLaw, settleClock, stop } from './clock.ts';
import { kernelContext } from './context.ts';
import { type CaseDraft, record, setPart } from './draft.ts';
import { nodeOf } from './nodes.ts';
import { officeAt } from './offices.ts';
import { placeOf } from './signers.ts';
import { forgetStale } from './takeable.ts';
import type { OpenTask } from './types.ts';

/** A step's budget, never later than the promised date. Budgets of part of a day count as that day. */
function taskDue(draft: CaseDraft, element: string): number | undefined {
  const limit = nodeOf(draft.compiled, element)?.settings.limit;
  if (limit === undefined) return undefined;
  const { calendar, item } = draft.compiled;
  const { now } = draft.ctx;
  return stepDue(calendar, draft.state.clock, item.elements.timeLimit, limit, now, now)?.due;
}

/** A signer of the model's own choice, else who worked this post on the case before (首问负责), unless a duty rule now stands against it. */
export function assigneeOf(
  { compiled, state }: Pick<CaseDraft, 'compiled' | 'state'>,
  open: OpenTask,
  signer?: string,
): string | undefined {
  const { post, joint } = open;
  const former = joint === undefined && post !== undefined ? state.performers[post]?.at(-1) : undefined;
  const id = signer ?? former;
  if (id === undefined) return undefined;
  const conflict = dutyConflict(dutyRulesOf(compiled.item).apart, state, { id, name: '' }, { post, task: open.id });
  return conflict ? undefined : id;
}

function openTask(draft: CaseDraft, fact: KernelFact & { type: 'task.created' }): void {
  const settings = nodeOf(draft.compiled, fact.element)?.settings;
  const due = taskDue(draft, fact.element);
  const place = settings?.joint ? placeOf(draft, draft.state.kernel, fact.token) : undefined;
  const open: OpenTask = {
    id: fact.token,
    element: fact.element,
    office: place?.signer?.office ?? officeAt(draft.state, settings?.level),
    createdAt: draft.ctx.now,
    ...(settings?.post === undefined ? {} : { post: settings.post }),
    ...(due === undefined ? {} : { due }),
    ...(place ? { joint: place.joint } : {}),
  };
  const assignee = assigneeOf(draft, open, place?.signer?.id);
  draft.state.tasks.push(assignee === undefined ? open : { ...open, assignee });
}

const RESULTS: EndResult[] = ['granted', 'denied', 'notAccepted', 'withdrawn', 'expired'];

function conclude(draft: CaseDraft, fact: KernelFact & { type: 'case.ended' }): void {
  if (draft.state.status === 'withdrawn') return;
  const result = draft.state.result ?? RESULTS.find((known) => known === fact.result) ?? 'granted';
  stop(draft);
  draft.state.status = 'concluded';
  draft.state.result = result;
  setPart(draft, 'case', { concludedAt: toLocalDate(draft.ctx.now, draft.compiled.calendar.utcOffset), result });
  record(draft, { type: 'case.concluded', result });
}

/** A demand goes with the task that waits for it. */
function closeTask(draft: CaseDraft, token: number): void {
  draft.state.tasks = draft.state.tasks.filter((task) => task.id !== token);
  if (draft.state.demand === token) delete draft.state.demand;
}

function settleFact(draft: CaseDraft, fact: KernelFact): void {
  record(draft, fact);
  if (fact.type === 'task.created') openTask(draft, fact as KernelFact & { type: 'task.created' });
  else if (fact.type === 'task.completed' || fact.type === 'task.canceled') closeTask(draft, fact.token);
  else if (fact.type === 'case.ended') conclude(draft, fact);
}

/**
 * Sends a command to the kernel and folds what it did into the case: tasks, clock, status, conclusion.
 * A process accepts by law (R6) by setting the process variable `accepted` to true.
 */
export function runKernel(draft: CaseDraft, command: KernelCommand): Refusal | undefined {
  const { compiled, state } = draft;
  const before = command.type === 'case.start' ? null : { state: state.kernel, data: draft.data };
  const start = command.type === 'case.start' ? { ...command, data: draft.data } : command;
  const step = advance(compiled.process, before, start, kernelContext(compiled, draft.ctx));
  if (isRefusal(step)) return step;
  state.kernel = step.state;
  draft.data = step.data;
  if (step.data.accepted === true) acceptByLaw(draft);
  for (const fact of step.facts) settleFact(draft, fact);
  forgetStale(draft);
  settleClock(draft);
  return undefined;
}
