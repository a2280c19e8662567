import type { JsonObject, LedgerWrite } from '#engine';
import { checkPlan, type Head, mergeCells, nextLink } from '../plan.ts';
import type { BundleRow, CommitOutcome, CommitPlan, RatingRow } from '../port.ts';
import type { FoundCase, Statements } from './statements.ts';

type Applied = { settled: { outcome: CommitOutcome }; head: Head };

/** Writes a group inside the batch's transaction, or says why nothing of it is written. */
export function applyGroup(on: Statements, head: Head, plans: CommitPlan[]): Applied {
  const former: (FoundCase | undefined)[] = [];
  for (const plan of plans) {
    const known = plan.reply && on.reply.get(plan.reply.user, plan.reply.key);
    if (plan.reply && known) return settle({ kind: 'duplicate', reply: { ...plan.reply, ...known } }, head);
    const found = on.find.get(plan.row.id);
    const version = found?.version ?? 0;
    if (version !== plan.expect) return settle({ kind: 'conflict', version }, head);
    const other = movedLedger(on, plan);
    if (other !== undefined) return settle({ kind: 'conflict', version: other }, head);
    former.push(found);
  }
  let link = head;
  for (const [index, plan] of plans.entries()) link = writePlan(on, link, plan, former[index]);
  return settle({ kind: 'committed', position: link.position }, link);
}

function writePlan(on: Statements, head: Head, plan: CommitPlan, found: FoundCase | undefined): Head {
  checkPlan(plan);
  const { reply, bundle, member } = plan;
  const link = nextLink(head, plan);
  const seq = writeCase(on, plan, found, link.position);
  on.addStep.run(link.position, seq, plan.step.version, found?.last ?? 0, link.record, Buffer.from(link.hash, 'hex'));
  writeWaits(on, seq, plan);
  for (const write of plan.ledgers) writeLedger(on, seq, link.position, plan, write);
  if (plan.rating) writeRating(on, plan.rating);
  if (bundle) writeBundle(on, bundle);
  if (member) on.addMember.run(seq, member.bundle, member.item, member.place);
  if (reply) on.addReply.run(reply.user, reply.key, reply.request, reply.status, reply.body, plan.step.at);
  return link;
}

/** Version of a ledger row that does not stand where the plan expects it. */
function movedLedger(on: Statements, { expectLedgers = [] }: CommitPlan): number | undefined {
  for (const { ledger, key, version } of expectLedgers) {
    const stands = on.ledger.get(ledger, key)?.version ?? 0;
    if (stands !== version) return stands;
  }
  return undefined;
}

const settle = (outcome: CommitOutcome, head: Head): Applied => ({ settled: { outcome }, head });

/** Gives the case's number. The rarely changing part is rewritten only when it differs. */
function writeCase(on: Statements, { row }: CommitPlan, found: FoundCase | undefined, position: number): number {
  const rare = [row.digest, row.itemRef, row.itemName, row.applicantName, row.applicantIdNo, row.officePath];
  const seq = found?.seq ?? Number(on.addCase.run(row.id, row.no, ...rare, row.createdAt).lastInsertRowid);
  if (found && !sameRare(found, row)) on.setCase.run(row.no, ...rare, seq);
  const state = JSON.stringify(row.state);
  const write = found ? on.setState : on.addState;
  write.run(row.version, position, row.status, row.result, row.updatedAt, row.due, row.paused ? 1 : 0, state, seq);
  if (row.data !== undefined) on.setData.run(seq, JSON.stringify(row.data));
  return seq;
}

const sameRare = (found: FoundCase, row: CommitPlan['row']): boolean =>
  found.no === row.no &&
  found.digest === row.digest &&
  found.itemRef === row.itemRef &&
  found.itemName === row.itemName &&
  found.applicantName === row.applicantName &&
  found.applicantIdNo === row.applicantIdNo &&
  found.officePath === row.officePath;

function writeWaits(on: Statements, seq: number, plan: CommitPlan): void {
  for (const token of plan.closeTasks) on.dropTask.run(seq, token);
  for (const task of plan.openTasks) {
    const { token, element, name, post, officePath, assignee, createdAt, due, channel } = task;
    on.setTask.run(seq, token, element, name, post, officePath, assignee, createdAt, due, channel);
  }
  for (const { token, assignee } of plan.assign) on.assign.run(assignee, seq, token);
  for (const timer of plan.clearTimers) on.dropTimer.run(seq, timer);
  for (const { timer, due } of plan.setTimers) on.setTimer.run(seq, timer, due);
  for (const job of plan.clearJobs) on.dropJob.run(seq, job);
  for (const { job, topic, createdAt, attempts } of plan.addJobs) on.setJob.run(seq, job, topic, createdAt, attempts);
}

function writeLedger(on: Statements, seq: number, position: number, plan: CommitPlan, write: LedgerWrite): void {
  const before = on.ledger.get(write.ledger, write.key);
  const merged = mergeCells(before && (JSON.parse(before.cells) as JsonObject), write);
  if (!merged) return;
  const version = (before?.version ?? 0) + 1;
  const cells = JSON.stringify(merged.cells);
  const office = plan.keepOffices && before ? before.officePath : plan.row.officePath;
  const stands = [plan.step.at, version, cells, merged.search, merged.person];
  const row = before?.seq ?? Number(on.addLedger.run(office, seq, ...stands, write.ledger, write.key).lastInsertRowid);
  if (before) on.setLedger.run(office, plan.keepOffices ? null : seq, ...stands, row);
  on.addHistory.run(row, version, position, plan.step.at, JSON.stringify(write.values));
}

function writeRating(on: Statements, row: RatingRow): void {
  const { id, caseId, stage, caseNo, itemRef, itemName, officePath, level, at, duty, due, version, rating } = row;
  const whose = [caseId, stage, caseNo, itemRef, itemName, officePath];
  on.setRating.run(id, ...whose, level, at, duty, due, version, JSON.stringify(rating));
}

function writeBundle(on: Statements, row: BundleRow): void {
  const { id, no, ref, digest, title, applicantName, applicantIdNo, officePath, createdAt } = row;
  const content = JSON.stringify(row.content);
  on.addBundle.run(id, no, ref, digest, title, applicantName, applicantIdNo, officePath, createdAt, content);
}
