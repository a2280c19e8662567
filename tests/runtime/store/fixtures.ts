import type { CaseFact, CaseState, JsonObject } from '#engine';
import type { CommitPlan, TaskRow } from '../../../runtime/store/port.ts';

export const paths = {
  county: '/110000/110105/',
  town: '/110000/110105/110105001/',
  otherTown: '/110000/110105/110105002/',
  otherCounty: '/110000/110106/',
};

export const day = 86_400_000;
/** 2026-11-20 09:30 in Beijing. */
export const morning = Date.UTC(2026, 10, 20, 1, 30);

const kernel: CaseState['kernel'] = {
  v: 1,
  next: 3,
  tokens: [{ id: 1, at: 'acceptance', scope: 0, waits: 'task' }],
  scopes: [{ id: 0, element: 'unemploymentRegistration', parent: 0, vars: {} }],
  timers: [],
};

export function stateOf(id: string, no: string): CaseState {
  return {
    v: 1,
    id,
    no,
    digest: 'd'.repeat(64),
    status: 'received',
    applicant: { kind: 'person', name: '买买提·艾力䶮', idType: '1', idNo: '11010519900307867X', phone: '13800000000' },
    offices: { town: '110105001', county: '110105' },
    office: '110105001',
    kernel,
    tasks: [{ id: 1, element: 'acceptance', post: 'acceptance', office: '110105001', createdAt: morning }],
    performers: {},
    clock: [],
    round: 0,
    materials: [{ material: 'idCard', state: 'received', files: [] }],
    vars: {},
  };
}

export function taskOf(caseId: string, token: number, more: Partial<TaskRow> = {}): TaskRow {
  return {
    caseId,
    token,
    element: 'acceptance',
    name: '受理',
    post: 'acceptance',
    officePath: paths.town,
    assignee: null,
    createdAt: morning,
    due: null,
    caseNo: `NO-${caseId}`,
    itemRef: 'beijing:unemployment',
    itemName: '失业登记',
    applicantName: '买买提·艾力䶮',
    channel: null,
    ...more,
  };
}

export const received: CaseFact[] = [
  { type: 'case.received', channel: 'counter', no: '1', digest: 'd'.repeat(64), item: 'beijing:unemployment' },
  { type: 'element.entered', element: 'start', token: 1 },
  { type: 'task.created', element: 'acceptance', token: 2 },
];

/** A typical step: an officer completes 初审. */
export const reviewed: CaseFact[] = [
  {
    type: 'opinion.given',
    token: 12,
    element: 'preliminaryReview',
    post: 'preliminaryReview',
    outcome: 'approve',
    kind: 'approve',
    name: '同意',
    text: '材料齐全，情况属实，拟同意。',
    round: 0,
  },
  { type: 'task.completed', element: 'preliminaryReview', token: 12 },
  { type: 'element.completed', element: 'preliminaryReview', token: 12 },
  { type: 'flow.taken', flow: 'toReexamination' },
  { type: 'element.entered', element: 'reexamination', token: 13 },
  { type: 'task.created', element: 'reexamination', token: 13 },
];

interface PlanChanges extends Partial<Omit<CommitPlan, 'row' | 'step'>> {
  row?: Partial<CommitPlan['row']>;
  step?: Partial<CommitPlan['step']>;
}

/** A plan that takes a case from `expect` to the next version; the first one creates it with one open task. */
export function planOf(id: string, expect: number, changes: PlanChanges = {}): CommitPlan {
  const { row, step, ...more } = changes;
  const no = `NO-${id}`;
  const at = morning + expect * 60_000;
  const data: JsonObject = { form: { name: '买买提·艾力䶮' }, situation: {} };
  return {
    step: {
      caseId: id,
      version: expect + 1,
      at,
      actor: { kind: 'officer', id: 'u-wang', name: '王㛃' },
      command: expect === 0 ? 'case.receive' : 'task.complete',
      facts: expect === 0 ? received : reviewed,
      ...step,
    },
    expect,
    row: {
      id,
      no,
      version: expect + 1,
      digest: 'd'.repeat(64),
      itemRef: 'beijing:unemployment',
      itemName: '失业登记',
      status: 'received',
      result: null,
      applicantName: '买买提·艾力䶮',
      applicantIdNo: '11010519900307867X',
      officePath: paths.town,
      createdAt: morning,
      updatedAt: at,
      due: null,
      paused: false,
      state: stateOf(id, no),
      ...(expect === 0 ? { data } : {}),
      ...row,
    },
    openTasks: expect === 0 ? [taskOf(id, 1)] : [],
    closeTasks: [],
    assign: [],
    setTimers: [],
    clearTimers: [],
    addJobs: [],
    clearJobs: [],
    ledgers: [],
    ...more,
  };
}
