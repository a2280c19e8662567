import { randomInt, randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { canonicalJson, rankOf, sampleSize, sm3 } from '#engine';
import type { MeasuredRow, Scope } from '../../store/port.ts';
import type { SignedIn } from '../access/officer.ts';
import type { Organization } from '../access/organization.ts';
import { nextCaseNo } from '../caseNo.ts';
import type { FoundLedger } from '../ledger/found.ts';
import { findLedger } from '../ledgers.ts';
import { notFound, problem } from '../problem.ts';
import { recordPlan } from '../recordPlan.ts';
import type { Services } from '../services.ts';
import type { Idempotency } from '../write.ts';
import { CHECK, type DrawnRow, dataOf, distances, type SampleCheck } from './check.ts';
import { requireChecker } from './rights.ts';

export interface DrawRequest {
  ledgers: string[];
  /** Root of the offices whose rows are drawn. */
  office?: string | undefined;
  /** Days of the latest entry, both included. */
  from?: string | undefined;
  to?: string | undefined;
  rate: number;
  minimum: number;
  seed?: string | undefined;
}

const PAGE = 500;
/** Rows of one check: what people can look through. */
const MOST_ROWS = 500;
const MOST_CANDIDATES = 200_000;
const DAY_MS = 86_400_000;

interface Population {
  found: FoundLedger;
  rows: number[];
}

const momentOf = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);

/** Pages of the rows that may be drawn. */
async function* pagesOf(
  { store }: Services,
  ledger: string,
  scope: Scope,
  { from, to }: DrawRequest,
): AsyncGenerator<MeasuredRow[]> {
  const [first, last] = [from === undefined ? 0 : momentOf(from), to === undefined ? Infinity : momentOf(to) + DAY_MS];
  let after = 0;
  for (;;) {
    const page = await store.measuredRows(ledger, { after, limit: PAGE }, scope);
    yield page.filter(({ updatedAt }) => updatedAt >= first && updatedAt < last);
    if (page.length < PAGE) return;
    after = page.at(-1)?.seq ?? after;
    await setImmediate();
  }
}

async function populationOf(services: Services, ref: string, scope: Scope, asked: DrawRequest): Promise<Population> {
  const found = await findLedger(services, ref);
  const rows: number[] = [];
  for await (const page of pagesOf(services, found.ref, scope, asked)) for (const { seq } of page) rows.push(seq);
  if (rows.length > MOST_CANDIDATES)
    throw problem(
      422,
      'sampleCheck.tooMany',
      `台账“${found.ledger.title}”在这个范围内超过 ${MOST_CANDIDATES} 行，请缩小机构或时间范围。`,
    );
  return { found, rows };
}

/** The first so many rows by rank, without ordering the whole ledger at once. */
async function drawFrom(seed: string, { found, rows }: Population, size: number): Promise<number[]> {
  let best: { row: number; rank: string }[] = [];
  for (let at = 0; at < rows.length; at += PAGE) {
    const ranked = rows.slice(at, at + PAGE).map((row) => ({ row, rank: rankOf(seed, found.ref, row) }));
    best = [...best, ...ranked].sort((one, other) => (one.rank < other.rank ? -1 : 1)).slice(0, size);
    await setImmediate();
  }
  return best.map(({ row }) => row).sort((one, other) => one - other);
}

const lastOf = (path: string): string => path.split('/').filter(Boolean).at(-1) ?? '';

async function rowsOf({ store }: Services, scope: Scope, ids: readonly number[]): Promise<DrawnRow[]> {
  const rows: DrawnRow[] = [];
  for (const id of ids) {
    const found = await store.ledgerRowById(id, scope);
    if (!found) continue;
    const { ledger, key, officePath, version } = found.row;
    rows.push({ id, ledger, key, office: lastOf(officePath), version });
  }
  return rows;
}

function officeOf(asked: string | undefined, own: readonly string[], org: Organization): string {
  const office = org.office(asked ?? own[0] ?? '');
  if (!office || !own.some((one) => office.path.startsWith(org.path(one)))) throw notFound('机构', 'office.notFound');
  return office.id;
}

/**
 * Draws a sample check: of each ledger so many rows by a seed, written down with all that it can be repeated from.
 * Gives the id of its record. @throws {ApiProblem} 403, 404, 422
 */
export async function drawCheck(
  services: Services,
  me: SignedIn,
  asked: DrawRequest,
  idempotency: Idempotency,
): Promise<string> {
  const org = await services.organization.current();
  const own = requireChecker(me, org);
  const office = officeOf(asked.office, own, org);
  const scope: Scope = { paths: [org.path(office)] };
  const seed = asked.seed?.trim() || String(randomInt(100_000_000)).padStart(8, '0');
  const populations: Population[] = [];
  for (const ref of [...new Set(asked.ledgers)]) populations.push(await populationOf(services, ref, scope, asked));
  const sizes = populations.map(({ rows }) => sampleSize(asked, rows.length));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total === 0) throw problem(422, 'sampleCheck.empty', '所选台账在这个范围内没有记录，没有可以抽查的内容。');
  if (total > MOST_ROWS)
    throw problem(
      422,
      'sampleCheck.tooLarge',
      `按这个比例要抽 ${total} 行，一次最多抽查 ${MOST_ROWS} 行，请降低比例。`,
    );
  const draws: SampleCheck['draws'] = [];
  const rows: DrawnRow[] = [];
  for (const [at, one] of populations.entries()) {
    const drawn = await drawFrom(seed, one, sizes[at] ?? 0);
    const { ref, ledger } = one.found;
    draws.push({ ledger: ref, title: ledger.title, candidates: distances(one.rows), drawn });
    rows.push(...(await rowsOf(services, scope, drawn)));
  }
  const check: SampleCheck = {
    ...{ seed, rate: asked.rate, minimum: asked.minimum, office, from: asked.from ?? null, to: asked.to ?? null },
    ...{ drawnBy: { id: me.user.id, name: me.user.name }, draws, rows, marked: {}, finishedAt: null, finishedBy: null },
  };
  return begin(services, me, org, check, idempotency);
}

async function begin(
  services: Services,
  { user }: SignedIn,
  org: Organization,
  check: SampleCheck,
  { user: owner, key, request }: Idempotency,
): Promise<string> {
  const id = randomUUID();
  const plan = recordPlan({
    id,
    no: await nextCaseNo(services, org.division(check.office)),
    kind: CHECK,
    ref: '',
    title: '台账抽查',
    officePath: org.path(check.office),
    actor: { kind: 'officer', id: user.id, name: user.name },
    at: services.clock(),
    command: 'sampleCheck.draw',
    facts: [
      {
        type: 'sampleCheck.drawn',
        seed: check.seed,
        office: check.office,
        draws: check.draws.map(({ ledger, candidates, drawn }) => ({
          ...{ ledger, candidates: candidates.length, drawn },
          digest: sm3(canonicalJson(candidates)),
        })),
      },
    ],
    data: dataOf(check),
    expect: 0,
  });
  const reply = { user: owner, key, request, status: 201, body: JSON.stringify({ id }) };
  const outcome = await services.store.commit({ ...plan, reply });
  return outcome.kind === 'duplicate' ? (JSON.parse(outcome.reply.body) as { id: string }).id : id;
}
