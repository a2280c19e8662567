import {
  type CompiledItem,
  catalogueFor,
  chainOf,
  isLocalPack,
  kindOf,
  LOCAL_FOLDERS,
  localPack,
  localPackName,
  type OverlayRight,
  type Part,
  type PartName,
  partsUsedBy,
  patchable,
  type RefFolder,
  rightOf,
  targetName,
  type View,
  viewAbove,
} from '#engine';
import type { OfficeRow } from '../../store/port.ts';
import { packsInForce } from '../packs/inForce.ts';
import type { Services } from '../services.ts';
import { divisionOf } from './office.ts';

/** A part that an office may localize. */
export interface LocalPart extends PartName {
  /** `national:unemp-reg` of an item, `folder/reference` of any other part. */
  target: string;
  title: string;
  /** The division has a localization of it in force, or inherits one from the city. */
  localized: boolean;
  /** What its layer says of the whole: most parts say more of single places. */
  right: OverlayRight;
  /** Items that use it, by name. */
  users: string[];
}

/** Items that hold in an office's division, those between offices left out. */
async function itemsOf({ items }: Services, office: OfficeRow): Promise<CompiledItem[]> {
  return catalogueFor(await items.allActive(), office.division).filter(({ item }) => item.internal !== true);
}

/**
 * What an office may localize: the items that hold in its division, every part that one of them is compiled with, and the
 * rule texts and posters of its layers. Kinds of which nothing is localized are left out.
 */
export async function localParts(services: Services, office: OfficeRow): Promise<LocalPart[]> {
  const items = await itemsOf(services, office);
  const own = items.map(({ ref, base, item, pack }): LocalPart => {
    const target = base ?? ref;
    const title = item.elements.name;
    return { folder: 'items', ref: target, target, title, localized: isLocalPack(pack.name), right: 'free', users: [] };
  });
  const found = await layersOf(services, divisionOf(office) ?? office.division);
  return found ? [...own, ...partsBehind(found, own)] : own;
}

interface Layers {
  /** What the layers above the division give. */
  view: View;
  /** `folder/reference` of what the division itself localized. */
  localized: Set<string>;
}

async function layersOf(services: Services, division: string): Promise<Layers | undefined> {
  const { packs, options } = await packsInForce(services);
  const chain = chainOf(packs, division);
  const own = chain.find(({ manifest }) => manifest.name === localPackName(division));
  const above = chain.filter((pack) => pack !== own);
  const layer = localPack({ division, title: division, overlays: [] }, above);
  const view = layer.ok ? viewAbove(above, layer.value, options) : layer;
  if (!view.ok) return undefined;
  return { view: view.value, localized: new Set(Object.values(own?.overlays ?? {}).map(({ target }) => target)) };
}

/** Hung on walls, signed by staff, read by the program: no item need be compiled with them. */
const ALONE: RefFolder[] = ['rule-texts', 'posters', 'parameters'];

/** `folder/reference` of papers of bundles and ledgers that fill themselves: they run without an item of their own. */
const runningAlone = ({ parts }: View): Set<string> =>
  new Set([
    ...[...parts.bundles.values()].flatMap(({ value }) => (value.documents ?? []).map((ref) => `documents/${ref}`)),
    ...[...parts.ledgers.values()].flatMap(({ ref, value }) => (value.fills?.length ? [`ledgers/${ref}`] : [])),
  ]);

function partsBehind({ view, localized }: Layers, items: LocalPart[]): LocalPart[] {
  const users = new Map<string, string[]>();
  for (const { ref, title } of items) {
    const item = view.parts.items.get(ref);
    for (const name of item ? partsUsedBy(view, item.value) : []) users.set(name, [...(users.get(name) ?? []), title]);
  }
  const alone = runningAlone(view);
  return LOCAL_FOLDERS.filter((folder) => folder !== 'items').flatMap((folder) => {
    const parts = [...(view.parts[folder] as Map<string, Part<unknown>>).values()];
    return parts
      .filter(({ ref }) => ALONE.includes(folder) || [users, alone].some((known) => known.has(`${folder}/${ref}`)))
      .map((part): LocalPart => {
        const name = `${folder}/${part.ref}`;
        const json = patchable(folder, part.value);
        return {
          folder,
          ref: part.ref,
          target: targetName({ folder, ref: part.ref }),
          title: String(json.title ?? part.ref),
          localized: localized.has(name) || part.laid.some(({ pack }) => isLocalPack(pack.manifest.name)),
          right: rightOf(json, [], kindOf(folder)),
          users: users.get(name) ?? [],
        };
      });
  });
}
