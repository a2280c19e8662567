import { detailOf } from '../../bpmn/detail.ts';
import { type Refusal, refuse } from '../../result.ts';
import { occur } from '../occur.ts';
import { findToken, type Run, type Visit } from '../run.ts';
import { visitOf } from '../scopes.ts';
import { nextOf, setTimer } from '../timers.ts';
import type { OpenTimer } from '../types.ts';
import type { CommandOf } from './command.ts';

/** `timer.fire`: once, and never before it is due. A cycle beside an activity sets its next timer. */
export function fireTimer(run: Run, command: CommandOf<'timer.fire'>): Refusal | undefined {
  const timer = run.state.timers.find((open) => open.id === command.timer);
  const token = timer && findToken(run, timer.token);
  const visit = token && visitOf(run, token);
  const event = visit?.process.nodes[timer?.element ?? ''];
  if (!timer || !visit || !event) return refuse('kernel.noSuchTimer', '该定时已触发或已取消。');
  if (run.ctx.now < timer.due) return refuse('kernel.timerEarly', '该定时尚未到期。', { element: timer.element });
  run.state.timers = run.state.timers.filter((open) => open !== timer);
  run.facts.push({ type: 'timer.fired', element: timer.element, timer: timer.id });
  if (detailOf(event).nonInterrupting) repeat(run, visit, timer);
  occur(run, visit, event);
  return undefined;
}

function repeat(run: Run, visit: Visit, fired: OpenTimer): void {
  const event = visit.process.nodes[fired.element];
  const { timer } = event ? detailOf(event) : {};
  const next = timer && nextOf(run, visit, timer, fired);
  if (next) setTimer(run, visit.id, fired.element, next);
}
