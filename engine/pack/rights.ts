import { canonicalJson } from '../digest.ts';
import type { Json, JsonObject } from '../json.ts';
import type { OverlayRight } from '../service/types.ts';
import { valueAt } from './pointer.ts';

/** Parts of an item that no lower pack may change, whatever the item says. */
const ALWAYS: Record<string, OverlayRight> = { '/id': 'locked', '/rights': 'locked' };

/** A change that goes beyond the rights: where it is in the item, and why. */
export interface Breach {
  pointer: string;
  reason: string;
}

/**
 * Compares an item before and after: what is `locked` must be the same, what is `narrow-only` may only become lighter for the
 * applicant. It looks at results, not at operations, so replacing an ancestor is no way around. Longer prefixes win.
 */
export function breaches(before: JsonObject, after: JsonObject): Breach[] {
  const rights = { ...(before.rights as Record<string, OverlayRight> | undefined), ...ALWAYS };
  return Object.entries(rights).flatMap(([pointer, right]): Breach[] => {
    const [old, now] = [valueAt(before, pointer), valueAt(after, pointer)];
    if (right === 'free' || same(old, now)) return [];
    if (right === 'locked')
      return changedOutside(pointer, rights, before, after) ? [{ pointer, reason: '上级包已锁定，不得改动' }] : [];
    return lighter(pointer.split('/').at(-1) ?? '', old, now) ? [] : [{ pointer, reason: WHY }];
  });
}

const WHY = '上级包只允许减轻群众负担的改动（时限不变长、材料不变多、办理层级不变少）';

const same = (a: Json | undefined, b: Json | undefined): boolean => canonicalJson(a) === canonicalJson(b);

/** A locked part may hold parts with rights of their own: those are left out of the comparison. */
function changedOutside(pointer: string, rights: Record<string, OverlayRight>, before: Json, after: Json): boolean {
  const inner = Object.keys(rights).filter((other) => other.startsWith(`${pointer}/`));
  return !same(without(valueAt(before, pointer), pointer, inner), without(valueAt(after, pointer), pointer, inner));
}

function without(value: Json | undefined, at: string, inner: string[]): Json | undefined {
  if (value === undefined || value === null || typeof value !== 'object' || inner.length === 0) return value;
  const kept = Object.entries(value).filter(([key]) => !inner.includes(`${at}/${key}`));
  return Object.fromEntries(kept.map(([key, child]) => [key, without(child as Json, `${at}/${key}`, inner) ?? null]));
}

type Narrowing = (before: Json, after: Json) => boolean;

/** What "lighter" means for the parts of an item that are not plain numbers. */
const NARROWINGS: Record<string, Narrowing> = {
  exerciseLevels: (before, after) => includesAll(after, before),
  channels: (before, after) => includesAll(after, before),
  serviceObjects: (before, after) => includesAll(after, before),
  acceptConditions: (before, after) => includesAll(before, after),
  notAccept: (before, after) => includesAll(before, after),
  excluded: (before, after) => includesAll(before, after),
  materials: fewerMaterials,
  statutory: notLonger,
  promised: notLonger,
  limit: notLonger,
  immediate: (before, after) => before === after || after === true,
  charged: (before, after) => before === after || after === false,
  need: (_before, after) => after === 'conditional',
};

/** Words that explain; changing them burdens nobody. */
const WORDS = new Set(['note', 'whenText', 'standard', 'gist', 'shareable']);

/** Of a material, only these weigh on the applicant; a condition may be added, not taken away. */
const OPTIONAL = new Set(['when', ...WORDS, 'accept', 'excluded']);

function lighter(name: string, before: Json | undefined, after: Json | undefined): boolean {
  if (same(before, after) || WORDS.has(name)) return true;
  if (before === undefined) return name === 'when' || name === 'immediate';
  if (after === undefined) return OPTIONAL.has(name) && name !== 'when';
  const rule = NARROWINGS[name];
  if (rule) return rule(before, after);
  if (typeof before === 'number' && typeof after === 'number') return after <= before;
  if (!isObject(before) || !isObject(after)) return false;
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].every((key) =>
    lighter(key, before[key], after[key]),
  );
}

const isObject = (value: Json): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

function includesAll(larger: Json, smaller: Json): boolean {
  if (!Array.isArray(larger) || !Array.isArray(smaller)) return false;
  const known = new Set(larger.map(canonicalJson));
  return smaller.every((entry) => known.has(canonicalJson(entry)));
}

/** Every material that is left stood there before, and asks for nothing more. */
function fewerMaterials(before: Json, after: Json): boolean {
  if (!Array.isArray(before) || !Array.isArray(after)) return false;
  const old = new Map(before.filter(isObject).map((material) => [material.id, material]));
  const seen = new Set<Json | undefined>();
  return after.every((material) => {
    const known = isObject(material) && !seen.has(material.id) ? old.get(material.id) : undefined;
    if (!isObject(material) || known === undefined) return false;
    seen.add(material.id);
    return lighter('', known, material);
  });
}

/** Units are only compared where the answer is sure: n calendar days are never longer than n working days. */
function notLonger(before: Json, after: Json): boolean {
  if (!isObject(before) || !isObject(after)) return false;
  const comparable = before.unit === after.unit || (before.unit === 'workingDay' && after.unit === 'calendarDay');
  return comparable && Number(after.value) <= Number(before.value);
}
