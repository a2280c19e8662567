import type { JsonObject } from '../json.ts';
import type { Problem } from '../result.ts';
import { endingOf, FOLDERS, type Folder } from './kinds.ts';
import { hint } from './nearest.ts';
import { applyOverlay, isExpired, layOverlay } from './overlay.ts';
import { overlayFile, targetOf } from './overlayTarget.ts';
import type { PartTypes, RefFolder } from './partTypes.ts';
import { qualifyPart } from './qualify.ts';
import type { Overlay, Pack } from './types.ts';

/** A part as a pack sees it: its own, or one from above with the overlays of the layers between. */
export interface Part<T> {
  /** Reference under which the part was first defined. */
  ref: string;
  /** Pack that defined it: bare references inside belong to its namespace. */
  home: Pack;
  /** File to mend: of the part, or of the last overlay. */
  file: string;
  value: T;
  /** What was laid over it, the upper layers first. */
  laid: Laid<T>[];
}

/** One overlay on a part. */
export interface Laid<T> {
  pack: Pack;
  overlay: Overlay;
  /** The part as it stood above. */
  before: T;
}

/** All parts that a pack may refer to. */
export interface View {
  pack: Pack;
  parts: { [F in RefFolder]: Map<string, Part<PartTypes[F]>> };
  /** `<lower namespace>:<id>` of overlaid items → reference under which they stand in `parts`. */
  aliases: Map<string, string>;
  /** `folder/ref` of what this pack's own overlays changed. */
  touched: Set<string>;
}

export interface ViewOptions {
  /** `YYYY-MM-DD`: overlays that expired before it are left out. Without it none is. */
  today?: string;
  /** Pointers at which an overlay may go beyond its rights, by `<name of its pack>/<its id>`. */
  approved?: Record<string, string[]>;
  /** Overlays are laid whatever the rights say: they are judged elsewhere. */
  rights?: 'ignored';
  /** Only parts of these folders are looked for; the others stay out. */
  folders?: readonly RefFolder[];
}

/** What a pack sees on top of what the packs it depends on see. */
export function viewOf(pack: Pack, above: View[], options: ViewOptions, problems: Problem[]): View {
  const view: View = { pack, parts: emptyParts(), aliases: new Map(), touched: new Set() };
  for (const upper of above) inherit(view, upper);
  addOwn(view, options);
  for (const overlay of Object.values(pack.overlays)) {
    if (isExpired(overlay, options.today) || !isWanted(options, targetOf(overlay).folder)) continue;
    lay(view, overlay, options, problems);
  }
  return view;
}

const emptyParts = (): View['parts'] => ({
  items: new Map(),
  forms: new Map(),
  ledgers: new Map(),
  documents: new Map(),
  'code-tables': new Map(),
  calendars: new Map(),
  processes: new Map(),
  decisions: new Map(),
  parameters: new Map(),
  indicators: new Map(),
  'rule-texts': new Map(),
  campaigns: new Map(),
  bundles: new Map(),
  posters: new Map(),
});

function inherit(view: View, upper: View): void {
  for (const folder of Object.keys(view.parts) as RefFolder[]) {
    const target = view.parts[folder] as Map<string, unknown>;
    for (const [ref, part] of upper.parts[folder]) target.set(ref, part);
  }
  for (const [alias, ref] of upper.aliases) view.aliases.set(alias, ref);
}

const isWanted = ({ folders }: ViewOptions, folder: Folder): boolean =>
  folders === undefined || (folders as readonly Folder[]).includes(folder);

function addOwn(view: View, options: ViewOptions): void {
  const { pack, parts } = view;
  const namespace = pack.manifest.wutong.namespace;
  const put = <F extends RefFolder>(folder: F, own: Record<string, PartTypes[F]>): void => {
    if (!isWanted(options, folder)) return;
    for (const [id, value] of Object.entries(own)) {
      const ref = `${namespace}:${id}`;
      const file = `${folder}/${id}.${endingOf(folder)}`;
      parts[folder].set(ref, { ref, home: pack, file, value: qualifyPart(folder, value, namespace), laid: [] });
    }
  };
  put('items', pack.items);
  put('forms', pack.forms);
  put('ledgers', pack.ledgers);
  put('documents', pack.documents);
  put('code-tables', pack.codeTables);
  put('calendars', pack.calendars);
  put('processes', pack.processes);
  put('decisions', pack.decisions);
  put('parameters', pack.parameters);
  put('indicators', pack.indicators);
  put('rule-texts', pack.ruleTexts);
  put('campaigns', pack.campaigns);
  put('bundles', pack.bundles);
  put('posters', pack.posters);
}

function lay(view: View, overlay: Overlay, options: ViewOptions, problems: Problem[]): void {
  const { folder, ref: written } = targetOf(overlay);
  const parts = view.parts[folder as RefFolder] as Map<string, Part<PartTypes[RefFolder]>>;
  const ref = view.aliases.get(written) ?? written;
  const part = parts.get(ref);
  if (part === undefined || part.home === view.pack) {
    problems.push(badTarget(overlay, folder, written, part !== undefined, parts.keys()));
    return;
  }
  const result = laid(overlay, part.value as unknown as JsonObject | string, view.pack, options);
  if (!result.ok) {
    problems.push(...result.problems);
    return;
  }
  parts.set(ref, {
    ...part,
    file: overlayFile(overlay),
    value: localized(folder as RefFolder, result.value, view.pack),
    laid: [...part.laid, { pack: view.pack, overlay, before: part.value }],
  });
  view.touched.add(`${folder}/${ref}`);
}

function laid(overlay: Overlay, value: JsonObject | string, { manifest }: Pack, { rights, approved }: ViewOptions) {
  if (rights === 'ignored') return layOverlay(overlay, value);
  const { name, wutong } = manifest;
  return applyOverlay(overlay, value, {
    approved: approved?.[`${name}/${overlay.id}`] ?? [],
    division: wutong.division,
  });
}

/** References that the patch wrote without a namespace belong to the pack of the overlay. */
function localized(folder: RefFolder, value: JsonObject | string, pack: Pack): PartTypes[RefFolder] {
  return qualifyPart(folder, value as unknown as PartTypes[RefFolder], pack.manifest.wutong.namespace);
}

function badTarget(
  overlay: Overlay,
  folder: keyof typeof FOLDERS,
  ref: string,
  own: boolean,
  known: Iterable<string>,
): Problem {
  const noun = FOLDERS[folder].noun;
  const message = own
    ? `${noun}“${ref}”就在本包中，请直接修改，不要叠加。`
    : `要叠加的${noun}“${ref}”不存在，或其所在的包没有列入依赖。${hint(ref, known)}`;
  return { code: own ? 'pack.ownTarget' : 'pack.danglingLink', message, file: overlayFile(overlay), path: '/target' };
}
