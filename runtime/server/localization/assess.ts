import {
  applyOperation,
  type Compared,
  type CompiledItem,
  catalogueFor,
  chainOf,
  compareParts,
  diffItems,
  type Exceeded,
  exceededRights,
  type ItemDiff,
  type Json,
  type JsonObject,
  kindOf,
  layOverlay,
  localPack,
  localPackName,
  type Pack,
  type PackManifest,
  type PartName,
  type Problem,
  partAbove,
  partName,
  partsUsedBy,
  patchable,
  rightWriter,
} from '#engine';
import type { LocalizationRow } from '../../store/port.ts';
import type { Services } from '../services.ts';
import { approvedOf, compileLayer } from './compileLayer.ts';
import { allLocalizations, type InForce, inForce, overlayOf, todayOf } from './inForce.ts';
import { layersAbove } from './layers.ts';
import { wholeDivision } from './office.ts';
import { stepWords } from './stepWords.ts';

type Where = Pick<LocalizationRow, 'division' | 'target'>;

/** The part of a draft as the layers above leave it, before the draft. */
export interface Ground {
  packs: Pack[];
  above: Pack[];
  approved: Record<string, string[]>;
  today: string;
  name: PartName;
  /** As its pack holds it, references in full: JSON, of a process its BPMN. */
  raw: JsonObject | string;
  /** As it is compared and edited. */
  part: JsonObject;
  /** Layer of the pack that wrote the right at a pointer. */
  writer: (pointer: string) => PackManifest['wutong']['layer'];
  /** References of the items that are compiled with it, those between offices left out. */
  users: string[];
  /** What people call steps, by their ids. */
  names: Record<string, string>;
  /** What else holds in the division by its own localizations. */
  others: InForce[];
}

/** Undefined where no pack of the division has the part any more. */
export async function groundOf(services: Services, { division, target }: Where): Promise<Ground | undefined> {
  const today = todayOf(services.clock);
  const packs = (await services.packs.active()).map(({ pack }) => pack);
  const entries = inForce(await allLocalizations(services.store), today);
  const { packs: above, approved } = await layersAbove(services, division, entries, packs);
  const chain = chainOf([...packs, ...above], division);
  const layer = localPack({ division, title: division, overlays: [] }, chain);
  const name = partName(target);
  const found = layer.ok ? partAbove(chain, layer.value, name, { today, approved }) : layer;
  if (!found.ok || found.value === undefined) return undefined;
  const { part, view } = found.value;
  return {
    packs,
    above,
    approved,
    today,
    name,
    raw: part.value as JsonObject | string,
    part: patchable(name.folder, part.value),
    writer: rightWriter(part, name.folder),
    users: [...view.parts.items.values()]
      .filter(({ value }) => value.internal !== true)
      .filter((item) => item.ref === part.ref || partsUsedBy(view, item.value).includes(`${name.folder}/${part.ref}`))
      .map(({ ref }) => ref),
    names: stepWords(name.folder, part.value, view),
    others: entries.filter(
      (entry) => entry.division === division && entry.overlay.target !== `${name.folder}/${name.ref}`,
    ),
  };
}

/** Items as they hold in a division without what the division itself localized, by the reference of their definition. */
export async function upperItems({ store, items }: Services, division: string): Promise<Map<string, CompiledItem>> {
  const heads = (await store.activeItems()).filter(({ pack }) => pack !== localPackName(division));
  const compiled = (await Promise.all(heads.map(({ digest }) => items.byDigest(digest)))).filter(
    (one) => one !== undefined,
  );
  return new Map(catalogueFor(compiled, wholeDivision(division)).map((one) => [one.base ?? one.ref, one]));
}

/** An item that runs on the draft, and as it runs without it. */
export interface Affected {
  before: CompiledItem | undefined;
  after: CompiledItem;
}

export interface Assessment {
  /** The part with the draft; absent when the patch does not apply. */
  after: JsonObject | undefined;
  /** What keeps it from running. */
  problems: Problem[];
  exceeded: Exceeded[];
  /** What differs, place by place. */
  compared: Compared[];
  /** Items that are compiled with it. */
  affected: Affected[];
  /** Of an item, with the figures of 减环节、减材料、减时限. */
  difference: ItemDiff | undefined;
}

const NOTHING: Assessment = {
  after: undefined,
  problems: [],
  exceeded: [],
  compared: [],
  affected: [],
  difference: undefined,
};

/** Lays a draft over its ground as if it were approved: what it changes, what it exceeds, what is wrong with it. */
export async function assess(services: Services, row: LocalizationRow, ground: Ground): Promise<Assessment> {
  if (row.patch.length === 0) return { ...NOTHING, after: ground.part };
  const { name, part, raw } = ground;
  const kind = kindOf(name.folder);
  const applied = layOverlay(overlayOf(row), raw);
  if (!applied.ok) return { ...NOTHING, after: patched(part, row), problems: applied.problems };
  const after = patchable(name.folder, applied.value);
  const exceeded = exceededRights(part, after, { kind, by: ground.writer, division: row.division });
  const compared = compareParts(kind, part, after, ground.names);
  const compiled = await compileDraft(row, ground, exceeded);
  const upper = await upperItems(services, row.division);
  const affected = compiled.items
    .filter(({ base }) => base !== undefined && ground.users.includes(base))
    .map((item) => ({ before: upper.get(item.base ?? ''), after: item }));
  const [first] = affected;
  const difference =
    kind === 'item' && first?.before ? diffItems([first.before], [first.after], { layer: true }).items[0] : undefined;
  return { after, problems: compiled.problems, exceeded, compared, affected, difference };
}

/** The items of the division with the draft as if it were approved, and with what else holds there. */
async function compileDraft(row: LocalizationRow, ground: Ground, exceeded: Exceeded[]) {
  // What nobody may let be does not run at all: what is beyond the rights is told instead.
  if (exceeded.some(({ final }) => final)) return { items: [], problems: [] };
  const { packs, above, today, others } = ground;
  const { division } = row;
  const overlay = { ...overlayOf(row), expires: '9999-12-31' };
  const entry: InForce = { id: row.id, division, overlay, approved: exceeded.map(({ pointer }) => pointer) };
  const entries = [...others, entry];
  const approved = { ...ground.approved, ...approvedOf(division, entries) };
  const layer = await compileLayer({ packs, above, division, title: division, entries, today, approved });
  const message = layer.blocked[row.id];
  const problems: Problem[] = message === undefined ? [] : [{ code: 'localization.blocked', message }];
  return { items: layer.items, problems };
}

/** What the author typed, however wrong it is. */
function patched(part: JsonObject, { patch }: LocalizationRow): JsonObject | undefined {
  let value: Json = part;
  for (const operation of patch) {
    const result = applyOperation(value, operation);
    if (!result.ok) return undefined;
    value = result.value;
  }
  return value as JsonObject;
}
