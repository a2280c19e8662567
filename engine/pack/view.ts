import type { Calendar } from '../deadline/types.ts';
import type { FormDefinition } from '../form/types.ts';
import type { JsonObject } from '../json.ts';
import type { Problem } from '../result.ts';
import type { CodeTable, DocumentTemplate, LedgerDefinition, ServiceItemSource } from '../service/types.ts';
import { endingOf, FOLDERS } from './kinds.ts';
import { hint } from './nearest.ts';
import { applyOverlay, isExpired, overlayFile, targetOf } from './overlay.ts';
import { mapValues, qualifyForm, qualifyItem, qualifyLedger } from './references.ts';
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
}

export interface PartTypes {
  items: ServiceItemSource;
  forms: FormDefinition;
  ledgers: LedgerDefinition;
  documents: DocumentTemplate;
  'code-tables': CodeTable;
  calendars: Calendar;
  processes: string;
  decisions: string;
}

export type RefFolder = keyof PartTypes;

/** All parts that a pack may refer to. */
export interface View {
  pack: Pack;
  parts: { [F in RefFolder]: Map<string, Part<PartTypes[F]>> };
  /** `<lower namespace>:<id>` of overlaid items → reference under which they stand in `parts`. */
  aliases: Map<string, string>;
  /** `folder/ref` of what this pack's own overlays changed. */
  touched: Set<string>;
}

/** What a pack sees on top of what the packs it depends on see. `today` (YYYY-MM-DD) drops expired overlays. */
export function viewOf(pack: Pack, above: View[], today: string | undefined, problems: Problem[]): View {
  const view: View = { pack, parts: emptyParts(), aliases: new Map(), touched: new Set() };
  for (const upper of above) inherit(view, upper);
  addOwn(view);
  for (const overlay of Object.values(pack.overlays)) if (!isExpired(overlay, today)) lay(view, overlay, problems);
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
});

function inherit(view: View, upper: View): void {
  for (const folder of Object.keys(view.parts) as RefFolder[]) {
    const target = view.parts[folder] as Map<string, unknown>;
    for (const [ref, part] of upper.parts[folder]) target.set(ref, part);
  }
  for (const [alias, ref] of upper.aliases) view.aliases.set(alias, ref);
}

function addOwn(view: View): void {
  const { pack, parts } = view;
  const namespace = pack.manifest.wutong.namespace;
  const put = <F extends RefFolder>(folder: F, own: Record<string, PartTypes[F]>): void => {
    for (const [id, value] of Object.entries(own)) {
      const ref = `${namespace}:${id}`;
      parts[folder].set(ref, { ref, home: pack, file: `${folder}/${id}.${endingOf(folder)}`, value });
    }
  };
  put(
    'items',
    mapValues(pack.items, (item) => qualifyItem(item, namespace)),
  );
  put(
    'forms',
    mapValues(pack.forms, (form) => qualifyForm(form, namespace)),
  );
  put(
    'ledgers',
    mapValues(pack.ledgers, (ledger) => qualifyLedger(ledger, namespace)),
  );
  put('documents', pack.documents);
  put('code-tables', pack.codeTables);
  put('calendars', pack.calendars);
  put('processes', pack.processes);
  put('decisions', pack.decisions);
}

function lay(view: View, overlay: Overlay, problems: Problem[]): void {
  const { folder, ref: written } = targetOf(overlay);
  const parts = view.parts[folder as RefFolder] as Map<string, Part<PartTypes[RefFolder]>>;
  const ref = view.aliases.get(written) ?? written;
  const part = parts.get(ref);
  if (part === undefined || part.home === view.pack) {
    problems.push(badTarget(overlay, folder, written, part !== undefined, parts.keys()));
    return;
  }
  const result = applyOverlay(overlay, part.value as unknown as JsonObject);
  if (!result.ok) {
    problems.push(...result.problems);
    return;
  }
  parts.set(ref, {
    ...part,
    file: overlayFile(overlay),
    value: localized(folder as RefFolder, result.value, view.pack),
  });
  view.touched.add(`${folder}/${ref}`);
}

/** References that the patch wrote without a namespace belong to the pack of the overlay. */
function localized(folder: RefFolder, value: JsonObject, pack: Pack): PartTypes[RefFolder] {
  const namespace = pack.manifest.wutong.namespace;
  if (folder === 'items') return qualifyItem(value as unknown as ServiceItemSource, namespace);
  if (folder === 'forms') return qualifyForm(value as unknown as FormDefinition, namespace);
  if (folder === 'ledgers') return qualifyLedger(value as unknown as LedgerDefinition, namespace);
  return value as unknown as PartTypes[RefFolder];
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
