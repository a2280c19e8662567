import { ledgerWrites } from '../ledger/index.ts';
import { isRefusal, type Refusal, refuse } from '../result.ts';
import type { CompiledItem, LedgerMapping } from '../service/types.ts';
import { complete } from './complete.ts';
import type { CaseContext } from './context.ts';
import { caseData, parted } from './data.ts';
import type { CaseDraft } from './draft.ts';
import { move } from './moves/index.ts';
import { receive } from './receive.ts';
import { registerWrites } from './registers.ts';
import { runKernel } from './settle.ts';
import { ended, standsStill } from './stage.ts';
import type { Actor, CaseCommand, CaseData, CaseState, CaseStep, LedgerWrite } from './types.ts';

type Sent = Exclude<CaseCommand, { type: 'case.receive' | 'case.register' }>;

function apply(draft: CaseDraft, command: Sent): Refusal | undefined {
  switch (command.type) {
    case 'task.complete':
      return complete(draft, command);
    case 'timer.fire':
    case 'job.complete':
    case 'job.fail':
    case 'incident.retry':
      return runKernel(draft, command);
    default:
      return move(draft, command);
  }
}

/** The moments of this step at which ledgers are written (product.md §7). */
function ledgerMoments(draft: CaseDraft): LedgerMapping['on'][] {
  const moments: LedgerMapping['on'][] = [];
  for (const fact of draft.facts) {
    if (fact.type === 'case.accepted') moments.push('accepted');
    if (fact.type === 'case.concluded') {
      moments.push('concluded');
      if (fact.result === 'granted' || fact.result === 'denied') moments.push(fact.result);
    }
  }
  return moments;
}

function writeLedgers(draft: CaseDraft): LedgerWrite[] | Refusal {
  const writes: LedgerWrite[] = [];
  for (const moment of ledgerMoments(draft)) {
    const result = ledgerWrites(draft.compiled, moment, draft.data);
    if (!result.ok)
      return refuse('ledger.invalid', '台账登记内容不完整，请先补正申请表中的相应内容。', {
        problems: result.problems,
      });
    writes.push(...result.value);
  }
  return writes;
}

/**
 * One command on one case: the next state, the facts, the ledger rows; or a refusal that says why.
 * Pure, synchronous, deterministic: time and names of offices are arguments. Nothing given is changed.
 */
export function advanceCase(
  compiled: CompiledItem,
  before: { state: CaseState; data: CaseData } | null,
  command: CaseCommand,
  actor: Actor,
  ctx: CaseContext,
): CaseStep | Refusal {
  if (command.type === 'case.receive') {
    if (before) return refuse('case.exists', '该办件已经收件。');
    return finish(receive(compiled, command, actor, ctx));
  }
  if (!before) return refuse('case.notFound', '没有找到该办件。');
  if (command.type === 'case.register') return register(compiled, before, actor, ctx);
  if (ended(before.state)) return refuse('case.ended', '该办件已办结或已撤回，不能再办理。');
  if (standsStill(before.state, command.type))
    return refuse('case.suspended', '该办件已中止办理，恢复后方可继续办理。');
  const draft = draftOf(compiled, before, actor, ctx);
  return finish(apply(draft, command) ?? draft, before);
}

function draftOf(
  compiled: CompiledItem,
  { state, data }: { state: CaseState; data: CaseData },
  actor: Actor,
  ctx: CaseContext,
): CaseDraft {
  const copy = { ...state, tasks: [...state.tasks], clock: [...state.clock] };
  return { compiled, ctx, actor, state: copy, data: caseData(state, data), facts: [] };
}

/** A case of before there was a register comes into it, also when it has ended or stands still. */
function register(
  compiled: CompiledItem,
  before: { state: CaseState; data: CaseData },
  actor: Actor,
  ctx: CaseContext,
): CaseStep | Refusal {
  const step = finish(draftOf(compiled, before, actor, ctx), before);
  if (isRefusal(step) || step.ledgers.length > 0) return step;
  return refuse('case.registered', '该办件已在各登记台账中，不用补登。');
}

function finish(draft: CaseDraft | Refusal, before?: { state: CaseState; data: CaseData }): CaseStep | Refusal {
  if (isRefusal(draft)) return draft;
  const own = writeLedgers(draft);
  if (isRefusal(own)) return own;
  const { writes, registered } = registerWrites(draft, before);
  const ledgers = [...own, ...writes];
  const { vars, answers } = parted(draft.data, before?.data);
  const facts = [...draft.facts, ...ledgers.map((write) => ({ type: 'ledger.written' as const, ...write }))];
  return { state: { ...draft.state, vars, ...(registered ? { registered } : {}) }, data: answers, facts, ledgers };
}
