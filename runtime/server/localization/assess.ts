import {
  applyOperation,
  applyOverlay,
  type CompiledItem,
  catalogueFor,
  chainOf,
  diffItems,
  type Exceeded,
  exceededRights,
  type ItemDiff,
  itemAbove,
  type Json,
  type JsonObject,
  localPack,
  localPackName,
  type Pack,
  type PackManifest,
  type Problem,
} from '#engine';
import type { LocalizationRow } from '../../store/port.ts';
import type { Services } from '../services.ts';
import { approvedOf, compileLayer } from './compileLayer.ts';
import { allLocalizations, type InForce, inForce, overlayOf, todayOf } from './inForce.ts';
import { layersAbove } from './layers.ts';
import { wholeDivision } from './office.ts';

type Where = Pick<LocalizationRow, 'division' | 'target'>;

/** The item of a draft as the layers above leave it, before the draft. */
export interface Ground {
  packs: Pack[];
  above: Pack[];
  approved: Record<string, string[]>;
  today: string;
  /** The item as JSON, references in full. */
  part: JsonObject;
  /** Layer of the pack that defined it and wrote its rights. */
  home: PackManifest['wutong']['layer'];
}

/** Undefined where no pack of the division has the item any more. */
export async function groundOf(services: Services, { division, target }: Where): Promise<Ground | undefined> {
  const today = todayOf(services.clock);
  const packs = (await services.packs.active()).map(({ pack }) => pack);
  const entries = inForce(await allLocalizations(services.store), today);
  const { packs: above, approved } = await layersAbove(services, division, entries, packs);
  const chain = chainOf([...packs, ...above], division);
  const layer = localPack({ division, title: division, overlays: [] }, chain);
  const found = layer.ok ? itemAbove(chain, layer.value, target, { today, approved }) : layer;
  if (!found.ok || found.value === undefined) return undefined;
  const { value, home } = found.value;
  return { packs, above, approved, today, part: value as unknown as JsonObject, home: home.manifest.wutong.layer };
}

/** The compiled item that holds in a division without what the division itself localized. */
export async function upperItem(
  { store, items }: Services,
  { division, target }: Where,
): Promise<CompiledItem | undefined> {
  const id = target.slice(target.indexOf(':') + 1);
  const heads = (await store.activeItems()).filter(
    ({ ref, pack }) => ref.endsWith(`:${id}`) && pack !== localPackName(division),
  );
  const compiled = (await Promise.all(heads.map(({ digest }) => items.byDigest(digest)))).filter(
    (one) => one !== undefined,
  );
  return catalogueFor(compiled, wholeDivision(division)).find((one) => one.ref === target || one.base === target);
}

export interface Assessment {
  /** The item with the draft; absent when the patch does not apply. */
  after: JsonObject | undefined;
  /** What keeps it from running. */
  problems: Problem[];
  exceeded: Exceeded[];
  compiled: CompiledItem | undefined;
  /** In words, with the figures of 减环节、减材料、减时限. */
  difference: ItemDiff | undefined;
}

const NOTHING: Assessment = {
  after: undefined,
  problems: [],
  exceeded: [],
  compiled: undefined,
  difference: undefined,
};

/** Lays a draft over its ground as if it were approved: what it changes, what it exceeds, what is wrong with it. */
export async function assess(services: Services, row: LocalizationRow, ground: Ground): Promise<Assessment> {
  if (row.patch.length === 0) return { ...NOTHING, after: ground.part };
  const overlay = overlayOf(row);
  const applied = applyOverlay(overlay, ground.part, everyRight(ground.part));
  if (!applied.ok) return { ...NOTHING, after: patched(ground.part, row), problems: applied.problems };
  const exceeded = exceededRights(ground.part, applied.value, ground.home);
  const entry: InForce = {
    id: row.id,
    division: row.division,
    overlay,
    approved: exceeded.map(({ pointer }) => pointer),
  };
  const { packs, above, today } = ground;
  const approved = { ...ground.approved, ...approvedOf(row.division, [entry]) };
  const layer = await compileLayer({
    packs,
    above,
    division: row.division,
    title: row.division,
    entries: [{ ...entry, overlay: { ...overlay, expires: '9999-12-31' } }],
    today,
    approved,
  });
  const [compiled] = layer.items.filter(({ base }) => base === row.target);
  const problems = Object.values(layer.blocked).map((message): Problem => ({ code: 'localization.blocked', message }));
  const upper = await upperItem(services, row);
  const difference = compiled && upper ? diffItems([upper], [compiled], { layer: true }).items[0] : undefined;
  return { after: applied.value, problems, exceeded, compiled, difference };
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

/** All pointers that the item's rights name: a trial may go beyond any of them. */
const everyRight = (part: JsonObject): string[] => [
  ...Object.keys((part.rights ?? {}) as JsonObject),
  '/id',
  '/rights',
];
