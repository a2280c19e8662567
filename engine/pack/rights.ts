import type { JsonObject } from '../json.ts';
import type { OverlayRight } from '../service/types.ts';
import type { SchemaKind } from './check.ts';
import {
  changeWords,
  type FieldChange,
  type FieldPath,
  fieldAt,
  fieldChanges,
  fieldValue,
  placeIn,
} from './fields/index.ts';
import { heavier, isWithin } from './narrow/index.ts';
import { segments } from './pointer.ts';

/** Parts of an item that no lower pack may change, whatever the item says. */
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
}

interface Rule {
  pointer: string;
  path: FieldPath;
  kind: OverlayRight;
}

/**
 * Compares a part before and after: what is `locked` must be the same, what is `narrow-only` may only become lighter for the
 * applicant. It looks at results, not at operations, so replacing an ancestor is no way around. Longer prefixes win.
 */
export function breaches(before: JsonObject, after: JsonObject, kind: SchemaKind = 'item'): Breach[] {
  const rules = rulesOf(before, after);
  return rules.flatMap((rule) => {
    if (rule.kind === 'free') return [];
    const inner = rules.filter(({ path }) => path.length > rule.path.length && isWithin(path, rule.path));
    const changes = fieldChanges(fieldValue(before, rule.path), fieldValue(after, rule.path), rule.path);
    return changes
      .filter(({ path }) => !inner.some((other) => isWithin(path, other.path)))
      .flatMap((change) => breach(change, rule, before, after, kind) ?? []);
  });
}

/** What a lower pack may do to a field: by the longest prefix, anything where none covers it. */
export function rightOf(part: JsonObject, path: FieldPath): OverlayRight {
  const covering = rulesOf(part, part).filter((rule) => isWithin(path, rule.path));
  return covering.sort((a, b) => b.path.length - a.path.length)[0]?.kind ?? 'free';
}

function rulesOf(before: JsonObject, after: JsonObject): Rule[] {
  const written = before.rights as Record<string, OverlayRight> | undefined;
  return Object.entries({ ...written, ...ALWAYS }).map(([pointer, kind]) => {
    const path = fieldAt(before, pointer) ?? fieldAt(after, pointer) ?? segments(pointer);
    return { pointer, kind, path };
  });
}

function breach(
  change: FieldChange,
  { pointer, kind }: Rule,
  before: JsonObject,
  after: JsonObject,
  part: SchemaKind,
): Breach | undefined {
  const why = kind === 'locked' ? '上级包已锁定，不得改动' : heavier(change, before, after);
  if (why === undefined) return undefined;
  const { path } = change;
  const place = placeIn(after, path) ?? placeIn(before, path) ?? pointer;
  return { pointer, path, place, reason: `${changeWords(part, change, [after, before])}，${why}` };
}
