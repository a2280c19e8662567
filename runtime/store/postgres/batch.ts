import type { JsonObject } from '#engine';
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

export const rareOf = (row: Omit<CommitPlan['row'], 'data' | 'state'>): string[] => [
  row.no,
  row.digest,
  row.itemRef,
  row.itemName,
  row.applicantName,
  row.applicantIdNo,
  row.officePath,
];

/**
 * How many waiting groups from the front may stand in one batch: up to the first that builds on another of them.
 * Several plans of one case with the same expectation may: at most one of them is written.
 */
export function independent(groups: CommitPlan[][]): number {
  const expects = new Map<string, number>();
  const keys = new Set<string>();
  for (const [index, plans] of groups.entries()) {
    const own = new Set(plans.flatMap(keysOf));
    const follows = plans.some(({ row, expect }) => (expects.get(row.id) ?? expect) !== expect);
    if (follows || [...own].some((key) => keys.has(key))) return index;
    for (const plan of plans) expects.set(plan.row.id, plan.expect);
    for (const key of own) keys.add(key);
  }
  return groups.length;
}

/** What a plan writes, or builds on, besides its case. */
const keysOf = ({ ledgers, expectLedgers = [], reply }: CommitPlan): string[] => [
  ...[...ledgers, ...expectLedgers].map(({ ledger, key }) => ledgerKey(ledger, key)),
  ...(reply ? [replyKey(reply.user, reply.key)] : []),
];

/** Decides every group in the order of arrival. */
export function prepareBatch(groups: CommitPlan[][], before: Before): Batch {
  const batch: Batch = { settled: [], head: before.head, written: [], ledgers: [], history: [] };
  const versions = new Map([...before.cases].map(([id, { version }]) => [id, version]));
  let lastCase = before.lastCase;
  for (const plans of groups) {
    const refused = refusalOf(plans, before, versions);
    if (refused) {
      batch.settled.push(refused);
      continue;
    }
    for (const plan of plans) {
      const found = before.cases.get(plan.row.id);
      const written = writtenOf(plan, found, found?.seq ?? ++lastCase, batch.head);
      batch.written.push(written);
      batch.head = written.link;
      versions.set(plan.row.id, plan.step.version);
    }
    batch.settled.push({ outcome: { kind: 'committed', position: batch.head.position } });
  }
  prepareLedgers(batch, before);
  return batch;
}

/** Why nothing of a group is written. */
function refusalOf(plans: CommitPlan[], before: Before, versions: Map<string, number>): Settled | undefined {
  for (const { reply, row, expect, expectLedgers = [] } of plans) {
    const former = reply && before.replies.get(replyKey(reply.user, reply.key));
    if (former) return { outcome: { kind: 'duplicate', reply: former } };
    const version = versions.get(row.id) ?? 0;
    if (version !== expect) return { outcome: { kind: 'conflict', version } };
    for (const expected of expectLedgers) {
      const stands = before.ledgers.get(ledgerKey(expected.ledger, expected.key))?.version ?? 0;
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

function prepareLedgers(batch: Batch, before: Before): void {
  const current = new Map(before.ledgers);
  const changed = new Set<string>();
  let last = before.lastLedger;
  for (const { plan, seq, link } of batch.written) {
    for (const write of plan.ledgers) {
      const name = ledgerKey(write.ledger, write.key);
      const former = current.get(name);
      const merged = mergeCells(former?.cells, write);
      if (!merged) continue;
      const entry: LedgerEntry = {
        seq: former?.seq ?? ++last,
        ledger: write.ledger,
        key: write.key,
        officePath: plan.keepOffices && former ? former.officePath : plan.row.officePath,
        kase: seq,
        updatedAt: plan.step.at,
        version: (former?.version ?? 0) + 1,
        ...merged,
      };
      current.set(name, entry);
      changed.add(name);
      batch.history.push({
        row: entry.seq,
        version: entry.version,
        position: link.position,
        at: plan.step.at,
        cells: write.values,
      });
    }
  }
  batch.ledgers = [...changed].flatMap((name) => current.get(name) ?? []);
}
