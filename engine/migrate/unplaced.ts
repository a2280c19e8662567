import type { KernelState } from '../kernel/types.ts';
import { isRefusal } from '../result.ts';
import type { CompiledItem } from '../service/types.ts';
import { fits } from './fit.ts';
import { planOf } from './migrateCase.ts';
import { placesOf } from './places.ts';
import type { ElementMapping } from './plan.ts';

/** An element at which cases rest and that has no counterpart in the new version. */
export interface UnplacedElement {
  id: string;
  name: string;
  /** Elements of the new version of the same kind: where cases that rest there could go on. */
  targets: { id: string; name: string }[];
}

/**
 * The elements at which a case rests and that have no counterpart by their ids, or none by the mapping: what whoever moves
 * cases may map by hand.
 */
export function unplacedElements(
  from: CompiledItem,
  to: CompiledItem,
  state: KernelState,
  mapping: ElementMapping = {},
): UnplacedElement[] {
  const plans = [planOf(from, to), planOf(from, to, mapping)].flatMap((plan) => (isRefusal(plan) ? [] : [plan]));
  const found = new Map<string, UnplacedElement>();
  for (const { plan, from: node, to: target } of plans.flatMap((one) => placesOf(one, state))) {
    if (target || found.has(node.id)) continue;
    const targets = Object.values(plan.to.nodes).filter((other) => fits(node, other));
    found.set(node.id, { ...named(node), targets: targets.map(named) });
  }
  return [...found.values()];
}

const named = ({ id, name }: { id: string; name?: string }) => ({ id, name: name ?? id });
