import { type Needed, neededMaterials } from '../service/materials.ts';
import type { Material } from '../service/types.ts';
import { applicableItems } from './apply.ts';
import { sharedMaterialsOf } from './places.ts';
import { itemData } from './split.ts';
import type { BundleIntake, CompiledBundle } from './types.ts';

/** A material that is handed in once. */
export interface BundleMaterial {
  /** Name of the shared group, or `<item>/<material>`. */
  id: string;
  name: string;
  form: string;
  /** The most that any of its items asks for. */
  copies: number;
  needed: Needed;
  whenText?: string;
  source: string;
  shareable?: string;
  accept?: string[];
  /** Items that it goes to. */
  items: string[];
}

/** The materials of all items that the answers call for: shared ones once, the others side by side. */
export function mergedMaterials(bundle: CompiledBundle, intake: BundleIntake): BundleMaterial[] {
  const merged = new Map<string, BundleMaterial>();
  for (const ref of applicableItems(bundle, intake)) {
    const compiled = bundle.items[ref];
    if (!compiled) continue;
    const groups = sharedMaterialsOf(bundle.source, ref);
    for (const { material, needed } of neededMaterials(compiled.item, itemData(bundle, ref, intake))) {
      const id = groups.get(material.id) ?? `${ref}/${material.id}`;
      merged.set(id, joined(merged.get(id), { id, ...shownOf(material), needed, items: [ref] }));
    }
  }
  return [...merged.values()];
}

const shownOf = ({ name, form, copies, source, whenText, shareable, accept }: Material) => ({
  name,
  form,
  copies,
  source,
  ...(whenText === undefined ? {} : { whenText }),
  ...(shareable === undefined ? {} : { shareable }),
  ...(accept === undefined ? {} : { accept }),
});

/** Needed as soon as one of the items needs it; the words of the first stand. */
function joined(known: BundleMaterial | undefined, next: BundleMaterial): BundleMaterial {
  if (!known) return next;
  const needed = [known.needed, next.needed];
  return {
    ...known,
    copies: Math.max(known.copies, next.copies),
    needed: needed.includes(true) ? true : needed.includes('maybe') ? 'maybe' : false,
    items: [...known.items, ...next.items],
  };
}
