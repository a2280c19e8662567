import type { CampaignFact, CampaignNote, CaseData, CaseState } from '#engine';
import {
  type ActorRef,
  type CampaignRunRow,
  type CampaignSaved,
  type CommitPlan,
  REGISTER,
  type StoredReply,
} from '../../store/port.ts';
import type { SignedIn } from '../access/officer.ts';
import { reused } from '../http/idempotency.ts';
import { problem } from '../problem.ts';
import type { Idempotency } from '../write.ts';

/** Answer to a command. */
export interface Done {
  id: string;
  version: number;
}

export interface Recorded {
  /** Of the run, or of one of its branches. */
  id: string;
  no: string;
  run: Pick<CampaignRunRow, 'ref' | 'title'>;
  officePath: string;
  expect: number;
  actor: ActorRef;
  command: `campaign.${string}`;
  facts: (CampaignFact | CampaignNote)[];
  at: number;
  idempotency?: Idempotency;
}

export const actorOf = ({ user }: SignedIn): ActorRef => ({ kind: 'officer', id: user.id, name: user.name });

/** Id of the record of one office's branch. */
export const branchRecord = (run: string, office: string): string => `${run}:${office}`;

/** A step of a campaign as a link of the chain: who, when, what. It is no case and no list of cases finds it. */
export function recordPlan({
  id,
  no,
  run,
  officePath,
  expect,
  actor,
  command,
  facts,
  at,
  ...rest
}: Recorded): CommitPlan {
  const version = expect + 1;
  return {
    step: { caseId: id, version, at, actor, command, facts },
    expect,
    row: {
      id,
      no,
      version,
      digest: '',
      itemRef: run.ref,
      itemName: run.title,
      status: REGISTER,
      result: null,
      applicantName: '',
      applicantIdNo: '',
      officePath,
      createdAt: at,
      updatedAt: at,
      due: null,
      paused: false,
      state: {} as CaseState,
      ...(expect === 0 ? { data: {} as CaseData } : {}),
    },
    openTasks: [],
    closeTasks: [],
    assign: [],
    setTimers: [],
    clearTimers: [],
    addJobs: [],
    clearJobs: [],
    ledgers: [],
    ...(rest.idempotency ? { reply: replyOf(rest.idempotency, { id, version }) } : {}),
  };
}

const replyOf = ({ user, key, request }: Idempotency, done: Done): StoredReply => ({
  user,
  key,
  request,
  status: 200,
  body: JSON.stringify(done),
});

/** What was written is newer than what the officer saw. */
export const stale = () =>
  problem(409, 'campaign.stale', '专项任务已被他人更新，您的操作没有生效。请刷新后再办理，已填写的内容保留在本机。');

/** The answer to a command that was written, now or when it was sent first. @throws {ApiProblem} 409, 422 */
export function doneOf(saved: CampaignSaved, id: string, idempotency: Idempotency): Done {
  if (saved.kind === 'conflict') throw stale();
  if (saved.kind === 'saved') return { id, version: saved.version };
  if (saved.reply.request !== idempotency.request) throw reused();
  return JSON.parse(saved.reply.body) as Done;
}

/** The answer that a command got when it was sent before; a retry must not be judged by what it changed itself. */
export function formerOf(reply: StoredReply | undefined, idempotency: Idempotency): Done | undefined {
  if (!reply) return undefined;
  if (reply.request !== idempotency.request) throw reused();
  return JSON.parse(reply.body) as Done;
}
