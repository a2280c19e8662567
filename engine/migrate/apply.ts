import { createRun } from '../kernel/run.ts';
import type { KernelContext, KernelState } from '../kernel/types.ts';
import { type Problem, type Refusal, refuse } from '../result.ts';
import { armNew } from './arm.ts';
import { checkMigration } from './check/index.ts';
import { declareNew } from './declare.ts';
import { rewritten } from './rewrite.ts';
import { type Crossing, moveTimers } from './timers.ts';
import type { MigrationFact, MigrationOptions, MigrationPlan, MigrationStep, Moving, TimerChange } from './types.ts';
import { recordOf } from './undo.ts';

/**
 * Moves one case. Nothing is worked: every token rests where it rested, under its id, so tasks and jobs go on as they
 * are. `ctx` gives the time, the calendar and the processes of the new version. Refusals: `migrate.refused` with every
 * problem of `checkMigration`, `migrate.timer` if a new event cannot be armed on the data of the case.
 */
export function applyMigration(
  plan: MigrationPlan,
  before: Moving,
  ctx: KernelContext,
  options: MigrationOptions = {},
): MigrationStep | Refusal {
  const problems = checkMigration(plan, before.state);
  if (problems.length > 0) return refused(problems);
  const crossing = cross(plan, before, ctx);
  moveTimers(crossing, options);
  const problem = declareNew(crossing) ?? armNew(crossing);
  if (problem) return refuse('migrate.timer', `新版流程不能接上这件办件：${problem.message}`, { problems: [problem] });
  const { state, data, facts } = crossing.run;
  return {
    state,
    data,
    facts: [migrated(plan, before.state), ...facts],
    record: recordOf(plan, before, { state, data }),
  };
}

export interface MigrationPreview {
  problems: Problem[];
  /** Old and new due dates of the timers, those that go and those that come; only where the case can move. */
  timers: TimerChange[];
}

/** What `applyMigration` would do to one case, for a screen. */
export function previewMigration(
  plan: MigrationPlan,
  before: Moving,
  ctx: KernelContext,
  options: MigrationOptions = {},
): MigrationPreview {
  const problems = checkMigration(plan, before.state);
  if (problems.length > 0) return { problems, timers: [] };
  const crossing = cross(plan, before, ctx);
  const timers = moveTimers(crossing, options);
  const kept = new Set(crossing.run.state.timers.map(({ id }) => id));
  const problem = declareNew(crossing) ?? armNew(crossing);
  const added = crossing.run.state.timers
    .filter(({ id }) => !kept.has(id))
    .map(({ element, due }): TimerChange => {
      return { element, name: plan.to.nodes[element]?.name ?? element, what: 'added', after: due };
    });
  return { problems: problem ? [problem] : [], timers: [...timers, ...added] };
}

function refused(problems: Problem[]): Refusal {
  const more = problems.length > 1 ? `（共${problems.length}条原因）` : '';
  return refuse('migrate.refused', `办件不能迁移到新版流程：${problems[0]?.message ?? ''}${more}`, { problems });
}

function cross(plan: MigrationPlan, { state, data }: Moving, ctx: KernelContext): Crossing {
  const plans = Object.values(plan.calls);
  const called =
    (side: 'from' | 'to') => (id: string, binding?: Parameters<NonNullable<KernelContext['process']>>[1]) =>
      plans.find((one) => one[side].id === id)?.[side] ?? ctx.process?.(id, binding);
  return {
    plan,
    old: createRun(plan.from, state, data, { ...ctx, process: called('from') }),
    run: createRun(plan.to, rewritten(plan, state), data, { ...ctx, process: called('to') }),
  };
}

function migrated(plan: MigrationPlan, state: KernelState): MigrationFact {
  const after = rewritten(plan, state);
  const moved = state.tokens.flatMap(({ id, at }) => {
    const to = after.tokens.find((token) => token.id === id)?.at ?? at;
    return to === at ? [] : [{ token: id, from: at, to }];
  });
  return { type: 'case.migrated', from: plan.from.digest, to: plan.to.digest, moved };
}
