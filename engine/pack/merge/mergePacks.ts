import type { Json, JsonObject } from '../../json.ts';
import type { SchemaKind } from '../check.ts';
import { changeWords, type FieldChange, fieldChanges, isObject, same } from '../fields/index.ts';
import { FOLDERS, placeOf } from '../kinds.ts';
import type { Pack, PackFiles } from '../types.ts';
import { mergeFields } from './mergeFields.ts';
import { type Conflict, conflictId, conflictReport } from './report.ts';
import type { Choice, Choices, FieldConflict } from './types.ts';

/** One file that is not the same on all three sides. */
export interface FileMerge {
  path: string;
  /** Title of the part, or its path. */
  title: string;
  /** From the new version alone, from ours alone, or from both. */
  from: 'theirs' | 'ours' | 'both';
  conflicts: Conflict[];
  /** Sentences: what the new version brings to ours, and what stays different from it. */
  taken: string[];
  kept: string[];
}

export interface PackMerge {
  /** The merged pack, its version that of theirs. */
  files: PackFiles;
  merged: FileMerge[];
  /** Conflicts without a decision; ours stands there meanwhile. */
  open: number;
}

/**
 * Merges local edits of a pack with its new version: JSON parts field by field, processes, decisions and other texts whole.
 * `base`: the version that the edits began with.
 */
export function mergePacks(
  { base, theirs, ours }: Record<'base' | 'theirs' | 'ours', Pack>,
  choices: Choices = {},
): PackMerge {
  const paths = [...new Set([base, theirs, ours].flatMap(({ files }) => Object.keys(files)))].sort();
  const files: [string, string][] = [];
  const merged: FileMerge[] = [];
  for (const path of paths) {
    const texts = { base: base.files[path], theirs: theirs.files[path], ours: ours.files[path] };
    const file = mergeFile(path, texts, theirs, choices);
    if (file.text !== undefined) files.push([path, file.text]);
    if (file.report) merged.push(file.report);
  }
  const open = merged.flatMap(({ conflicts }) => conflicts).filter(({ choice }) => choice === undefined).length;
  return { files: Object.fromEntries(files), merged, open };
}

type Texts = Record<'base' | 'theirs' | 'ours', string | undefined>;

function mergeFile(
  path: string,
  texts: Texts,
  pack: Pack,
  choices: Choices,
): { text: string | undefined; report?: FileMerge } {
  const { base, theirs, ours } = texts;
  if (theirs === ours && base === ours) return { text: ours };
  const values = { base: parsed(path, base), theirs: parsed(path, theirs), ours: parsed(path, ours) };
  const owner = `${pack.manifest.wutong.namespace}/${path}`;
  const decide = (conflict: FieldConflict): Choice | undefined =>
    versionOf(path, conflict) ?? choices[conflictId(owner, conflict.path)] ?? choices['*'];
  const { value, conflicts } = mergeFields(values, decide);
  const kind = kindOf(path);
  const versions = [value, values.theirs, values.ours, values.base];
  const words = (from: Json | undefined) =>
    fieldChanges(from, value).map((change) => sentence(kind, change, [value, from]));
  const report: FileMerge = {
    path,
    title: titleOf(value ?? values.theirs ?? values.ours) ?? path,
    from: same(value, values.theirs) ? 'theirs' : same(value, values.ours) ? 'ours' : 'both',
    conflicts: conflicts
      .filter((conflict) => versionOf(path, conflict) === undefined)
      .map((conflict) => readable(conflictReport(conflict, owner, kind, versions), kind)),
    taken: words(values.ours),
    kept: words(values.theirs),
  };
  return { text: textOf(value, texts, values), report };
}

/** The number of the merged pack is that of the new version. */
const versionOf = (file: string, { path }: FieldConflict): Choice | undefined =>
  file === 'package.json' && path[0] === 'version' ? 'replace' : undefined;

const parsed = (path: string, text: string | undefined): Json | undefined =>
  text !== undefined && path.endsWith('.json') ? (JSON.parse(text) as Json) : text;

/** The kind of a part, or nothing for a text that is one whole. */
function kindOf(path: string): SchemaKind | undefined {
  if (path === 'package.json') return 'manifest';
  const folder = placeOf(path)?.folder;
  return folder === undefined || !path.endsWith('.json') ? undefined : (FOLDERS[folder].kind as SchemaKind);
}

const titleOf = (value: Json | undefined): string | undefined => {
  const title = isObject(value) ? ((value as JsonObject).title ?? (value as JsonObject).name) : undefined;
  return typeof title === 'string' ? title : undefined;
};

/** Nobody reads a drawing in a sentence. */
function sentence(kind: SchemaKind | undefined, change: FieldChange, versions: (Json | undefined)[]): string {
  if (kind !== undefined) return changeWords(kind, change, versions);
  if (change.before === undefined) return '新增文件';
  return change.after === undefined ? '文件已取消' : '文件内容有改动';
}

const readable = (conflict: Conflict, kind: SchemaKind | undefined): Conflict =>
  kind === undefined && conflict.kind === 'changed'
    ? {
        ...conflict,
        text: '整个文件：新版和本地各有改动，只能取其一',
        base: '原文件',
        theirs: '新版文件',
        ours: '本地文件',
      }
    : conflict;

/** A file that is the same as on one side keeps its text, down to the spaces. */
function textOf(
  value: Json | undefined,
  texts: Texts,
  values: Record<keyof Texts, Json | undefined>,
): string | undefined {
  if (value === undefined) return undefined;
  for (const side of ['theirs', 'ours'] as const) if (same(value, values[side])) return texts[side];
  return typeof value === 'string' ? value : `${JSON.stringify(value, null, 2)}\n`;
}
