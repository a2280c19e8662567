import type { JsonObject } from '../json.ts';
import type { OverlayRight } from '../service/types.ts';
import {
  changeWords,
  type FieldChange,
  type FieldPath,
  fieldAt,
  fieldChanges,
  fieldValue,
  isObject,
  placeIn,
  placeWords,
} from './fields/index.ts';
import { isStricter, KIND_RIGHTS } from './kindRights.ts';
import { heavier, isWithin } from './narrow/index.ts';
import type { PatchedKind } from './patched.ts';
import { pointerTo, segments } from './pointer.ts';

/** What no lower pack may change of a part, whatever the part says. Rights may become stricter for those below. */
const ALWAYS: Record<string, OverlayRight> = { '/id': 'locked', '/rights': 'locked' };

/** A change that goes beyond the rights. */
export interface Breach {
  /** JSON pointer of the right that forbids it. */
  pointer: string;
  /** The field, entries by their key. */
  path: FieldPath;
  /** JSON pointer of the field in the part, or in what it was before. */
  place: string;
  /** 承诺时限由3个工作日改为5个工作日，比上级长，不得放宽. No full stop. */
  reason: string;
  right: 'locked' | 'narrow-only';
  /** Nobody may let it be: identity, rights, and values of other divisions. */
  final?: true;
}

interface Rule {
  pointer: string;
  path: FieldPath;
  kind: OverlayRight;
}

/**
 * Compares a part before and after: what is `locked` must be the same, what is `narrow-only` may only become lighter for the
 * applicant. It looks at results, not at operations, so replacing an ancestor is no way around. Longer prefixes win.
 * `division`: the prefix in which the change is to hold; values of other places are not its to write.
 */
export function breaches(
  before: JsonObject,
  after: JsonObject,
  kind: PatchedKind = 'item',
  division?: string,
): Breach[] {
  const rules = rulesOf(before, after, kind);
  const forbidden = rules.flatMap((rule) => {
    if (rule.kind === 'free') return [];
    const inner = rules.filter(({ path }) => path.length > rule.path.length && isWithin(path, rule.path));
    const changes = fieldChanges(fieldValue(before, rule.path), fieldValue(after, rule.path), rule.path);
    return changes
      .filter(({ path }) => !inner.some((other) => isWithin(path, other.path)))
      .flatMap((change) => breach(change, rule, before, after, kind) ?? []);
  });
  const foreign = kind === 'parameter' && division !== undefined ? foreignValues(before, after, division) : [];
  return [...forbidden.filter(({ path }) => !foreign.some((other) => isWithin(path, other.path))), ...foreign];
}

/** What a lower pack may do to a field: by the longest prefix, by its kind where none covers it. */
export function rightOf(part: JsonObject, path: FieldPath, kind: PatchedKind = 'item'): OverlayRight {
  const covering = rulesOf(part, part, kind).filter((rule) => isWithin(path, rule.path));
  return covering.sort((a, b) => b.path.length - a.path.length)[0]?.kind ?? 'free';
}

function rulesOf(before: JsonObject, after: JsonObject, part: PatchedKind): Rule[] {
  const written = before.rights as Record<string, OverlayRight> | undefined;
  return Object.entries({ ...KIND_RIGHTS[part], ...written, ...ALWAYS }).map(([pointer, kind]) => {
    const path = fieldAt(before, pointer) ?? fieldAt(after, pointer) ?? segments(pointer);
    return { pointer, kind, path };
  });
}

function breach(
  change: FieldChange,
  { pointer, kind }: Rule,
  before: JsonObject,
  after: JsonObject,
  part: PatchedKind,
): Breach | undefined {
  const { path } = change;
  const why = reasonOf(change, pointer, kind, { before, after, part });
  if (why === undefined) return undefined;
  return {
    // A right to the whole part is opened field by field.
    pointer: pointer === '' ? pointerTo(path[0] ?? '') : pointer,
    path,
    place: placeIn(after, path) ?? placeIn(before, path) ?? pointer,
    reason: `${wordsOf(change, { before, after, part })}，${why}`,
    right: kind === 'locked' ? 'locked' : 'narrow-only',
    ...(Object.hasOwn(ALWAYS, pointer) ? { final: true } : {}),
  };
}

/** Entries without names would be told as one long list: the comparison tells them one by one. */
function wordsOf(change: FieldChange, { before, after, part }: Sides): string {
  const unnamed = Array.isArray(change.before) && Array.isArray(change.after) && change.after.some(isObject);
  if (unnamed && !change.moved) return `${placeWords(part, change.path, [after, before])}有改动`;
  return changeWords(part, change, [after, before]);
}

interface Sides {
  before: JsonObject;
  after: JsonObject;
  part: PatchedKind;
}

function reasonOf(
  change: FieldChange,
  pointer: string,
  kind: OverlayRight,
  { before, after, part }: Sides,
): string | undefined {
  if (pointer === '/rights') return loosened(change, before, part);
  return kind === 'locked' ? '上级包已锁定，不得改动' : heavier(change, before, after, part);
}

/** A layer may bind those below it more tightly than it is bound itself, never less. */
function loosened({ path, after }: FieldChange, before: JsonObject, part: PatchedKind): string | undefined {
  const [, pointer] = path;
  const now = pointer === undefined ? after : { [pointer]: after ?? 'free' };
  const entries = Object.entries((now ?? {}) as Record<string, OverlayRight>);
  const looser = entries.some(([at, right]) => {
    const field = fieldAt(before, at) ?? segments(at);
    return !isStricter(right, rightOf(before, field, part));
  });
  return looser || after === undefined ? '下级更改权限只可从严，不得放宽' : undefined;
}

/** Values that a change writes, alters or takes away for places outside the division. */
function foreignValues(before: JsonObject, after: JsonObject, division: string): Breach[] {
  const seen = new Set<string>();
  return fieldChanges(before.values, after.values, ['values']).flatMap((change): Breach[] => {
    const path = change.path.slice(0, 2);
    const key = path[1] ?? '';
    if (change.moved || seen.has(key)) return [];
    const places = [before, after].flatMap((side) => {
      const entry = fieldValue(side, path) as { division?: string } | undefined;
      return entry === undefined ? [] : [entry.division ?? ''];
    });
    if (places.every((place) => place.startsWith(division))) return [];
    seen.add(key);
    const words = changeWords('parameter', change, [after, before]);
    const reason = `${words}，不是本辖区（${division}）的值，只能增加或者修改写明本辖区区划代码的值`;
    const place = placeIn(after, path) ?? placeIn(before, path) ?? '/values';
    return [{ pointer: '/values', path, place, reason, right: 'locked', final: true }];
  });
}
