import { canonicalJson, sm3 } from '../digest.ts';
import type { Json } from '../json.ts';
import { type Refusal, refuse } from '../result.ts';
import type { MigrationFact, MigrationPlan, MigrationRecord } from './types.ts';

/** What undoing needs; `before` and `after` are plain JSON. */
export const recordOf = <T extends object>(
  { from, to }: MigrationPlan,
  before: T,
  after: NoInfer<T>,
): MigrationRecord<T> => ({ from: from.digest, to: to.digest, before, after: digestOf(after) });

const digestOf = (value: object): string => sm3(canonicalJson(value as unknown as Json));

export interface Undone<T> {
  before: T;
  facts: MigrationFact[];
}

/** The exact state back, if nothing has happened to the case since. Refusal: `migrate.worked`. */
export function undoMigration<T extends object>(record: MigrationRecord<T>, now: NoInfer<T>): Undone<T> | Refusal {
  if (digestOf(now) !== record.after)
    return refuse('migrate.worked', '迁移以后办件又有了新的办理，不能撤销迁移。需要时请按反方向的计划再迁移一次。');
  const fact: MigrationFact = { type: 'case.migrated', from: record.to, to: record.from, moved: [], undone: true };
  return { before: record.before, facts: [fact] };
}
