import type { LedgerLine, Level, Problem } from '#engine';
import type { CommitOutcome, StoredReply } from '../store/port.ts';
import { inScope, type SignedIn, worksAtDesk } from './access/officer.ts';
import type { FoundLedger } from './ledger/found.ts';
import { originsOf } from './ledger/origins.ts';
import { recordOf } from './ledger/record.ts';
import { problem } from './problem.ts';
import type { Services } from './services.ts';

/** What became of the rows that people entered. */
export interface Entered {
  /** Number of the record, which the history of every row names. */
  no: string;
  added: number;
  changed: number;
}

type StoredRow = NonNullable<Awaited<ReturnType<Services['store']['ledgerRow']>>>;

/** Whether this person enters rows: at a desk of one of the levels that keep the ledger. */
export async function mayKeep(services: Services, { user }: SignedIn, { ledger }: FoundLedger): Promise<boolean> {
  const org = await services.organization.current();
  const level = org.office(user.office)?.level as Level | undefined;
  return worksAtDesk(user) && level !== undefined && (ledger.maintainedBy ?? [level]).includes(level);
}

/** Ledgers are kept by the levels that they name (台账由谁建立和维护). @throws {ApiProblem} 403 */
export async function requireKeeper(services: Services, me: SignedIn, found: FoundLedger): Promise<void> {
  const { ledger } = found;
  if (await mayKeep(services, me, found)) return;
  throw problem(403, 'ledger.notKeeper', `台账“${ledger.title}”不由您所在的层级登记，请由负责登记的机构办理。`);
}

const lineProblem = ({ row }: LedgerLine, message: string): Problem => ({
  code: 'ledger.row',
  message: `第${row}行：${message}`,
  path: `/rows/${row}`,
});

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** Titles of the cells of a line that a case has filled in and that would change. */
function caseCells({ ledger }: FoundLedger, { write }: LedgerLine, found: StoredRow): string[] {
  const origins = originsOf(ledger, found.history);
  return ledger.columns
    .filter(({ name }) => Object.hasOwn(write.values, name) && !same(write.values[name], found.row.values[name]))
    .filter(({ name }) => typeof origins[name]?.caseId === 'string')
    .map(({ title }) => title);
}

function faultOf(me: SignedIn, ledger: FoundLedger, line: LedgerLine, found: StoredRow | undefined, reason: string) {
  if (!found) return line.missing.length > 0 ? `是新的一行，还缺少：${line.missing.join('、')}。` : undefined;
  if (!inScope(me.scope, found.row.officePath)) return '这一行由其他机构登记，不在您的管辖范围内，不能改动。';
  const filled = reason === '' ? caseCells(ledger, line, found) : [];
  return filled.length > 0 ? `${filled.join('、')}由办件登记，改动须在上传时写明更正理由。` : undefined;
}

/** Which of the rows stand in the ledger already; rows that may not be written are problems. */
async function compare(
  { store }: Services,
  me: SignedIn,
  ledger: FoundLedger,
  lines: readonly LedgerLine[],
  reason: string,
) {
  const problems: Problem[] = [];
  let changed = 0;
  for (const line of lines) {
    const found = await store.ledgerRow(line.write.ledger, line.write.key, { all: true });
    if (found) changed += 1;
    const fault = faultOf(me, ledger, line, found, reason);
    if (fault !== undefined) problems.push(lineProblem(line, fault));
  }
  return { problems, changed };
}

/**
 * Writes rows that people entered, all or none, as one record in the chain: who, when, what, why. The history of every row
 * names the record. Empty cells change nothing; a row that says what stands there already changes nothing.
 * @throws {ApiProblem} 422 with every row that cannot be written
 */
export async function enterRows(
  services: Services,
  me: SignedIn,
  found: FoundLedger,
  lines: readonly LedgerLine[],
  reason: string,
  replyOf: (entered: Entered) => StoredReply,
): Promise<{ entered: Entered; outcome: CommitOutcome }> {
  const { problems, changed } = await compare(services, me, found, lines, reason);
  if (problems.length > 0)
    throw problem(422, 'ledger.rows', `有 ${problems.length} 行不能登记，全部没有写入。请按提示修改后重新上传。`, {
      problems,
    });
  const ledgers = lines.map(({ write }) => write);
  const why = reason === '' ? {} : { reason };
  const plan = await recordOf(services, me, found, {
    command: 'ledger.register',
    facts: ledgers.map((write) => ({ type: 'ledger.registered' as const, ...write, ...why })),
    ledgers,
  });
  const entered = { no: plan.row.no, added: lines.length - changed, changed };
  return { entered, outcome: await services.store.commit({ ...plan, reply: replyOf(entered) }) };
}
