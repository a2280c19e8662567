import type { CaseData, CaseFact, CaseState, LedgerWrite } from '#engine';
import { type ActorRef, type CommitPlan, REGISTER } from '../store/port.ts';

/** A step of a record that is no case of an item. */
export interface RecordStep {
  id: string;
  no: string;
  /** What `store.records` finds it by. */
  kind: string;
  ref: string;
  title: string;
  officePath: string;
  actor: ActorRef;
  at: number;
  /** When the record began; absent: now. */
  since?: number;
  command: string;
  facts: CaseFact[];
  ledgers?: LedgerWrite[];
  data: CaseData;
  /** Version before the step; 0 begins the record. */
  expect: number;
}

/** The step as a plan: a link of the chain, and what the record holds from now on. */
export function recordPlan(step: RecordStep): CommitPlan {
  const { id, no, kind, ref, title, officePath, actor, at, since = at, command, facts, data, expect } = step;
  return {
    step: { caseId: id, version: expect + 1, at, actor, command, facts },
    expect,
    row: {
      id,
      no,
      version: expect + 1,
      digest: '',
      itemRef: ref,
      itemName: title,
      status: REGISTER,
      result: kind,
      applicantName: '',
      applicantIdNo: '',
      officePath,
      createdAt: since,
      updatedAt: at,
      due: null,
      paused: false,
      state: {} as CaseState,
      data,
    },
    openTasks: [],
    closeTasks: [],
    assign: [],
    setTimers: [],
    clearTimers: [],
    addJobs: [],
    clearJobs: [],
    ledgers: step.ledgers ?? [],
  };
}
