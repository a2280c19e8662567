import { type TimerDetail, triggersOf } from '../bpmn/detail.ts';
import type { FlowNode } from '../bpmn/model.ts';
import { findToken, type Run, type Visit, visitTo } from '../kernel/run.ts';
import { processOf, visitOf } from '../kernel/scopes.ts';
import { type DueTimer, dueOf } from '../kernel/timers.ts';
import type { OpenTimer } from '../kernel/types.ts';
import { planAt } from './places.ts';
import { eventOf } from './rewrite.ts';
import type { MigrationOptions, MigrationPlan, TimerChange } from './types.ts';

/** The case in both processes: `old` is read only, `run` becomes the new state. */
export interface Crossing {
  plan: MigrationPlan;
  old: Run;
  run: Run;
}

/** Takes the open timers over: those whose event is gone are canceled, the others stay or are counted anew. */
export function moveTimers(crossing: Crossing, options: MigrationOptions): TimerChange[] {
  const { plan, old, run } = crossing;
  const changes: TimerChange[] = [];
  run.state.timers = old.state.timers.flatMap((timer): OpenTimer[] => {
    const own = planAt(plan, old.state, scopeOf(old, timer));
    if (!own) return [timer];
    const event = eventOf(plan, old.state, timer);
    const definition = event && definitionOf(event, timer);
    const change = {
      timer: timer.id,
      element: timer.element,
      name: own.from.nodes[timer.element]?.name ?? timer.element,
    };
    if (!event || !definition) {
      changes.push({ ...change, what: 'removed', before: timer.due });
      run.facts.push({ type: 'timer.canceled', element: timer.element, timer: timer.id });
      return [];
    }
    const anew = recounted(crossing, timer, event, definition, options) ?? timer;
    changes.push({ ...change, what: 'kept', before: timer.due, after: anew.due });
    const next = { ...timer, element: event.id, ...(options.timers === 'recompute' ? anew : {}) };
    if (next.due !== timer.due || next.element !== timer.element)
      run.facts.push({ type: 'timer.set', element: next.element, timer: next.id, due: next.due });
    return [next];
  });
  return changes;
}

const definitionOf = (event: FlowNode, { trigger = 0 }: OpenTimer): TimerDetail | undefined =>
  triggersOf(event)[trigger]?.timer;

const scopeOf = (run: Run, timer: OpenTimer): number =>
  timer.scope ? timer.token : (findToken(run, timer.token)?.scope ?? 0);

/** When the timer would be due had the new definition held from the start; undefined if it is the old one or unreadable. */
function recounted(
  { old, run }: Crossing,
  timer: OpenTimer,
  event: FlowNode,
  definition: TimerDetail,
  { since }: MigrationOptions,
): DueTimer | undefined {
  const [from, to] = [placeOf(old, timer, timer.element), placeOf(run, timer, event.id)];
  const before = from && definitionOf(from.node, timer);
  if (!from || !to || !before || JSON.stringify(before) === JSON.stringify(definition)) return undefined;
  const start =
    since?.(timer.token) ?? startOf((base) => dueAt(old, from.visit, before, base)?.due, timer.due, old.ctx.now);
  return start === undefined ? undefined : dueAt(run, to.visit, definition, start);
}

function placeOf(run: Run, timer: OpenTimer, element: string): { visit: Visit; node: FlowNode } | undefined {
  const token = timer.scope ? undefined : findToken(run, timer.token);
  const visit = token && visitOf(run, token);
  const process = visit?.process ?? processOf(run, timer.token);
  const node = process?.nodes[element];
  if (!process || !node) return undefined;
  return { node, visit: visit ?? { ...visitTo(process, node, timer.token), id: timer.token } };
}

function dueAt(run: Run, visit: Visit, timer: TimerDetail, now: number): DueTimer | undefined {
  const due = dueOf({ ...run, ctx: { ...run.ctx, now } }, visit, timer);
  return due.ok ? due.value : undefined;
}

const DAY = 86_400_000;
/** Further than any holiday can push a due date away. */
const DAYS_AROUND = 40;

/**
 * The moment from which a timer due at `due` was counted: the state does not keep it. Found by asking when the timer would
 * be due from around the moment that lies as far before `due` as `now` lies before its own due date.
 */
function startOf(dueFrom: (base: number) => number | undefined, due: number, now: number): number | undefined {
  const fromNow = dueFrom(now);
  if (fromNow === undefined) return undefined;
  const guess = due - (fromNow - now);
  for (let days = 0; days <= DAYS_AROUND; days += 1)
    for (const base of [guess - days * DAY, guess + days * DAY]) if (dueFrom(base) === due) return base;
  return undefined;
}
