import type { Json, JsonObject } from '../../json.ts';
import { changeWords, fieldChanges, fieldName, fieldValue, patchOf, same, setField } from '../fields/index.ts';
import { applyOperation, type PatchOperation } from '../patch.ts';
import type { PatchedKind } from '../patched.ts';
import { type Breach, breaches } from '../rights.ts';
import { mergeFields } from './mergeFields.ts';
import type { Decide, FieldConflict } from './types.ts';

/** An overlay's part in both worlds. */
export interface RebaseInput {
  kind: PatchedKind;
  patch: PatchOperation[];
  /** The part above the overlay in the old version, what the overlay made of it, the part above it in the new version. */
  base: JsonObject;
  ours: JsonObject;
  theirs: JsonObject;
  /** References that the patch leaves without a namespace are given that of its pack. */
  localize: (value: JsonObject) => JsonObject;
  /** What people call entries, by their ids. */
  names: Record<string, string>;
}

export interface Rebased {
  value: JsonObject;
  /** Operations on the new version; none: the new version has everything that the overlay wanted. */
  patch: PatchOperation[];
  conflicts: (FieldConflict & { note?: string })[];
  /** Sentences: what the new version brings, and what stays different from it. */
  taken: string[];
  kept: string[];
}

/** Carries an overlay from the old version of the part over to the new one. */
export function rebase(input: RebaseInput, decide: Decide): Rebased {
  const { kind, base, theirs, ours, names } = input;
  const merged = mergeFields({ base, theirs, ours }, decide);
  const forbidden = newBreaches(input, merged.value as JsonObject);
  const settled = settleRights(input, merged.value as JsonObject, merged.conflicts, forbidden, decide);
  const value = settled.value;
  const words = (from: Json, to: Json) =>
    fieldChanges(from, to).map((change) => changeWords(kind, change, [to, from], names));
  return {
    value,
    patch: stillFits(input, value) ? input.patch : patchOf(theirs, value),
    conflicts: settled.conflicts,
    taken: words(ours, value),
    kept: words(theirs, value),
  };
}

/** What the new version forbids although the old one let it stand (an approved overlay goes beyond the old rights, too). */
function newBreaches({ kind, base, ours, theirs }: RebaseInput, value: JsonObject): Breach[] {
  const known = new Set(breaches(base, ours, kind).map(({ path }) => fieldName(path)));
  return breaches(theirs, value, kind).filter(({ path }) => !known.has(fieldName(path)));
}

/** A breach where there is a conflict already is a note on it; any other becomes a conflict of its own. */
function settleRights(
  { base, theirs }: RebaseInput,
  merged: JsonObject,
  found: FieldConflict[],
  forbidden: Breach[],
  decide: Decide,
): { value: JsonObject; conflicts: Rebased['conflicts'] } {
  let value: Json = merged;
  const conflicts: Rebased['conflicts'] = found.map((conflict) => {
    const breach = forbidden.find(({ path }) => fieldName(path) === fieldName(conflict.path));
    return breach ? { ...conflict, note: breach.reason } : conflict;
  });
  for (const { path, reason } of forbidden) {
    if (found.some((conflict) => fieldName(conflict.path) === fieldName(path))) continue;
    const open = rightsConflict(path, base, theirs, merged);
    const choice = decide(open);
    if (choice === 'replace') value = setField(value, path, fieldValue(theirs, path)) ?? value;
    else if (typeof choice === 'object') value = setField(value, path, choice.merge) ?? value;
    conflicts.push({ ...open, note: reason, ...(choice === undefined ? {} : { choice }) });
  }
  return { value: value as JsonObject, conflicts };
}

function rightsConflict(path: string[], base: Json, theirs: Json, ours: Json): FieldConflict {
  const sides = { base: fieldValue(base, path), theirs: fieldValue(theirs, path), ours: fieldValue(ours, path) };
  const known = Object.entries(sides).filter(([, side]) => side !== undefined);
  return { kind: 'rights', path, ...Object.fromEntries(known) };
}

/** Whether the patch as it was written does on the new version what it is meant to. */
function stillFits({ patch, theirs, localize }: RebaseInput, value: JsonObject): boolean {
  let result: Json = theirs;
  for (const operation of patch) {
    const applied = applyOperation(result, operation);
    if (!applied.ok) return false;
    result = applied.value;
  }
  return same(localize(result as JsonObject), value) && !same(theirs, value);
}
