import type { Json, JsonObject } from '../../json.ts';

/** Name of an entry within its list. */
export type EntryKey = (entry: Json) => string;

/** Members that together tell the entries of a list apart; the first that fit a list are taken. */
const NAMES = [
  ['id'],
  ['code'],
  ['law', 'article'],
  ['ledger', 'on'],
  ['from', 'division'],
  ['name'],
  ['title'],
  ['value'],
  ['const'],
];

export const isObject = (value: Json | undefined): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const isScalar = (value: Json): boolean => value === null || typeof value !== 'object';

const scalarKey: EntryKey = (entry) => (typeof entry === 'string' ? entry : JSON.stringify(entry));

const namedBy =
  (names: string[]): EntryKey =>
  (entry) =>
    names
      .flatMap((name) => {
        const value = isObject(entry) ? entry[name] : undefined;
        return typeof value === 'string' ? [value] : [];
      })
      .join(' ');

const isUnique = (list: Json[], key: EntryKey): boolean => new Set(list.map(key)).size === list.length;

/** The member that best tells which entry this is. */
export const tellingMember = (entry: Json): string | undefined =>
  isObject(entry) ? NAMES.map(([first = '']) => first).find((name) => typeof entry[name] === 'string') : undefined;

/** Whether every entry has the first of the names and no two have all of them alike. */
function fits(list: Json[], names: string[]): boolean {
  const [first = ''] = names;
  return list.every((entry) => isObject(entry) && typeof entry[first] === 'string') && isUnique(list, namedBy(names));
}

/** Every way of telling the entries of a list apart, the surest first. */
export function entryKeys(list: Json[]): EntryKey[] {
  if (list.every(isScalar)) return isUnique(list, scalarKey) ? [scalarKey] : [];
  return NAMES.filter((names) => fits(list, names)).map(namedBy);
}

/** How the entries of these versions of one list are told apart; undefined: by nothing, the list is one whole. */
export function commonKey(...lists: Json[][]): EntryKey | undefined {
  if (lists.every((list) => list.every(isScalar)))
    return lists.every((list) => isUnique(list, scalarKey)) ? scalarKey : undefined;
  const names = NAMES.find((candidate) => lists.every((list) => fits(list, candidate)));
  return names && namedBy(names);
}
