import type { EndResult } from '../bpmn/model.ts';
import { clockView, dueDate, toLocalDate } from '../deadline/index.ts';
import { advance } from '../kernel/index.ts';
import type { KernelCommand, KernelFact } from '../kernel/types.ts';
import { isRefusal, type Refusal } from '../result.ts';
import { accept, accepted, settleClock, stop } from './clock.ts';
import { kernelContext } from './context.ts';
import { type CaseDraft, record, setPart } from './draft.ts';
import { dutyConflict } from './duties.ts';
import { nodeOf } from './guards.ts';
import { officeAt } from './offices.ts';
import type { OpenTask } from './types.ts';

/** A step's budget, never later than the promised date. Budgets of part of a day count as that day. */
function taskDue(draft: CaseDraft, element: string): number | undefined {
  const limit = nodeOf(draft.compiled, element)?.settings.limit;
  if (limit === undefined || !accepted(draft.state)) return undefined;
  const { calendar, item } = draft.compiled;
  const own = dueDate(calendar, draft.ctx.now, { value: Math.ceil(limit.value), unit: limit.unit }).due;
  const { promised } = clockView(
    calendar,
    draft.state.clock,
    { promised: item.elements.timeLimit.promised },
    draft.ctx.now,
  );
  return promised === undefined ? own : Math.min(own, promised.due);
}

/** Who worked this post on the case before keeps it (首问负责), unless a duty rule now stands against it. */
function formerPerformer(draft: CaseDraft, post: string | undefined, id: number): string | undefined {
  const former = post === undefined ? undefined : draft.state.performers[post]?.at(-1);
  if (former === undefined) return undefined;
  return dutyConflict(draft.compiled.item.duties, draft.state, { id: former, name: '' }, post, id) ? undefined : former;
}

function openTask(draft: CaseDraft, fact: KernelFact & { type: 'task.created' }): void {
  const settings = nodeOf(draft.compiled, fact.element)?.settings;
  const due = taskDue(draft, fact.element);
  const open: OpenTask = {
    id: fact.token,
    element: fact.element,
    office: officeAt(draft.state, settings?.level),
    createdAt: draft.ctx.now,
    ...(settings?.post === undefined ? {} : { post: settings.post }),
    ...(due === undefined ? {} : { due }),
  };
  const former = formerPerformer(draft, open.post, open.id);
  draft.state.tasks.push(former === undefined ? open : { ...open, assignee: former });
}

const RESULTS: EndResult[] = ['granted', 'denied', 'notAccepted', 'withdrawn', 'expired'];

function conclude(draft: CaseDraft, fact: KernelFact & { type: 'case.ended' }): void {
  if (draft.state.status === 'withdrawn') return;
  const result = RESULTS.find((known) => known === fact.result) ?? 'granted';
  stop(draft);
  draft.state.status = 'concluded';
  draft.state.result = result;
  setPart(draft, 'case', { concludedAt: toLocalDate(draft.ctx.now, draft.compiled.calendar.utcOffset), result });
  record(draft, { type: 'case.concluded', result });
}

function settleFact(draft: CaseDraft, fact: KernelFact): void {
  record(draft, fact);
  if (fact.type === 'task.created') openTask(draft, fact as KernelFact & { type: 'task.created' });
  else if (fact.type === 'task.completed' || fact.type === 'task.canceled')
    draft.state.tasks = draft.state.tasks.filter((task) => task.id !== fact.token);
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
  if (step.data.accepted === true) accept(draft);
  for (const fact of step.facts) settleFact(draft, fact);
  settleClock(draft);
  return undefined;
}
