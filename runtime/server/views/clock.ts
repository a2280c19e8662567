import type { z } from '@hono/zod-openapi';
import { type CaseState, type CompiledItem, clockView } from '#engine';
import type { ClockView } from '../api/contract.ts';
import { pauseName } from './labels.ts';

/** The case's clock with the names of its pauses. */
export function clockOf(compiled: CompiledItem, state: CaseState, now: number): z.infer<typeof ClockView> {
  const { promised, statutory } = compiled.item.elements.timeLimit;
  const view = clockView(compiled.calendar, state.clock, { promised, ...(statutory ? { statutory } : {}) }, now);
  return { ...view, pauses: view.pauses.map((pause) => ({ ...pause, reasonName: pauseName(pause.reason) })) };
}
