import { evaluate } from '../feel/evaluate.ts';
import type { BundleIntake, BundleMember, CompiledBundle } from './types.ts';

/**
 * References of the items that the answers call for, in the bundle's order. A condition that cannot be evaluated or is
 * undecided leaves the item out: nothing is opened that nobody asked for.
 */
export const applicableItems = (
  { source }: Pick<CompiledBundle, 'source'>,
  { situation, shared, choose }: Pick<BundleIntake, 'situation' | 'shared' | 'choose'>,
): string[] =>
  source.items
    .filter(({ item, optional }) => optional !== true || choose.includes(item))
    .filter((member) => isCalledFor(member, { situation, form: shared }))
    .map(({ item }) => item);

function isCalledFor({ when }: BundleMember, data: Parameters<typeof evaluate>[1]): boolean {
  if (when === undefined) return true;
  const found = evaluate(when, data);
  return found.ok && found.value === true;
}
