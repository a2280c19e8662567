import { type CaseContext, kernelContext } from '../case/context.ts';
import { caseData, parted } from '../case/data.ts';
import { nodeOf } from '../case/nodes.ts';
import { officeAt } from '../case/offices.ts';
import type { CaseData, CaseState, OpenTask } from '../case/types.ts';
import { stepDue } from '../deadline/index.ts';
import type { ClockDates } from '../deadline/types.ts';
import { canonicalJson } from '../digest.ts';
import { dutyConflict, dutyRulesOf } from '../duty/index.ts';
import type { JsonObject } from '../json.ts';
import { withParameters } from '../parameter/index.ts';
import { isRefusal, type Problem, type Refusal, refuse } from '../result.ts';
import type { CompiledItem } from '../service/types.ts';
import { applyMigration } from './apply.ts';
import { clockKept, datesAt } from './clockKept.ts';
import { type ElementMapping, planMigration } from './plan.ts';
import type { MigrationFact, MigrationOptions, MigrationPlan, MigrationRecord } from './types.ts';
import { recordOf } from './undo.ts';

/** A case as it is stored. */
export interface StoredCase {
  state: CaseState;
  data: CaseData;
}

export interface CaseMigrationOptions extends MigrationOptions {
  mapping?: ElementMapping;
  /** Who moves the case, and why; both stand in the clock if its calendar changes. */
  by: string;
  reason: string;
}

export interface CaseMigration extends StoredCase {
  facts: MigrationFact[];
  /** The dates before and after: a new version may promise another limit. Absent before acceptance. */
  dates?: { before: ClockDates; after: ClockDates };
  record: MigrationRecord<StoredCase>;
}

/**
 * Moves one case to another version of its item. The digest changes; posts, offices and budgets of its tasks follow the new
 * version; who worked what, materials, opinions and the clock stay. A task whose post or office changes, or whose holder now
 * stands against a duty rule, is open to all again. Refusals: those of `planMigration` and `applyMigration`,
 * `migrate.otherVersion` for a case that is not of `from`.
 */
export function migrateCase(
  from: CompiledItem,
  to: CompiledItem,
  before: StoredCase,
  ctx: CaseContext,
  options: CaseMigrationOptions,
): CaseMigration | Refusal {
  if (before.state.digest !== from.digest)
    return refuse('migrate.otherVersion', '办件不是按迁移计划的旧版本办理的，请按办件所用的版本另做计划。');
  const plan = planOf(from, to, options.mapping);
  if ('refused' in plan) return plan;
  const moving = { state: before.state.kernel, data: settled(to, caseData(before.state, before.data)) };
  const since = (token: number) => before.state.tasks.find(({ id }) => id === token)?.createdAt;
  const step = applyMigration(plan, moving, kernelContext(to, ctx), { since, ...options });
  if (isRefusal(step)) return step;
  const { vars, answers } = parted(step.data, before.data);
  const clock = clockKept(from.calendar, to.calendar, before.state.clock, limitsOf(from), { ...options, at: ctx.now });
  const { recent: _, ...kept } = before.state;
  const moved: CaseState = { ...kept, digest: to.digest, kernel: step.state, vars, clock };
  const state = { ...moved, tasks: moved.tasks.map((task) => taskIn(to, moved, task, ctx.now)) };
  const after = { state, data: answers };
  const dates = datesOf(from, to, before.state, state, ctx.now);
  return { ...after, facts: step.facts, ...(dates && { dates }), record: recordOf(plan, before, after) };
}

/** Values of parameters that the case has stay; those that only the new version uses are of the same day. */
function settled(to: CompiledItem, data: CaseData): CaseData {
  const { acceptedAt, receivedAt, division } = { ...(data.case as JsonObject | undefined) };
  const added = withParameters(to, String(acceptedAt ?? receivedAt ?? ''), String(division ?? ''));
  if (added.parameters === undefined) return data;
  return { ...data, parameters: { ...added.parameters, ...(data.parameters as JsonObject | undefined) } };
}

const limitsOf = ({ item }: CompiledItem) => item.elements.timeLimit;

/** Plans by the versions between which they lead and the mapping: thousands of cases may go the same way. */
const plans = new WeakMap<CompiledItem, WeakMap<CompiledItem, Map<string, MigrationPlan | Refusal>>>();

/** The plan between two versions of an item, made once. */
export function planOf(from: CompiledItem, to: CompiledItem, mapping: ElementMapping = {}): MigrationPlan | Refusal {
  const known = plans.get(from) ?? new WeakMap<CompiledItem, Map<string, MigrationPlan | Refusal>>();
  plans.set(from, known);
  const own = known.get(to) ?? new Map<string, MigrationPlan | Refusal>();
  known.set(to, own);
  const key = canonicalJson(mapping);
  const plan = own.get(key) ?? planAnew(from, to, mapping);
  own.set(key, plan);
  return plan;
}

function planAnew(from: CompiledItem, to: CompiledItem, mapping?: ElementMapping): MigrationPlan | Refusal {
  const calls: MigrationPlan['calls'] = {};
  for (const [id, called] of Object.entries(from.calls)) {
    const next = to.calls[id];
    const plan = next && planMigration(called, next, part(called.nodes, mapping));
    if (plan?.ok) calls[id] = plan.value;
    else if (plan) return refused(plan.problems);
  }
  const plan = planMigration(from.process, to.process, part(from.process.nodes, mapping), calls);
  return plan.ok ? plan.value : refused(plan.problems);
}

/** One mapping serves the process and those that it calls: each takes the elements that it has. */
const part = (nodes: Record<string, unknown>, mapping: ElementMapping = {}): ElementMapping =>
  Object.fromEntries(Object.entries(mapping).filter(([id]) => Object.hasOwn(nodes, id)));

const refused = (problems: Problem[]): Refusal =>
  refuse('migrate.plan', `迁移计划有误：${problems[0]?.message ?? ''}`, { problems });

/** The task as the new version has it: post, office and due date; with its holder, if nothing stands against it. */
function taskIn(to: CompiledItem, state: CaseState, task: OpenTask, now: number): OpenTask {
  const { post: _, due: __, assignee, owner, ...rest } = task;
  const element = state.kernel.tokens.find(({ id }) => id === task.id)?.at ?? task.element;
  const settings = nodeOf(to, element)?.settings;
  const office = settings?.joint ? task.office : officeAt(state, settings?.level);
  const due = settings?.limit && stepDue(to.calendar, state.clock, limitsOf(to), settings.limit, task.createdAt, now);
  const next: OpenTask = {
    ...rest,
    element,
    office,
    ...(settings?.post !== undefined && { post: settings.post }),
    ...(due && { due: due.due }),
  };
  const same = next.post === task.post && office === task.office;
  if (!same || assignee === undefined || conflicts(to, state, next, assignee)) return next;
  return { ...next, assignee, ...(owner !== undefined && { owner }) };
}

const conflicts = (to: CompiledItem, state: CaseState, { post, id: task }: OpenTask, id: string): boolean =>
  dutyConflict(dutyRulesOf(to.item).apart, state, { id, name: '' }, { post, task }) !== undefined;

function datesOf(from: CompiledItem, to: CompiledItem, old: CaseState, next: CaseState, now: number) {
  const before = datesAt(from.calendar, old.clock, limitsOf(from), now);
  const after = datesAt(to.calendar, next.clock, limitsOf(to), now);
  return before && after && { before, after };
}
