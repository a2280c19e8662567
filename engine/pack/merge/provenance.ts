import type { Json, JsonObject } from '../../json.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { OverlayRight, ServiceItemSource } from '../../service/types.ts';
import { byKey } from '../fields/changes.ts';
import {
  type FieldPath,
  fieldName,
  fieldValue,
  isObject,
  placeIn,
  placeWords,
  shapeOf,
  valueWords,
} from '../fields/index.ts';
import { FOLDERS, type Folder } from '../kinds.ts';
import { hint } from '../nearest.ts';
import type { RefFolder } from '../partTypes.ts';
import { kindOf, type PatchedKind, patchable } from '../patched.ts';
import { rightOf } from '../rights.ts';
import type { Pack } from '../types.ts';
import type { Part, View, ViewOptions } from '../view.ts';
import { stepNames } from './stepNames.ts';
import { type Source, settingOf, type Trace, traceOf } from './trace.ts';
import { viewsOf } from './views.ts';

export type { Source } from './trace.ts';

export interface FieldProvenance {
  /** JSON pointer with entries of lists by their key: the same in every version. */
  field: string;
  /** JSON pointer in the part as it stands. */
  pointer: string;
  /** 申请材料 › 风筝照片 › 份数 */
  place: string;
  /** In words. */
  value: string;
  /** Number in `sources`; 0: the pack that defines the part. */
  source: number;
  /** What it was above, where an overlay set it; `无`: nothing. */
  was?: string;
  /** What layers below may do to it. */
  right: OverlayRight;
  /** Why it goes beyond the rights. */
  beyond?: string;
}

export interface Provenance {
  /** `beijing:unemp-reg`: the part as this pack sees it. */
  ref: string;
  /** Reference of the definition, where that is another. */
  base?: string;
  kind: PatchedKind;
  title: string;
  sources: Source[];
  fields: FieldProvenance[];
  /** What overlays took away. */
  removed: { field: string; place: string; was: string; source: number; beyond?: string }[];
}

/**
 * Where every field of a part comes from: which pack, version, overlay, reason, 文号 and expiry set it, or that it is
 * inherited. `ref`: `namespace:id` of an item, `folder/namespace:id` of any other part.
 */
export function provenanceOf(packs: Pack[], ref: string, options: ViewOptions = {}): Result<Provenance> {
  const views = viewsOf(packs, options);
  if (!views.ok) return views;
  const [folder, name] = ref.includes('/')
    ? [ref.slice(0, ref.indexOf('/')), ref.slice(ref.indexOf('/') + 1)]
    : ['items', ref];
  const found = findPart([...views.value.values()], folder as Folder, name);
  return found
    ? ok(describe(found.part, found.view, folder as RefFolder, name))
    : fail(unknown([...views.value.values()], folder, name));
}

interface Found {
  part: Part<unknown>;
  view: View;
}

/** The part as the pack of its namespace sees it; its own, or under the name that an overlay of that pack gave it. */
function findPart(views: View[], folder: Folder, ref: string): Found | undefined {
  const namespace = ref.slice(0, ref.indexOf(':'));
  const view = views.find(({ pack }) => pack.manifest.wutong.namespace === namespace);
  if (view === undefined || !Object.hasOwn(view.parts, folder)) return undefined;
  const parts = view.parts[folder as RefFolder] as Map<string, Part<unknown>>;
  const part = parts.get(view.aliases.get(ref) ?? ref) ?? parts.get(upperName(parts, view, ref) ?? '');
  return part && { part, view };
}

/** Parts other than items have no names of their own below: `beijing:receipt` is what 北京 made of `national:receipt`. */
function upperName(parts: Map<string, Part<unknown>>, view: View, ref: string): string | undefined {
  const id = ref.slice(ref.indexOf(':') + 1);
  return [...parts].find(
    ([name, { laid }]) => name.endsWith(`:${id}`) && laid.some(({ pack }) => pack === view.pack),
  )?.[0];
}

function unknown(views: View[], folder: string, ref: string) {
  const known = views.flatMap(({ parts, aliases }) => [
    ...(Object.hasOwn(parts, folder) ? parts[folder as RefFolder].keys() : []),
    ...(folder === 'items' ? aliases.keys() : []),
  ]);
  const noun = Object.hasOwn(FOLDERS, folder) ? FOLDERS[folder as Folder].noun : '部分';
  return { code: 'pack.unknownPart', message: `${noun}“${ref}”不存在。${hint(ref, known)}` };
}

function describe(part: Part<unknown>, view: View, folder: RefFolder, ref: string): Provenance {
  const kind = kindOf(folder);
  const value = patchable(folder, part.value);
  const trace = traceOf(part, folder);
  const names = folder === 'items' ? stepNames(view, part.value as ServiceItemSource) : {};
  return {
    ref,
    ...(part.ref === ref ? {} : { base: part.ref }),
    kind,
    title: String(value.title ?? ref),
    sources: trace.sources,
    fields: leavesOf(value).map((path) => fieldProvenance(path, value, trace, kind, names)),
    removed: trace.settings.flatMap(({ path, source, before, after, beyond }) =>
      after !== undefined || before === undefined
        ? []
        : [
            {
              field: fieldName(path),
              place: placeWords(
                kind,
                path,
                [value, ...part.laid.slice(0, 1).map(({ before }) => patchable(folder, before))],
                names,
              ),
              was: valueWords(path, before),
              source,
              ...(beyond === undefined ? {} : { beyond }),
            },
          ],
    ),
  };
}

/** Fields that hold no others, entries of lists by their key. */
function leavesOf(value: Json, path: FieldPath = []): FieldPath[] {
  const shape = shapeOf(path, value);
  if (shape.type === 'object' && isObject(value))
    return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, [...path, name]));
  if (shape.type === 'list' && Array.isArray(value) && value.length > 0)
    return [...byKey(value, shape.key)].flatMap(([name, inner]) => leavesOf(inner, [...path, name]));
  return [path];
}

function fieldProvenance(
  path: FieldPath,
  value: JsonObject,
  trace: Trace,
  kind: PatchedKind,
  names: Record<string, string>,
): FieldProvenance {
  const setting = settingOf(trace, path);
  const own = setting !== undefined && setting.path.length === path.length;
  return {
    field: fieldName(path),
    pointer: placeIn(value, path) ?? '',
    place: placeWords(kind, path, [value], names),
    value: valueWords(path, fieldValue(value, path)),
    source: setting?.source ?? 0,
    ...(setting === undefined ? {} : { was: own ? valueWords(path, setting.before) : '无' }),
    right: rightOf(value, path, kind),
    ...(setting?.beyond === undefined ? {} : { beyond: setting.beyond }),
  };
}
