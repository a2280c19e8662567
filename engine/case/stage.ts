import type { CaseCommand, CaseState } from './types.ts';

export const ended = (state: CaseState): boolean => state.status === 'concluded' || state.status === 'withdrawn';

/** What goes on while a case is suspended: its end, its resumption, information, and news of work outside. */
const DURING_SUSPENSION = new Set<CaseCommand['type']>([
  'case.resume',
  'case.withdraw',
  'case.terminate',
  'case.copy',
  'job.complete',
  'job.fail',
]);

/** Whether a command has to wait until the case is resumed (中止). */
export const standsStill = (state: CaseState, command: CaseCommand['type']): boolean =>
  state.suspended !== undefined && !DURING_SUSPENSION.has(command);
