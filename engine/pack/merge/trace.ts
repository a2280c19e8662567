import type { Json } from '../../json.ts';
import { type FieldPath, fieldChanges, fieldName, fieldValue } from '../fields/index.ts';
import { endingOf } from '../kinds.ts';
import { isWithin } from '../narrow/index.ts';
import { overlayFile } from '../overlayTarget.ts';
import type { RefFolder } from '../partTypes.ts';
import { kindOf, type PatchedKind, patchable } from '../patched.ts';
import { type Breach, breaches } from '../rights.ts';
import type { Pack } from '../types.ts';
import type { Part } from '../view.ts';

/** Who set a field: the pack that defines the part, or an overlay of a lower one. */
export interface Source {
  pack: string;
  version: string;
  /** Title of the pack. */
  title: string;
  layer: Pack['manifest']['wutong']['layer'];
  file: string;
  /** Id of the overlay; absent: the pack that defines the part. */
  overlay?: string;
  reason?: string;
  /** 文号 */
  document?: string;
  /** Last day, `YYYY-MM-DD`. */
  expires?: string;
}

/** A field that an overlay set or took away. */
export interface Setting {
  path: FieldPath;
  /** Number in `sources`. */
  source: number;
  before?: Json;
  after?: Json;
  /** Why it goes beyond the rights that the part gave; it was approved then. */
  beyond?: string;
}

/** Where the fields of a part come from. */
export interface Trace {
  /** The defining pack first, then the overlays, upper layers first. */
  sources: Source[];
  /** What overlays set, the last word on each field. */
  settings: Setting[];
}

export function traceOf(part: Part<unknown>, folder: RefFolder): Trace {
  const kind = kindOf(folder);
  const homeFile = `${folder}/${part.ref.slice(part.ref.indexOf(':') + 1)}.${endingOf(folder)}`;
  const sources: Source[] = [sourceOf(part.home, homeFile)];
  let settings: Setting[] = [];
  part.laid.forEach(({ pack, overlay, before }, index) => {
    const { id, reason, document, expires } = overlay;
    sources.push({
      ...sourceOf(pack, overlayFile(overlay)),
      overlay: id,
      reason,
      ...(document === undefined ? {} : { document }),
      ...(expires === undefined ? {} : { expires }),
    });
    const after = patchable(folder, part.laid[index + 1]?.before ?? part.value);
    const fresh = settingsOf(patchable(folder, before), after, kind, index + 1);
    const replaced = ({ path }: Setting) => fresh.some((setting) => isWithin(path, setting.path));
    settings = [...settings.filter((setting) => !replaced(setting)), ...fresh];
  });
  const isThere = ({ path, after }: Setting) =>
    after !== undefined || fieldValue(patchable(folder, part.value), path) === undefined;
  return { sources, settings: settings.filter(isThere) };
}

const sourceOf = ({ manifest }: Pack, file: string): Source => ({
  pack: manifest.name,
  version: manifest.version,
  title: manifest.wutong.title,
  layer: manifest.wutong.layer,
  file,
});

function settingsOf(before: Json, after: Json, kind: PatchedKind, source: number): Setting[] {
  const found: Breach[] = breaches(before as never, after as never, kind);
  return fieldChanges(before, after)
    .filter(({ moved }) => !moved)
    .map(({ path, before: old, after: now }) => {
      const beyond = found.find((breach) => fieldName(breach.path) === fieldName(path))?.reason;
      return {
        path,
        source,
        ...(old === undefined ? {} : { before: old }),
        ...(now === undefined ? {} : { after: now }),
        ...(beyond === undefined ? {} : { beyond }),
      };
    });
}

/** The last word on a field: of the setting that is the field or holds it; undefined: as the defining pack wrote it. */
export const settingOf = ({ settings }: Trace, path: FieldPath): Setting | undefined =>
  settings.filter((setting) => isWithin(path, setting.path)).sort((a, b) => b.path.length - a.path.length)[0];
