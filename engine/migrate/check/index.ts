import type { KernelState } from '../../kernel/types.ts';
import type { Problem } from '../../result.ts';
import type { MigrationPlan } from '../types.ts';
import { calls } from './calls.ts';
import { compensation } from './compensation.ts';
import { joins } from './joins.ts';
import { loops } from './loops.ts';
import { merges } from './merges.ts';
import type { Reason } from './reason.ts';
import { structure } from './structure.ts';
import { targets } from './targets.ts';
import { waits } from './waits.ts';

const REASONS: readonly Reason[] = [targets, structure, loops, joins, merges, waits, calls, compensation];

/**
 * Every reason why a case cannot move by a plan, each with the element of the old process (of a starving join: the new
 * one); empty when it can. Codes `migrate.` + `noTarget`, `kind`, `back`, `scopeGone`, `scopeMoved`, `loop`, `joinFlow`,
 * `joinFull`, `joinStarved`, `merge`, `ended`, `job`, `allEvents`, `adHoc`, `triggers`, `called`, `compensation`, `undoing`.
 */
export function checkMigration(plan: MigrationPlan, state: KernelState): Problem[] {
  const found = new Map<string, Problem>();
  for (const problem of REASONS.flatMap((reason) => reason(plan, state)))
    found.set(`${problem.code} ${problem.message}`, problem);
  return [...found.values()];
}
