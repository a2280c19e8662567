import { decide } from '../decision/index.ts';
import type { KernelContext } from '../kernel/types.ts';
import type { Register } from '../ledger/types.ts';
import type { CompiledItem } from '../service/types.ts';

/** What the case layer is told from outside. */
export interface CaseContext {
  /** Epoch milliseconds. */
  now: number;
  officeName(office: string): string;
  /** Twelve-digit division code of an office. */
  division(office: string): string;
  /** Ledgers that are filled from every case. */
  registers?: readonly Register[];
}

const NONE = {};

export const kernelContext = (compiled: CompiledItem, ctx: CaseContext): KernelContext => ({
  now: ctx.now,
  calendar: compiled.calendar,
  process: (id) => compiled.calls[id],
  decide: (reference, data) =>
    decide(compiled.decisions ?? NONE, reference, data, { now: ctx.now, utcOffset: compiled.calendar.utcOffset }),
});
