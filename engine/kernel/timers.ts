import type { TimerDetail } from '../bpmn/detail.ts';
import { type IsoDuration, isIso, isIsoDate, parseCycle, parseDuration } from '../bpmn/timer.ts';
import { dueDate } from '../deadline/index.ts';
import { fail, ok, type Result } from '../result.ts';
import type { Run, Visit } from './run.ts';
import type { OpenTimer } from './types.ts';
import { evaluateAt } from './variables.ts';

const DAY = 86_400_000;
const CHINA = 480;

export interface DueTimer {
  /** Epoch milliseconds. */
  due: number;
  /** Times it will fire; absent: once. */
  repeat?: number;
}

/** When a timer is due, counted from now. Working days need the context's calendar. */
export function dueOf(run: Run, visit: Visit, timer: TimerDetail): Result<DueTimer> {
  const text = textOf(run, visit, timer);
  if (!text.ok) return text;
  if (timer.kind === 'date')
    return isIsoDate(text.value) ? ok({ due: dateToMs(run, text.value) }) : unreadable(text.value);
  if (timer.kind === 'cycle') return cycle(run, text.value);
  const duration = parseDuration(text.value);
  if (!duration) return unreadable(text.value);
  return timer.workingDay ? workingDays(run, duration) : ok({ due: plus(run, run.ctx.now, duration) });
}

/** The firing of a cycle that follows the one that was due at `last`; undefined after the last. */
export function nextOf(run: Run, visit: Visit, timer: TimerDetail, fired: OpenTimer): DueTimer | undefined {
  if (fired.repeat === undefined || fired.repeat === 1) return undefined;
  const text = textOf(run, visit, timer);
  const interval = text.ok ? parseCycle(text.value)?.interval : undefined;
  if (!interval) return undefined;
  return { due: plus(run, fired.due, interval), repeat: fired.repeat < 0 ? -1 : fired.repeat - 1 };
}

/** Hangs a timer on a token, or with `scope` on a scope, for the `trigger`-th definition of the event. */
export function setTimer(run: Run, id: number, element: string, timer: DueTimer, trigger = 0, scope?: true): void {
  const open: OpenTimer = { id: run.state.next++, token: id, element, due: timer.due };
  if (timer.repeat !== undefined) open.repeat = timer.repeat;
  if (scope) open.scope = true;
  if (trigger > 0) open.trigger = trigger;
  run.state.timers.push(open);
  run.facts.push({ type: 'timer.set', element, timer: open.id, due: timer.due });
}

function textOf(run: Run, visit: Visit, { text }: TimerDetail): Result<string> {
  if (isIso(text)) return ok(text);
  const result = evaluateAt(run, visit, text);
  if (!result.ok) return result;
  return typeof result.value === 'string' ? ok(result.value) : unreadable(text);
}

const unreadable = (text: string): Result<never> =>
  fail({ code: 'kernel.timer', message: `定时“${text}”没有得到有效的日期或时长，请检查数据或定时设置。` });

function cycle(run: Run, text: string): Result<DueTimer> {
  const parsed = parseCycle(text);
  if (!parsed || parsed.repeat === 0) return unreadable(text);
  const due = parsed.start === undefined ? plus(run, run.ctx.now, parsed.interval) : dateToMs(run, parsed.start);
  return ok({ due, repeat: parsed.repeat });
}

function workingDays(run: Run, duration: IsoDuration): Result<DueTimer> {
  if (!run.ctx.calendar)
    return fail({ code: 'kernel.noCalendar', message: '缺少工作日历，无法计算工作日定时，请配置日历后重试。' });
  return ok({ due: dueDate(run.ctx.calendar, run.ctx.now, { value: duration.days, unit: 'workingDay' }).due });
}

const offsetOf = (run: Run): number => (run.ctx.calendar?.utcOffset ?? CHINA) * 60_000;

/** A date without time is its midnight; without zone it is local time of the calendar, else of China. */
function dateToMs(run: Run, text: string): number {
  const full = text.length === 10 ? `${text}T00:00:00` : text;
  return /(?:Z|[+-]\d{2}:\d{2})$/.test(full) ? Date.parse(full) : Date.parse(`${full}Z`) - offsetOf(run);
}

/** Months and years end on the corresponding local day, or on the last day of a shorter month. */
function plus(run: Run, from: number, { years, months, days, ms }: IsoDuration): number {
  const rest = days * DAY + ms;
  if (years === 0 && months === 0) return from + rest;
  const local = new Date(from + offsetOf(run));
  const day = local.getUTCDate();
  local.setUTCDate(1);
  local.setUTCMonth(local.getUTCMonth() + months + 12 * years);
  const lastDay = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 0)).getUTCDate();
  local.setUTCDate(Math.min(day, lastDay));
  return local.getTime() - offsetOf(run) + rest;
}
