import type { Json, JsonObject } from '../../json.ts';
import { PART_SCHEMAS } from '../check.ts';
import type { PatchedKind } from '../patched.ts';
import { PROCESS_TITLES } from '../processTitles.ts';
import { codeWords } from './codes.ts';
import { isObject, tellingMember } from './keys.ts';
import { type FieldPath, fieldValue } from './path.ts';

/** One step on the way to a field in words. */
export interface Label {
  text: string;
  /** An entry of a list, or a member whose name the author chose: its name, not a title. */
  entry: boolean;
}

/**
 * The way to a field in Chinese, by the titles of the schema: 申请材料, “风筝照片”, 份数. `versions`: values in which the
 * names of entries are looked up, the one that counts first. `names`: what else people call an entry, such as the steps of a
 * process by their ids.
 */
export function labelsOf(
  kind: PatchedKind,
  path: FieldPath,
  versions: (Json | undefined)[],
  names: Record<string, string> = {},
): Label[] {
  const first = (length: number): Json | undefined =>
    versions.map((version) => fieldValue(version, path.slice(0, length))).find((value) => value !== undefined);
  let schema: JsonObject | undefined = kind === 'process' ? PROCESS_TITLES : PART_SCHEMAS[kind];
  return path.map((name, index) => {
    const inList = Array.isArray(first(index));
    const known = inList ? undefined : object(object(schema?.properties)?.[name]);
    schema = inList ? object(schema?.items) : (known ?? object(schema?.additionalProperties));
    if (typeof known?.title === 'string') return { text: SHORT[name] ?? shortened(known.title), entry: false };
    const text =
      entryName(first(index + 1)) ??
      codeWords(path.slice(0, index + 1), name) ??
      names[name] ??
      titleWithin(kind, versions, name) ??
      name;
    return { text, entry: true };
  });
}

/** Where the title of the schema speaks to authors. */
const SHORT: Record<string, string> = { when: '判断条件', steps: '环节', rights: '下级更改权限' };

/** 份数，只核验写0 → 份数. */
const shortened = (title: string): string => title.replace(/[，（：].*$/, '');

const object = (value: Json | undefined): JsonObject | undefined => (isObject(value) ? value : undefined);

/** Fields of a form and columns of a ledger are spoken of elsewhere in the same part by their ids. */
function titleWithin(kind: PatchedKind, versions: (Json | undefined)[], name: string): string | undefined {
  const way = kind === 'form' ? ['schema', 'properties', name] : kind === 'ledger' ? ['columns', name] : undefined;
  const found = way && versions.map((version) => fieldValue(version, [...way, 'title']));
  return found?.find((title) => typeof title === 'string');
}

const TITLES = ['title', 'name', 'label', 'question', 'law'];

/** What people call an entry. */
export function entryName(entry: Json | undefined): string | undefined {
  if (!isObject(entry)) return undefined;
  const name = TITLES.find((member) => typeof entry[member] === 'string') ?? tellingMember(entry);
  if (name === 'from' && typeof entry.division === 'string') return `${entry.from}（区划 ${entry.division}）`;
  const article = name === 'law' && typeof entry.article === 'string' ? entry.article : '';
  return name === undefined ? undefined : `${entry[name]}${article}`;
}
