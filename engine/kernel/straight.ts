import { type Run, type Visit, visitTo } from './run.ts';

/** Puts one more place in front of those that an activity goes straight back to. */
export const withBack = (nearest: string, back: string | undefined): string =>
  back === undefined ? nearest : `${nearest} ${back}`;

/**
 * The activity was sent back and has completed: its token goes straight to where it was sent back from. False if the
 * process has no such element any more; then it takes its flows.
 */
export function goBack(run: Run, visit: Visit): boolean {
  const [nearest = '', ...rest] = visit.back?.split(' ') ?? [];
  const target = visit.process.nodes[nearest];
  if (!target) return false;
  const move = visitTo(visit.process, target, visit.scope);
  move.back = rest.length > 0 ? rest.join(' ') : undefined;
  run.queue.push(move);
  return true;
}
