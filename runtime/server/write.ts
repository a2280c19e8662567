import {
  type Actor,
  advanceCase,
  type CaseCommand,
  type CaseState,
  type CompiledItem,
  isRefusal,
  type Refusal,
  refuse,
} from '#engine';
import type { BundleMemberRow, CaseRow, CommitOutcome, CommitPlan, Store, StoredReply } from '../store/port.ts';
import type { Organization } from './access/organization.ts';
import type { Items } from './items.ts';
import { LruMap } from './lruMap.ts';
import { planOf } from './plan.ts';
import { divisionOf, type Registers } from './registers.ts';

/** A request as far as a retry is concerned. */
export interface Idempotency {
  user: string;
  key: string;
  /** SM3 of method, path and body. */
  request: string;
}

export interface Execution {
  caseId: string;
  /** Who acts; an officer's posts depend on the office of the task, so it is asked with the state. */
  actor: Actor | ((state: CaseState | null) => Actor);
  command: CaseCommand;
  /** Version that the sender saw; absent for timers and jobs. */
  expectVersion?: number;
  /** Only with `case.receive`. */
  compiled?: CompiledItem;
  idempotency?: Idempotency;
  /** Cases of other offices are as good as absent. */
  sees?(row: CaseRow): boolean;
}

export type Executed =
  | { kind: 'done'; row: CaseRow; compiled: CompiledItem }
  | { kind: 'duplicate'; reply: StoredReply }
  | { kind: 'conflict'; row: CaseRow }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'missing' };

/** The cases of a bundle, each with its place in it, and the record that they belong to. */
export interface Opening {
  cases: (Pick<Execution, 'caseId' | 'command'> & {
    compiled: CompiledItem;
    member: BundleMemberRow;
    /** Who may open it; the first one whom the rules let. */
    actors: Actor[];
  })[];
  record: CommitPlan;
}

/** `index`: the case that was refused. */
export type Opened =
  | { kind: 'done'; rows: CaseRow[] }
  | { kind: 'duplicate'; reply: StoredReply }
  | { kind: 'refused'; refusal: Refusal; index: number };

export interface WritePath {
  execute(execution: Execution): Promise<Executed>;
  /** Opens all cases of a bundle in one transaction, or none. */
  openAll(opening: Opening): Promise<Opened>;
}

interface Parts {
  store: Store;
  clock(): number;
  items: Items;
  organization: { current(): Promise<Organization> };
  registers: Registers;
}

const KEPT = 2_000;
const TRIES = 5;

/** What a retry is answered from: the case as it stands, which contains the effect. */
const replyFor = ({ user, key, request }: Idempotency, caseId: string, version: number): StoredReply => ({
  user,
  key,
  request,
  status: version === 1 ? 201 : 200,
  body: JSON.stringify({ caseId, version }),
});

/** Division in whose registers a case stands. */
function placeOf(command: CaseCommand, before: CaseRow | null, org: Organization): string {
  if (before) return divisionOf(before);
  return command.type === 'case.receive' ? org.division(command.office) : '';
}

/** The item is accepted at another office: who stands at this window only hands it on. */
const ELSEWHERE = 'task.notHolder';

async function firstAllowed<T extends object>(
  actors: Actor[],
  attempt: (actor: Actor) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  let refused: Refusal | undefined;
  for (const actor of actors) {
    const done = await attempt(actor);
    if (!isRefusal(done)) return done;
    refused ??= done;
    if (done.code !== ELSEWHERE) return done;
  }
  return refused ?? refuse(ELSEWHERE, '没有可以收件的人员。');
}

/**
 * The one way in which a case changes: load, `advanceCase`, commit. Desk, timers, jobs and tests all come through here.
 * Rows written last are kept in memory; the version that the store checks makes a stale one harmless.
 */
export function writePath({ store, clock, items, organization, registers }: Parts): WritePath {
  const kept = new LruMap<string, CaseRow>(KEPT);

  const load = async (id: string): Promise<CaseRow | undefined> => {
    const row = await store.case(id, { all: true });
    if (row) kept.set(id, row);
    return row;
  };

  /** The row at the version that the sender saw, or the newest. */
  const rowFor = async ({ caseId, expectVersion }: Execution): Promise<CaseRow | undefined> => {
    const row = kept.get(caseId);
    return row && (expectVersion === undefined || row.version === expectVersion) ? row : load(caseId);
  };

  const step = async (execution: Execution, before: CaseRow | null, compiled: CompiledItem) => {
    const now = clock();
    const org = await organization.current();
    const actor = typeof execution.actor === 'function' ? execution.actor(before?.state ?? null) : execution.actor;
    const ctx = {
      now,
      officeName: org.officeName,
      division: org.division,
      registers: await registers.at('cases', placeOf(execution.command, before, org)),
    };
    const result = advanceCase(compiled, before, execution.command, actor, ctx);
    if (isRefusal(result)) return result;
    const { idempotency, caseId, command } = execution;
    const version = (before?.version ?? 0) + 1;
    const ref = { kind: actor.kind, id: actor.id, name: actor.name };
    const reply = idempotency ? { reply: replyFor(idempotency, caseId, version) } : {};
    return planOf({ compiled, before, step: result, actor: ref, command: command.type, now, org, ...reply });
  };

  const settle = (
    execution: Execution,
    outcome: CommitOutcome,
    row: CaseRow,
    compiled: CompiledItem,
  ): Executed | undefined => {
    if (outcome.kind === 'committed') {
      kept.set(row.id, row);
      return { kind: 'done', row, compiled };
    }
    kept.delete(execution.caseId);
    return outcome.kind === 'duplicate' ? { kind: 'duplicate', reply: outcome.reply } : undefined;
  };

  /** One try; nothing when another step came in between and the command may be tried on the newer state. */
  const attempt = async (execution: Execution): Promise<Executed | undefined> => {
    const before = execution.compiled ? null : ((await rowFor(execution)) ?? null);
    if (!before && !execution.compiled) return { kind: 'missing' };
    if (before && execution.sees && !execution.sees(before)) return { kind: 'missing' };
    if (before && execution.expectVersion !== undefined && before.version !== execution.expectVersion)
      return { kind: 'conflict', row: before };
    const compiled = execution.compiled ?? (before ? await items.byDigest(before.digest) : undefined);
    if (!compiled) throw new Error(`compiled item ${before?.digest} is not in the store`);
    const planned = await step(execution, before, compiled);
    if (isRefusal(planned)) return { kind: 'refused', refusal: planned };
    return settle(execution, await store.commit(planned.plan), planned.row, compiled);
  };

  /** A retry of a command that went through finds a newer state, which refuses it: its first reply stands. */
  const firstReply = async ({ idempotency }: Execution): Promise<Executed | undefined> => {
    const reply = idempotency ? await store.reply(idempotency.user, idempotency.key) : undefined;
    return reply ? { kind: 'duplicate', reply } : undefined;
  };

  return {
    async execute(execution) {
      for (let tries = 0; tries < TRIES; tries++) {
        const result = await attempt(execution);
        if (result?.kind === 'refused' || result?.kind === 'conflict') return (await firstReply(execution)) ?? result;
        if (result) return result;
      }
      throw new Error(`case ${execution.caseId}: no commit after ${TRIES} tries`);
    },

    async openAll({ cases, record }) {
      const plans: CommitPlan[] = [record];
      const rows: CaseRow[] = [];
      for (const [index, { compiled, member, actors, ...execution }] of cases.entries()) {
        const planned = await firstAllowed(actors, (actor) => step({ ...execution, actor }, null, compiled));
        if (isRefusal(planned)) return { kind: 'refused', refusal: planned, index };
        plans.push({ ...planned.plan, member });
        rows.push(planned.row);
      }
      const outcome = await store.commitAll(plans);
      if (outcome.kind === 'duplicate') return { kind: 'duplicate', reply: outcome.reply };
      if (outcome.kind === 'conflict') throw new Error(`bundle ${record.row.id}: a new case is not new`);
      for (const row of rows) kept.set(row.id, row);
      return { kind: 'done', rows };
    },
  };
}
