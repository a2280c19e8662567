import type { BundleIntake, CaseData, CaseState, CompiledBundle, JsonObject } from '#engine';
import { canonicalJson, type Json, sm3 } from '#engine';
import { type ActorRef, type BundleRow, type CommitPlan, REGISTER, type StoredReply } from '../../store/port.ts';

export interface Recorded {
  id: string;
  no: string;
  bundle: CompiledBundle;
  intake: BundleIntake;
  channel: string;
  officePath: string;
  actor: ActorRef;
  cases: { id: string; no: string; item: string }[];
  now: number;
  reply: StoredReply;
}

/** What was agreed when it was applied for: the definition and the exact versions of the items that were called for. */
const digestOf = ({ source, items }: CompiledBundle, called: string[]): string =>
  sm3(canonicalJson({ source, items: called.map((ref) => items[ref]?.digest ?? '') } as unknown as Json));

/** The record of a bundle: a link of the chain of its own, with what was answered once for all cases. */
export function recordOf(recorded: Recorded): CommitPlan {
  const { id, no, bundle, intake, channel, officePath, actor, cases, now, reply } = recorded;
  const { applicant, situation, shared, choose } = intake;
  const digest = digestOf(
    bundle,
    cases.map(({ item }) => item),
  );
  const row: BundleRow = {
    id,
    no,
    ref: bundle.ref,
    digest,
    title: bundle.source.title,
    applicantName: applicant.name,
    applicantIdNo: applicant.idNo,
    officePath,
    createdAt: now,
    content: { source: bundle.source, applicant, situation, shared, choose, channel } as unknown as JsonObject,
  };
  const facts = [{ type: 'bundle.opened' as const, no, ref: bundle.ref, digest, channel, cases }];
  return {
    step: { caseId: id, version: 1, at: now, actor, command: 'bundle.open', facts },
    expect: 0,
    row: {
      id,
      no,
      version: 1,
      digest: '',
      itemRef: bundle.ref,
      itemName: row.title,
      status: REGISTER,
      result: null,
      applicantName: row.applicantName,
      applicantIdNo: row.applicantIdNo,
      officePath,
      createdAt: now,
      updatedAt: now,
      due: null,
      paused: false,
      state: {} as CaseState,
      data: {} as CaseData,
    },
    openTasks: [],
    closeTasks: [],
    assign: [],
    setTimers: [],
    clearTimers: [],
    addJobs: [],
    clearJobs: [],
    ledgers: [],
    bundle: row,
    reply,
  };
}
