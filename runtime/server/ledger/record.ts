import { randomUUID } from 'node:crypto';
import type { CaseFact, CaseState, JsonObject, LedgerWrite } from '#engine';
import { type CommitPlan, REGISTER } from '../../store/port.ts';
import type { SignedIn } from '../access/officer.ts';
import { nextCaseNo } from '../caseNo.ts';
import type { Services } from '../services.ts';
import type { FoundLedger } from './found.ts';

/** What somebody did with a ledger, to be kept in the chain. */
export interface LedgerDeed {
  command: 'ledger.register' | 'ledger.refill' | 'ledger.unmask' | 'ledger.export';
  facts: CaseFact[];
  /** Rows that it writes. */
  ledgers?: LedgerWrite[];
  /** What lists of such deeds show of it. */
  data?: JsonObject;
}

/** The deed as a record of its own: numbered, of the office of who did it, no case of an item. */
export async function recordOf(
  services: Pick<Services, 'store' | 'clock' | 'organization'>,
  { user }: SignedIn,
  { ref, ledger }: Pick<FoundLedger, 'ref' | 'ledger'>,
  { command, facts, ledgers = [], data = {} }: LedgerDeed,
): Promise<CommitPlan> {
  const org = await services.organization.current();
  const now = services.clock();
  const id = randomUUID();
  const actor = { kind: 'officer', id: user.id, name: user.name } as const;
  return {
    step: { caseId: id, version: 1, at: now, actor, command, facts },
    expect: 0,
    row: {
      id,
      no: await nextCaseNo(services, org.division(user.office)),
      version: 1,
      digest: '',
      itemRef: ref,
      itemName: ledger.title,
      status: REGISTER,
      result: command === 'ledger.register' ? null : command,
      applicantName: '',
      applicantIdNo: '',
      officePath: org.path(user.office),
      createdAt: now,
      updatedAt: now,
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
    ledgers,
    keepOffices: true,
  };
}
