import { readFileSync } from 'node:fs';
import {
  type CompiledItem,
  type Content,
  certifyPacks,
  type Overlay,
  openPack,
  type Pack,
  resolveContent,
  type ServiceItemSource,
} from '#engine';
import { changedParts, guidesFile, told } from '../../packs/guidePages.ts';

/** Who noticed a change to a pack. */
export type Noticed = 'check' | 'scenarios' | 'proofs' | 'guides' | undefined;

const NOTHING = { bundles: {}, posters: {}, campaigns: {}, indicators: {}, ruleTexts: {} };

/** The pack with only what is about one of its items: that is played in a moment. */
function about(pack: Pack, id: string, items: Pack['items'], overlays: Pack['overlays']): Pack {
  const isIts = (ref: string) => ref === id || ref.endsWith(`:${id}`);
  const scenarios = Object.entries(pack.scenarios).filter(([, { item }]) => isIts(item));
  const { unifies: _, ...wutong } = pack.manifest.wutong;
  const manifest = { ...pack.manifest, wutong };
  return { ...pack, ...NOTHING, manifest, items, overlays, scenarios: Object.fromEntries(scenarios) };
}

/** Whether the gates of the packs see the item as it is changed: first what is about it alone, then the whole pack. */
export async function noticeItem(packs: Pack[], pack: Pack, item: ServiceItemSource): Promise<Noticed> {
  const file = `items/${item.id}.json`;
  if (!opens(pack, file, item)) return 'check';
  const alone = about(pack, item.id, { [item.id]: item }, {});
  return (
    (await noticed(packs, pack, alone)) ?? noticed(packs, pack, { ...pack, items: { ...pack.items, [item.id]: item } })
  );
}

/** The same of an overlay. */
export async function noticeOverlay(packs: Pack[], pack: Pack, overlay: Overlay): Promise<Noticed> {
  if (!opens(pack, `overlays/${overlay.id}.json`, overlay)) return 'check';
  const overlays = { ...pack.overlays, [overlay.id]: overlay };
  const whole = { ...pack, overlays };
  const [folder = '', ref = ''] = overlay.target.split('/');
  if (folder !== 'items') return noticed(packs, pack, whole);
  const id = ref.slice(ref.indexOf(':') + 1);
  const meant = Object.values(overlays).filter(
    ({ target }) => !target.startsWith('items/') || target.endsWith(`:${id}`),
  );
  const alone = about(pack, id, {}, Object.fromEntries(meant.map((one) => [one.id, one])));
  return (await noticed(packs, pack, alone)) ?? noticed(packs, pack, whole);
}

const opens = (pack: Pack, file: string, value: unknown): boolean =>
  openPack({ ...pack.files, [file]: JSON.stringify(value) }).ok;

async function noticed(packs: Pack[], pack: Pack, mutant: Pack): Promise<Noticed> {
  const all = packs.map((one) => (one === pack ? mutant : one));
  const resolved = await resolveContent(all, { only: [pack.manifest.name] });
  if (!resolved.ok) return 'check';
  return played(all, mutant, resolved.value);
}

/** Coverage is not asked: what is left of the pack walks less. */
async function played(packs: Pack[], mutant: Pack, content: Content): Promise<Noticed> {
  const items: CompiledItem[] = content.items;
  const { outcomes, proofs } = await certifyPacks(
    packs.map((one) => quiet(one, mutant)),
    items,
    { content },
  );
  if (outcomes.some(({ problems }) => problems.length > 0)) return 'scenarios';
  if (proofs.some(({ problems }) => problems.length > 0)) return 'proofs';
  return (await isReviewed(packs, mutant, items)) ? undefined : 'guides';
}

/** Whether the guides read as the pages that were reviewed. */
async function isReviewed(packs: Pack[], mutant: Pack, items: CompiledItem[]): Promise<boolean> {
  const page = readFileSync(guidesFile(mutant), 'utf8');
  const isThere = (lines: string[]) => page.includes(lines.join('\n'));
  const own = items.filter(({ item }) => item.internal !== true);
  const above = await aboveOf(packs.filter((pack) => pack !== mutant));
  const parts = changedParts(mutant, items);
  return own.every((item) => isThere(told(item, above.get(item.base ?? '')))) && parts.every(isThere);
}

const known = new Map<string, Promise<Map<string, CompiledItem>>>();

/** Items of the packs above, by reference: they are the same for every mutant. */
function aboveOf(packs: Pack[]): Promise<Map<string, CompiledItem>> {
  const names = packs.map(({ manifest }) => manifest.name).join();
  const found = known.get(names) ?? compiled(packs);
  known.set(names, found);
  return found;
}

async function compiled(packs: Pack[]): Promise<Map<string, CompiledItem>> {
  const resolved = await resolveContent(packs);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems));
  return new Map(resolved.value.items.map((item) => [item.ref, item]));
}

/** Packs above show nothing about the mutant. */
const quiet = (pack: Pack, mutant: Pack): Pack => (pack === mutant ? pack : { ...pack, ...NOTHING, scenarios: {} });
