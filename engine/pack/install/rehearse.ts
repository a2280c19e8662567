import type { CaseContext } from '../../case/context.ts';
import { canonicalJson } from '../../digest.ts';
import type { Json } from '../../json.ts';
import {
  type CaseMigration,
  migrateCase,
  type StoredCase,
  type UnplacedElement,
  unplacedElements,
} from '../../migrate/index.ts';
import { isRefusal, type Problem } from '../../result.ts';
import type { CompiledItem } from '../../service/types.ts';
import type { CaseChoice, InstallChoices } from './types.ts';

/** What would become of one running case if it were moved to the new version of its item. */
export type CaseRehearsal = (
  | /** `clock`: a date by which it was promised changes. */ { kind: 'moves'; clock: boolean; migration: CaseMigration }
  | { kind: 'decision'; problems: Problem[] }
) & {
  /** Elements at which it rests and that need a mapping, or have one. */
  unplaced: UnplacedElement[];
};

export interface CaseMover {
  /** Who installs, and why: both stand in the clock where its calendar changes. */
  by: string;
  reason: string;
}

/** The choice that applies to the running cases of an item. */
export function caseChoice({ cases = {} }: InstallChoices, ref: string): CaseChoice {
  const own = Object.hasOwn(cases, ref) ? cases[ref] : undefined;
  return own ?? (Object.hasOwn(cases, '*') ? cases['*'] : undefined) ?? { cases: 'keep' };
}

/** Tries the move of one case; nothing is written. */
export function rehearseCase(
  from: CompiledItem,
  to: CompiledItem,
  stored: StoredCase,
  ctx: CaseContext,
  choice: CaseChoice,
  mover: CaseMover,
): CaseRehearsal {
  const { mapping, timers } = choice;
  const unplaced = unplacedElements(from, to, stored.state.kernel, mapping);
  const migration = migrateCase(from, to, stored, ctx, {
    ...mover,
    ...(mapping ? { mapping } : {}),
    ...(timers ? { timers } : {}),
  });
  if (isRefusal(migration)) {
    const { code, message, problems = [] } = migration;
    return { kind: 'decision', problems: problems.length > 0 ? problems : [{ code, message }], unplaced };
  }
  return { kind: 'moves', clock: datesChange(migration), migration, unplaced };
}

function datesChange({ dates }: CaseMigration): boolean {
  const text = (value: object): string => canonicalJson(value as unknown as Json);
  return dates !== undefined && text(dates.before) !== text(dates.after);
}

/** What the running cases of one item come to. */
export interface ItemRehearsal {
  ref: string;
  title: string;
  running: number;
  /** Could move. */
  moves: number;
  /** Of those: cases whose promised or statutory date would change. */
  clocks: number;
  /** Cannot move as they stand. */
  decisions: number;
  /** Keep their version because the item has no successor. */
  stays: number;
  /** Why decisions are needed, the most frequent first. */
  reasons: { message: string; element?: string; cases: number }[];
  /** Where cases rest that have no place of their own in the new version, and where the choices send them. */
  places: RehearsedPlace[];
  choice: CaseChoice['cases'];
}

export interface RehearsedPlace extends UnplacedElement {
  cases: number;
  /** Id of the element of the new version; null: they stay on their version. */
  target: string | null;
}

export type RehearsalCounts = Pick<ItemRehearsal, 'running' | 'moves' | 'clocks' | 'decisions' | 'stays'>;

/** What applying comes to under the choices that were made. */
export interface CaseResult {
  moved: number;
  kept: number;
}

/** Counts the running cases of the items that change. */
export class RehearsalTally {
  private readonly items = new Map<string, ItemRehearsal>();

  constructor(private readonly choices: InstallChoices) {}

  add({ ref, title }: { ref: string; title: string }, found: CaseRehearsal | 'stays'): void {
    const item = this.items.get(ref) ?? this.empty(ref, title);
    this.items.set(ref, item);
    item.running += 1;
    if (found !== 'stays') for (const element of found.unplaced) this.place(item, element);
    if (found === 'stays') item.stays += 1;
    else if (found.kind === 'moves') {
      item.moves += 1;
      if (found.clock) item.clocks += 1;
    } else {
      item.decisions += 1;
      for (const problem of found.problems) note(item.reasons, problem);
    }
  }

  list(): ItemRehearsal[] {
    const sorted = (item: ItemRehearsal) => ({ ...item, reasons: [...item.reasons].sort((a, b) => b.cases - a.cases) });
    return [...this.items.values()].map(sorted).sort((a, b) => b.running - a.running);
  }

  private place(item: ItemRehearsal, element: UnplacedElement): void {
    const known = item.places.find(({ id }) => id === element.id);
    const { mapping = {} } = caseChoice(this.choices, item.ref);
    if (known) known.cases += 1;
    else item.places.push({ ...element, cases: 1, target: mapping[element.id] ?? null });
  }

  private empty(ref: string, title: string): ItemRehearsal {
    const counts: RehearsalCounts = { running: 0, moves: 0, clocks: 0, decisions: 0, stays: 0 };
    return { ref, title, ...counts, reasons: [], places: [], choice: caseChoice(this.choices, ref).cases };
  }
}

function note(reasons: ItemRehearsal['reasons'], { message, element }: Problem): void {
  const known = reasons.find((reason) => reason.message === message && reason.element === element);
  if (known) known.cases += 1;
  else reasons.push({ message, ...(element === undefined ? {} : { element }), cases: 1 });
}

/** Sums over all items. */
export function rehearsalCounts(items: readonly ItemRehearsal[]): RehearsalCounts {
  const sum: RehearsalCounts = { running: 0, moves: 0, clocks: 0, decisions: 0, stays: 0 };
  for (const item of items) for (const key of Object.keys(sum) as (keyof RehearsalCounts)[]) sum[key] += item[key];
  return sum;
}

/** What the choices make of the rehearsal: the figures that the result must show. */
export function expectedResult(items: readonly ItemRehearsal[]): CaseResult {
  const moved = items.reduce((sum, { choice, moves }) => sum + (choice === 'move' ? moves : 0), 0);
  return { moved, kept: rehearsalCounts(items).running - moved };
}
