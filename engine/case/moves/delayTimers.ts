import { detailOf } from '../../bpmn/detail.ts';
import { type CaseDraft, record } from '../draft.ts';
import { nodeOf } from '../nodes.ts';

const DAY = 86_400_000;

/** A date that the model names outright does not move. */
function isFixed(draft: CaseDraft, element: string): boolean {
  const node = nodeOf(draft.compiled, element);
  return node !== undefined && detailOf(node).timer?.kind === 'date';
}

/** Moves every running term by the days that the case stood still; part of a day counts as a day, so that terms end at midnight. */
export function delayTimers(draft: CaseDraft, ms: number): void {
  const delay = Math.ceil(ms / DAY) * DAY;
  if (delay <= 0) return;
  const timers = draft.state.kernel.timers.map((timer) => {
    if (isFixed(draft, timer.element)) return timer;
    const due = timer.due + delay;
    record(draft, { type: 'timer.set', element: timer.element, timer: timer.id, due });
    return { ...timer, due };
  });
  draft.state.kernel = { ...draft.state.kernel, timers };
}
