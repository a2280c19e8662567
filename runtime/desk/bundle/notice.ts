import {
  type CompiledBundle,
  type IntakePlace,
  type IntakeProblem,
  itemContext,
  type Material,
  oneTimeNotice,
  sharedMaterialsOf,
  splitIntake,
} from '#engine';
import type { Intake } from '../../ui/bundle/intake.ts';
import type { Decisions } from './useBundleAccept.ts';

/** A material that can still be asked for, once, with the items and their own names for it. */
export interface Demand {
  id: string;
  material: Material;
  of: { item: string; name: string; material: string }[];
}

/** Everything that the answers can still require, of all items; a shared material stands once (R6, R43). */
export function demandsOf(bundle: CompiledBundle, intake: Intake, place: IntakePlace): Demand[] {
  const found = new Map<string, Demand>();
  for (const { item, materials } of splitIntake(bundle, intake)) {
    const compiled = bundle.items[item];
    if (!compiled) continue;
    const groups = sharedMaterialsOf(bundle.source, item);
    const asked = oneTimeNotice(compiled.item, itemContext(bundle, item, intake, place), materials).materials;
    for (const material of asked) {
      const id = groups.get(material.id) ?? `${item}/${material.id}`;
      const of = { item, name: compiled.item.elements.name, material: material.id };
      const known = found.get(id);
      found.set(id, known ? { ...known, of: [...known.of, of] } : { id, material, of: [of] });
    }
  }
  return [...found.values()];
}

/**
 * What a notice means for each case: it keeps a notice of its own with its materials and the note; an item of which nothing
 * is asked and in which nothing lacks is accepted.
 */
export function decisionsOf(
  bundle: CompiledBundle,
  intake: Intake,
  problems: readonly IntakeProblem[],
  demands: readonly Demand[],
  note: string,
): Decisions {
  const inForms = problems.filter(({ code }) => code !== 'bundle.material');
  const decisions = splitIntake(bundle, intake).map(({ item }): [string, Decisions[string]] => {
    const materials = demands.flatMap(({ of }) => of.flatMap((one) => (one.item === item ? [one.material] : [])));
    const lacks = inForms.some((problem) => problem.item === undefined || problem.item === item);
    const nowhere = demands.length === 0 && inForms.length === 0;
    const asked = materials.length > 0 || lacks || nowhere;
    return [item, asked ? { kind: 'supplement', materials, note } : { kind: 'accept' }];
  });
  return Object.fromEntries(decisions);
}
