import { and, asc, eq, gt, lte, sql } from 'drizzle-orm';
import { chainHash, genesis } from '../chain.ts';
import { decodeStep } from '../codec.ts';
import type { Db } from '../db.ts';
import type { StepRecord, Store } from '../port.ts';

type Verdict = Awaited<ReturnType<Store['verifyChain']>>;

type Reads = Pick<Db, 't' | 'read' | 'rows'>;

interface Link {
  position: number;
  hash: string;
  caseId: string | null;
  version: number;
  record: string;
}

const pageSize = 1000;

/** The step's hash after another hash; undefined when its record cannot be read at all. */
function hashAfter(previous: string, link: Link): string | undefined {
  if (link.caseId === null) return undefined;
  try {
    const step: StepRecord = { caseId: link.caseId, version: link.version, ...decodeStep(link.record) };
    return chainHash(previous, step);
  } catch {
    return undefined;
  }
}

/** Names why a step does not follow: it stands elsewhere among its neighbors, or it was changed. */
function breakAt(previous: string, link: Link, following: Link[]): Verdict {
  const elsewhere = following.find((other) => hashAfter(previous, other) === other.hash);
  const reason = elsewhere
    ? `第 ${link.position} 步被调换：应在此处的步骤出现在第 ${elsewhere.position} 步`
    : `第 ${link.position} 步被改动：内容与校验值不符`;
  return { ok: false, position: link.position, reason };
}

/** Walks the chain in pages, from the first step to the head. */
export async function verifyChain(db: Reads): Promise<Verdict> {
  const head = await readHead(db);
  if (!head) return { ok: false, position: 0, reason: '链头记录缺失' };
  let position = 0;
  let hash = genesis;
  while (position < head.position) {
    const links = await page(db, position, head.position);
    for (const [index, link] of links.entries()) {
      if (link.position !== position + 1) return missing(position + 1);
      if (hashAfter(hash, link) !== link.hash) return breakAt(hash, link, links.slice(index + 1));
      position = link.position;
      hash = link.hash;
    }
    if (links.length === 0) return missing(position + 1);
  }
  if (hash !== head.hash) return { ok: false, position, reason: `链头的校验值与第 ${position} 步不符` };
  return (await beyondHead(db)) ?? { ok: true, steps: position, head: hash };
}

const missing = (position: number): Verdict => ({ ok: false, position, reason: `第 ${position} 步缺失` });

async function readHead(db: Reads): Promise<{ position: number; hash: string } | undefined> {
  const [head] = await db.read.select().from(db.t.chainHead);
  return head;
}

function page(db: Reads, after: number, upTo: number): Promise<Link[]> {
  const { step, kase } = db.t;
  return db.read
    .select({ position: step.position, hash: step.hash, caseId: kase.id, version: step.version, record: step.record })
    .from(step)
    .leftJoin(kase, eq(kase.seq, step.kase))
    .where(and(gt(step.position, after), lte(step.position, upTo)))
    .orderBy(asc(step.position))
    .limit(pageSize);
}

/** Steps after the head were put there by someone else. Read in one statement: commits go on meanwhile. */
async function beyondHead(db: Reads): Promise<Verdict | undefined> {
  const [row] = await db.rows<{ stray: number | string | null }>(
    sql`select min(position) as stray from step where position > (select position from chain_head)
      or position < 1`,
  );
  if (!row || row.stray === null) return undefined;
  const position = Number(row.stray);
  return { ok: false, position, reason: `第 ${position} 步不在链头之内，属于擅自添加` };
}
