import type { Binding, Tree } from '../syntax/tree.ts';
import { isList } from '../value/index.ts';
import type { FeelValue } from '../value/types.ts';
import { compileTree } from './compile.ts';
import { type Domain, listDomain, spanDomain } from './domains.ts';
import { mentions } from './mentions.ts';
import { TURN } from './prices.ts';
import type { Code, Run, Slots } from './run.ts';
import type { Scope } from './scope.ts';

/** A variable of a loop with what it runs over. */
interface Turn {
  readonly domain: Domain;
  readonly slot: number;
}

/** Each domain sees the variables before it. */
const turnsOf = (bindings: readonly Binding[], outer: Scope): { turns: Turn[]; scope: Scope } => {
  let scope = outer;
  const turns = bindings.map(({ name, from, to }) => {
    const first = compileTree(from, scope);
    const domain = to ? spanDomain(first, compileTree(to, scope)) : listDomain(first);
    const inner = scope.with(name);
    scope = inner.scope;
    return { domain, slot: inner.slot };
  });
  return { turns, scope };
};

/** Runs `step` for every combination until it says stop; false where a domain is no list. */
const walk = (turns: readonly Turn[], level: number, run: Run, slots: Slots, step: () => boolean): boolean | 'stop' => {
  const turn = turns[level];
  const values = turn?.domain(run, slots) ?? null;
  if (turn === undefined || values === null) return false;
  const isInnermost = level === turns.length - 1;
  for (const value of values) {
    run.fuel.spend(TURN);
    slots[turn.slot] = value;
    const went = isInnermost ? step() || 'stop' : walk(turns, level + 1, run, slots, step);
    if (went !== true) return went;
  }
  return true;
};

/** `for … return …`; `partial` is the list of the results so far. */
export const forCode = (bindings: readonly Binding[], body: Tree, outer: Scope): Code => {
  const { turns, scope } = turnsOf(bindings, outer);
  const partial = scope.with('partial');
  const code = compileTree(body, partial.scope);
  const wantsPartial = mentions(body, 'partial');
  return (run, slots) => {
    const results: FeelValue[] = [];
    const went = walk(turns, 0, run, slots, () => {
      if (wantsPartial) slots[partial.slot] = copied(results, run);
      results.push(code(run, slots));
      return true;
    });
    return went === false ? null : results;
  };
};

const copied = (results: readonly FeelValue[], run: Run): FeelValue[] => {
  run.fuel.spend(results.length >> 4, results.length * 8);
  return results.slice();
};

/** `some … satisfies …` and `every … satisfies …`, three-valued as a chain of `or` and `and`. */
export const quantifiedCode = (every: boolean, bindings: readonly Binding[], body: Tree, outer: Scope): Code => {
  const { turns, scope } = turnsOf(bindings, outer);
  const code = compileTree(body, scope);
  return (run, slots) => {
    let verdict: boolean | null = every;
    const went = walk(turns, 0, run, slots, () => {
      const value = code(run, slots);
      if (typeof value !== 'boolean') verdict = null;
      else if (value !== every) verdict = value;
      return value !== !every;
    });
    return went === false ? null : verdict;
  };
};

/** `list[2]`, `list[-1]`, `list[item > 2]`. */
export const filterCode = (of: Code, test: Tree, outer: Scope): Code => {
  const { scope, slot } = outer.withElement();
  const code = compileTree(test, scope);
  if (test.type === 'literal' && typeof test.value === 'number') return indexCode(of, test.value);
  return (run, slots) => {
    const value = of(run, slots);
    if (value === null) return null;
    const items = isList(value) ? value : [value];
    slots[slot] = items[0] ?? null;
    const first = code(run, slots);
    if (typeof first === 'number') return itemAt(items, first);
    return kept(items, first, run, slots, slot, code);
  };
};

const kept = (
  items: readonly FeelValue[],
  first: FeelValue,
  run: Run,
  slots: Slots,
  slot: number,
  code: Code,
): readonly FeelValue[] => {
  run.fuel.spend(items.length * TURN);
  return items.filter((item, index) => {
    slots[slot] = item;
    return (index === 0 ? first : code(run, slots)) === true;
  });
};

const indexCode =
  (of: Code, index: number): Code =>
  (run, slots) => {
    const value = of(run, slots);
    return value === null ? null : itemAt(isList(value) ? value : [value], index);
  };

/** Counted from 1, from the end when negative. */
const itemAt = (items: readonly FeelValue[], index: number): FeelValue =>
  items[index < 0 ? items.length + index : index - 1] ?? null;
