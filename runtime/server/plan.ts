import { type CaseState, type CaseStep, type CompiledItem, clockView, type JsonObject, nodeOf } from '#engine';
import type { ActorRef, CaseRow, CommitPlan, StoredReply, TaskRow } from '../store/port.ts';
import type { Organization } from './access/organization.ts';

export interface PlanInput {
  compiled: CompiledItem;
  before: CaseRow | null;
  step: CaseStep;
  actor: ActorRef;
  command: string;
  now: number;
  org: Organization;
  reply?: StoredReply;
}

const nameOf = (compiled: CompiledItem, element: string): string => nodeOf(compiled, element)?.name ?? element;

/** The searchable row after the step. */
function rowAfter({ compiled, before, step, command, now, org }: PlanInput): CaseRow {
  const { state, data } = step;
  const { promised, statutory } = compiled.item.elements.timeLimit;
  const clock = clockView(compiled.calendar, state.clock, { promised, ...(statutory ? { statutory } : {}) }, now);
  return {
    id: state.id,
    no: state.no,
    version: (before?.version ?? 0) + 1,
    digest: state.digest,
    itemRef: compiled.ref,
    itemName: compiled.item.elements.name,
    status: state.status,
    result: state.result ?? null,
    applicantName: state.applicant.name,
    applicantIdNo: state.applicant.idNo,
    officePath: org.path(state.office),
    createdAt: before?.createdAt ?? now,
    // To be written into a register is nothing that happened to the case.
    updatedAt: before && command === 'case.register' ? before.updatedAt : now,
    due: clock.promised?.due ?? null,
    paused: clock.state === 'paused',
    state,
    data,
  };
}

/** Channel of an application that is still to be accepted, which the window sees at once. */
export function waitingChannel({ status, vars }: CaseState): string | null {
  const { channel } = { ...(vars.case as JsonObject | undefined) };
  return status === 'received' && typeof channel === 'string' ? channel : null;
}

/** The open tasks after the step as rows. */
export function taskRows({ compiled, step, org }: PlanInput): TaskRow[] {
  const { state } = step;
  const channel = waitingChannel(state);
  return state.tasks.map((task) => ({
    caseId: state.id,
    token: task.id,
    element: task.element,
    name: nameOf(compiled, task.element),
    post: task.post ?? '',
    officePath: org.path(task.office),
    assignee: task.assignee ?? null,
    createdAt: task.createdAt,
    due: task.due ?? null,
    caseNo: state.no,
    itemRef: compiled.ref,
    itemName: compiled.item.elements.name,
    applicantName: state.applicant.name,
    channel,
  }));
}

/** Tasks that came, went, or changed hands. */
function diffTasks(input: PlanInput): Pick<CommitPlan, 'openTasks' | 'closeTasks' | 'assign'> {
  const former = new Map((input.before?.state.tasks ?? []).map((task) => [task.id, task]));
  const rows = taskRows(input);
  const present = new Set(rows.map(({ token }) => token));
  return {
    openTasks: rows.filter(({ token }) => !former.has(token)),
    closeTasks: [...former.keys()].filter((token) => !present.has(token)),
    assign: rows
      .filter(({ token, assignee }) => former.has(token) && (former.get(token)?.assignee ?? null) !== assignee)
      .map(({ token, assignee }) => ({ token, assignee })),
  };
}

function diffTimers({ before, step }: PlanInput): Pick<CommitPlan, 'setTimers' | 'clearTimers'> {
  const former = new Map((before?.state.kernel.timers ?? []).map((timer) => [timer.id, timer.due]));
  const { timers } = step.state.kernel;
  const present = new Set(timers.map(({ id }) => id));
  return {
    setTimers: timers
      .filter(({ id, due }) => former.get(id) !== due)
      .map(({ id, due }) => ({ caseId: step.state.id, timer: id, due })),
    clearTimers: [...former.keys()].filter((id) => !present.has(id)),
  };
}

/** Jobs are the tokens that wait for one; their topics stand in the facts of the step that created them. */
function diffJobs({ before, step, now }: PlanInput): Pick<CommitPlan, 'addJobs' | 'clearJobs'> {
  const waiting = (state: CaseRow['state'] | undefined) =>
    new Set((state?.kernel.tokens ?? []).filter(({ waits }) => waits === 'job').map(({ id }) => id));
  const former = waiting(before?.state);
  const present = waiting(step.state);
  const addJobs = step.facts.flatMap((fact) =>
    fact.type === 'job.created' && present.has(fact.token) && !former.has(fact.token)
      ? [{ caseId: step.state.id, job: fact.token, topic: fact.topic ?? '', createdAt: now, attempts: 0 }]
      : [],
  );
  return { addJobs, clearJobs: [...former].filter((id) => !present.has(id)) };
}

/** Everything that one step changes in the store, as data. */
export function planOf(input: PlanInput): { plan: CommitPlan; row: CaseRow } {
  const { before, step, actor, command, now, reply } = input;
  const row = rowAfter(input);
  const { data, ...rest } = row;
  const plan: CommitPlan = {
    step: { caseId: row.id, version: row.version, at: now, actor, command, facts: step.facts },
    expect: before?.version ?? 0,
    row: before && before.data === data ? rest : row,
    ...diffTasks(input),
    ...diffTimers(input),
    ...diffJobs(input),
    ledgers: step.ledgers,
    ...(reply ? { reply } : {}),
  };
  return { plan, row };
}
