import { detailOf, triggersOf } from '../../bpmn/detail.ts';
import { type Refusal, refuse } from '../../result.ts';
import { armedHandlers } from '../handlers.ts';
import { occur } from '../occur.ts';
import { type Place, tokenPlaces } from '../places.ts';
import { findToken, type Run } from '../run.ts';
import { visitOf } from '../scopes.ts';
import { nextOf, setTimer } from '../timers.ts';
import type { OpenTimer } from '../types.ts';
import type { CommandOf } from './command.ts';

/** `timer.fire`: once, and never before it is due. A cycle beside an activity or scope sets its next timer. */
export function fireTimer(run: Run, command: CommandOf<'timer.fire'>): Refusal | undefined {
  const timer = run.state.timers.find((open) => open.id === command.timer);
  const place = timer && placeOf(run, timer);
  if (!timer || !place) return refuse('kernel.noSuchTimer', '该定时已触发或已取消。');
  if (run.ctx.now < timer.due) return refuse('kernel.timerEarly', '该定时尚未到期。', { element: timer.element });
  run.state.timers = run.state.timers.filter((open) => open !== timer);
  run.facts.push({ type: 'timer.fired', element: timer.element, timer: timer.id });
  if (detailOf(place.event).nonInterrupting) repeat(run, place, timer);
  occur(run, place, timer.trigger ?? 0);
  return undefined;
}

function placeOf(run: Run, { token: id, element, scope }: OpenTimer): Place | undefined {
  if (scope) {
    const visit = armedHandlers(run, id).find(({ node }) => node.id === element);
    return visit && { where: 'handler', visit, event: visit.node };
  }
  const token = findToken(run, id);
  const visit = token && visitOf(run, token);
  return visit && tokenPlaces(run, token, visit).find(({ event }) => event.id === element);
}

function repeat(run: Run, { visit, event }: Place, fired: OpenTimer): void {
  const timer = triggersOf(event)[fired.trigger ?? 0]?.timer;
  const next = timer && nextOf(run, visit, timer, fired);
  if (next) setTimer(run, fired.token, fired.element, next, fired.trigger, fired.scope);
}
