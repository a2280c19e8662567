import type { Json, JsonObject } from '#engine';

/** One place of a value made different: the whole value with it, and the pointer at the place. */
export interface Change {
  what: 'drop' | 'number' | 'text' | 'level' | 'expression' | 'flag';
  at: string;
  value: Json;
}

const LEVELS = ['province', 'city', 'county', 'town', 'village'];
/** Words that are keys of other parts: another one there is a dangling reference, which says nothing. */
const NAMES = new Set(['id', 'unit', 'need', 'on', 'ledger', 'process', 'form', 'type', 'name']);

/** Every way in which a value can be a little different; each changes one place. */
export function changes(value: Json, at: string): Change[] {
  if (Array.isArray(value)) return ofList(value, at);
  if (value !== null && typeof value === 'object') return ofObject(value, at);
  return ofLeaf(value, at);
}

function ofList(list: Json[], at: string): Change[] {
  const fewer = list.length > 1 ? list.map((_, index): Change => dropped(list, index, at)) : [];
  const inside = list.flatMap((entry, index) =>
    changes(entry, `${at}/${index}`).map((change) => ({ ...change, value: list.with(index, change.value) })),
  );
  return [...fewer, ...inside];
}

const dropped = (list: Json[], index: number, at: string): Change => ({
  what: 'drop',
  at: `${at}/${index}`,
  value: list.filter((_, other) => other !== index),
});

function ofObject(object: JsonObject, at: string): Change[] {
  return Object.entries(object).flatMap(([key, entry]) => {
    const place = `${at}/${key}`;
    const { [key]: _, ...rest } = object;
    const without: Change = { what: 'drop', at: place, value: rest };
    const isMaterialName = key === 'name' && /\/materials\/\d+$/.test(at);
    if (NAMES.has(key) && !isMaterialName) return [];
    const inside = changes(entry, place).map((change) => ({ ...change, value: { ...object, [key]: change.value } }));
    return [without, ...inside];
  });
}

function ofLeaf(value: Json, at: string): Change[] {
  if (typeof value === 'number') return [{ what: 'number', at, value: value >= 1 ? value + 1 : value / 2 + 0.05 }];
  if (typeof value === 'boolean') return [{ what: 'flag', at, value: !value }];
  if (typeof value !== 'string') return [];
  if (LEVELS.includes(value)) return [{ what: 'level', at, value: value === 'city' ? 'county' : 'city' }];
  if (/\/(?:when|key|each|set\/[^/]+)$/.test(at))
    return [{ what: 'expression', at, value: otherExpression(value, at) }];
  return /\p{Script=Han}/u.test(value) ? [{ what: 'text', at, value: otherText(value) }] : [];
}

const otherExpression = (value: string, at: string): string => (at.endsWith('/when') ? `not(${value})` : 'null');

/** One sign taken out in the middle: as a slip of the pen would. */
const otherText = (value: string): string => {
  const middle = Math.floor(value.length / 2);
  return `${value.slice(0, middle)}错${value.slice(middle)}`;
};
