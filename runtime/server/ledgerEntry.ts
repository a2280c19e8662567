import { randomUUID } from 'node:crypto';
import type { CaseData, CaseState, LedgerLine, LedgerWrite, Level, Problem } from '#engine';
import { type CommitOutcome, type CommitPlan, REGISTER, type StoredReply } from '../store/port.ts';
import type { SignedIn } from './access/officer.ts';
import { inScope } from './access/officer.ts';
import { nextCaseNo } from './caseNo.ts';
import type { FoundLedger } from './ledgers.ts';
import { problem } from './problem.ts';
import type { Services } from './services.ts';

/** What became of the rows that people entered. */
export interface Entered {
  /** Number of the record, which the history of every row names. */
  no: string;
  added: number;
  changed: number;
}

/** Ledgers are kept by the levels that they name (台账由谁建立和维护). @throws {ApiProblem} 403 */
export async function requireKeeper(services: Services, me: SignedIn, { ledger }: FoundLedger): Promise<void> {
  const org = await services.organization.current();
  const level = org.office(me.user.office)?.level as Level | undefined;
  if (level !== undefined && (ledger.maintainedBy ?? [level]).includes(level)) return;
  throw problem(403, 'ledger.notKeeper', `台账“${ledger.title}”不由您所在的层级登记，请由负责登记的机构办理。`);
}

const lineProblem = ({ row }: LedgerLine, message: string): Problem => ({
  code: 'ledger.row',
  message: `第${row}行：${message}`,
  path: `/rows/${row}`,
});

/** Which of the rows stand in the ledger already; rows of other offices, and new ones that lack something, are problems. */
async function compare({ store }: Services, me: SignedIn, lines: readonly LedgerLine[]) {
  const problems: Problem[] = [];
  let changed = 0;
  for (const line of lines) {
    const found = await store.ledgerRow(line.write.ledger, line.write.key, { all: true });
    if (found) changed += 1;
    if (found && !inScope(me.scope, found.row.officePath))
      problems.push(lineProblem(line, '这一行由其他机构登记，不在您的管辖范围内，不能改动。'));
    else if (!found && line.missing.length > 0)
      problems.push(lineProblem(line, `是新的一行，还缺少：${line.missing.join('、')}。`));
  }
  return { problems, changed };
}

/**
 * Writes rows that people entered, all or none, as one record in the chain: who, when, what. The history of every row
 * names the record. Empty cells change nothing; a row that says what stands there already changes nothing.
 * @throws {ApiProblem} 422 with every row that cannot be written
 */
export async function enterRows(
  services: Services,
  me: SignedIn,
  found: FoundLedger,
  lines: readonly LedgerLine[],
  replyOf: (entered: Entered) => StoredReply,
): Promise<{ entered: Entered; outcome: CommitOutcome }> {
  const { problems, changed } = await compare(services, me, lines);
  if (problems.length > 0)
    throw problem(422, 'ledger.rows', `有 ${problems.length} 行不能登记，全部没有写入。请按提示修改后重新上传。`, {
      problems,
    });
  const org = await services.organization.current();
  const no = await nextCaseNo(services, org.division(me.user.office));
  const entered = { no, added: lines.length - changed, changed };
  const plan = planOf(
    services.clock(),
    me,
    found,
    org.path(me.user.office),
    no,
    lines.map(({ write }) => write),
  );
  return { entered, outcome: await services.store.commit({ ...plan, reply: replyOf(entered) }) };
}

function planOf(
  now: number,
  { user }: SignedIn,
  { ref, ledger }: FoundLedger,
  officePath: string,
  no: string,
  ledgers: LedgerWrite[],
): CommitPlan {
  const id = randomUUID();
  const facts = ledgers.map((write) => ({ type: 'ledger.registered' as const, ...write }));
  return {
    step: {
      caseId: id,
      version: 1,
      at: now,
      actor: { kind: 'officer', id: user.id, name: user.name },
      command: 'ledger.register',
      facts,
    },
    expect: 0,
    row: {
      id,
      no,
      version: 1,
      digest: '',
      itemRef: ref,
      itemName: ledger.title,
      status: REGISTER,
      result: null,
      applicantName: '',
      applicantIdNo: '',
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
    ledgers,
  };
}
