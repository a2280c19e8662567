import type { JsonObject, LedgerWrite } from '#engine';
import { checkPlan, type Head, mergeCells, nextLink } from '../plan.ts';
import type { CommitPlan, StoredReply } from '../port.ts';
import type { Settled } from '../queue.ts';

export interface FoundCase {
  seq: number;
  version: number;
  last: number;
  rare: string[];
}

export interface LedgerEntry {
  seq: number;
  ledger: string;
  key: string;
  officePath: string;
  kase: number | null;
  updatedAt: number;
  version: number;
  cells: JsonObject;
  search: string;
  person: string | null;
}

/** What the database holds of everything that a batch touches, read under the lock of the chain's head. */
export interface Before {
  head: Head;
  cases: Map<string, FoundCase>;
  replies: Map<string, StoredReply>;
  ledgers: Map<string, LedgerEntry>;
  lastCase: number;
  lastLedger: number;
}

export interface Written {
  plan: CommitPlan;
  seq: number;
  isNew: boolean;
  /** The rarely changing part differs from what is stored. */
  rareChanged: boolean;
  previous: number;
  link: Head & { record: string };
}

export interface HistoryEntry {
  row: number;
  version: number;
  position: number;
  at: number;
  cells: JsonObject;
}

/** A whole batch as data, ready for statements of many rows. */
export interface Batch {
  settled: Settled[];
  head: Head;
  written: Written[];
  ledgers: LedgerEntry[];
  history: HistoryEntry[];
}

export const replyKey = (user: string, key: string): string => JSON.stringify([user, key]);
export const ledgerKey = (ledger: string, key: string): string => JSON.stringify([ledger, key]);

/** What of a case hardly ever changes. */
export type RareColumns = 'no' | 'digest' | 'itemRef' | 'itemName' | 'applicantName' | 'applicantIdNo' | 'officePath';

export const rareOf = (row: Pick<CommitPlan['row'], RareColumns>): string[] => [
  row.no,
  row.digest,
  row.itemRef,
  row.itemName,
  row.applicantName,
  row.applicantIdNo,
  row.officePath,
];

/**
 * How many waiting groups from the front may stand in one batch: up to the first that goes on with a case of another.
 * Several plans of one case with the same expectation may: at most one of them is written.
 */
export function independent(groups: CommitPlan[][]): number {
  const expects = new Map<string, number>();
  for (const [index, plans] of groups.entries()) {
    if (plans.some(({ row, expect }) => (expects.get(row.id) ?? expect) !== expect)) return index;
    for (const { row, expect } of plans) expects.set(row.id, expect);
  }
  return groups.length;
}

/** What stands after the groups decided so far: each is decided as if those before were written. */
interface Standing {
  versions: Map<string, number>;
  replies: Map<string, StoredReply>;
  ledgers: Map<string, LedgerEntry>;
  lastCase: number;
  lastLedger: number;
}

/** Decides every group in the order of arrival. */
export function prepareBatch(groups: CommitPlan[][], before: Before): Batch {
  const batch: Batch = { settled: [], head: before.head, written: [], ledgers: [], history: [] };
  const standing: Standing = {
    versions: new Map([...before.cases].map(([id, { version }]) => [id, version])),
    replies: new Map(before.replies),
    ledgers: new Map(before.ledgers),
    lastCase: before.lastCase,
    lastLedger: before.lastLedger,
  };
  const changed = new Set<string>();
  for (const plans of groups) {
    const refused = refusalOf(plans, standing);
    if (!refused) for (const plan of plans) take(plan, { batch, standing, before, changed });
    batch.settled.push(refused ?? { outcome: { kind: 'committed', position: batch.head.position } });
  }
  batch.ledgers = [...changed].flatMap((name) => standing.ledgers.get(name) ?? []);
  return batch;
}

/** Why nothing of a group is written. */
function refusalOf(plans: CommitPlan[], { versions, replies, ledgers }: Standing): Settled | undefined {
  for (const { reply, row, expect, expectLedgers = [] } of plans) {
    const former = reply && replies.get(replyKey(reply.user, reply.key));
    if (former) return { outcome: { kind: 'duplicate', reply: former } };
    const version = versions.get(row.id) ?? 0;
    if (version !== expect) return { outcome: { kind: 'conflict', version } };
    for (const expected of expectLedgers) {
      const stands = ledgers.get(ledgerKey(expected.ledger, expected.key))?.version ?? 0;
      if (stands !== expected.version) return { outcome: { kind: 'conflict', version: stands } };
    }
  }
  try {
    for (const plan of plans) checkPlan(plan);
    return undefined;
  } catch (error) {
    return { error };
  }
}

interface Taking {
  batch: Batch;
  standing: Standing;
  before: Before;
  /** Ledger rows of which anything changed. */
  changed: Set<string>;
}

function take(plan: CommitPlan, taking: Taking): void {
  const { batch, standing, before } = taking;
  const found = before.cases.get(plan.row.id);
  const written = writtenOf(plan, found, found?.seq ?? ++standing.lastCase, batch.head);
  batch.written.push(written);
  batch.head = written.link;
  standing.versions.set(plan.row.id, plan.step.version);
  if (plan.reply) standing.replies.set(replyKey(plan.reply.user, plan.reply.key), plan.reply);
  for (const write of plan.ledgers) takeLedger(write, written, taking);
}

function writtenOf(plan: CommitPlan, found: FoundCase | undefined, seq: number, head: Head): Written {
  const rare = rareOf(plan.row);
  return {
    plan,
    seq,
    isNew: found === undefined,
    rareChanged: found?.rare.some((value, index) => value !== rare[index]) ?? false,
    previous: found?.last ?? 0,
    link: nextLink(head, plan),
  };
}

function takeLedger(write: LedgerWrite, { plan, seq, link }: Written, { batch, standing, changed }: Taking): void {
  const name = ledgerKey(write.ledger, write.key);
  const former = standing.ledgers.get(name);
  const merged = mergeCells(former?.cells, write);
  if (!merged) return;
  const entry: LedgerEntry = {
    seq: former?.seq ?? ++standing.lastLedger,
    ledger: write.ledger,
    key: write.key,
    officePath: plan.keepOffices && former ? former.officePath : plan.row.officePath,
    kase: plan.keepOffices && former ? former.kase : seq,
    updatedAt: plan.step.at,
    version: (former?.version ?? 0) + 1,
    ...merged,
  };
  standing.ledgers.set(name, entry);
  changed.add(name);
  const { version } = entry;
  batch.history.push({ row: entry.seq, version, position: link.position, at: plan.step.at, cells: write.values });
}
