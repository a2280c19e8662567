import { canonicalJson } from '../../digest.ts';
import type { Json } from '../../json.ts';
import { type FieldChange, type FieldPath, fieldValue, isLimit } from '../fields/index.ts';
import type { PatchedKind } from '../patched.ts';
import { FIELDS } from './fields.ts';
import { KINDS } from './kinds.ts';
import { LISTS, type ListRule } from './lists.ts';

/** Containers whose members are named by the author. */
const MAPS = new Set(['steps', 'codes']);

/**
 * Why a change of what is `narrow-only` is not let be, in words; undefined when it is. Of an item it may not weigh more on
 * the applicant than what stands above; other kinds have their own measure. What cannot be judged counts as weighing more:
 * the way is the approval, not a guess.
 */
export function heavier(
  change: FieldChange,
  before: Json,
  after: Json,
  kind: PatchedKind = 'item',
): string | undefined {
  const { path, moved } = change;
  const own = KINDS[kind];
  if (own) return own(change, { before, after });
  if (moved) return undefined;
  const above = path.slice(0, -1);
  const list = [before, after].some((version) => Array.isArray(fieldValue(version, above)));
  if (list) return entryRule(path.at(-2) ?? '', change);
  const name = path.at(-1) ?? '';
  const rule = LISTS[name];
  if (rule) return wholeList(rule, change);
  if (MAPS.has(path.at(-2) ?? '') && (change.before === undefined || change.after === undefined))
    return UNKNOWN(change);
  return fieldRule(name, change, { before: fieldValue(before, above), after: fieldValue(after, above) });
}

function entryRule(list: string, change: FieldChange): string | undefined {
  const rule = LISTS[list];
  if (!rule) return UNKNOWN(change);
  const allowed = rule.only === 'more' ? change.before : change.after;
  return allowed === undefined ? undefined : rule.why;
}

/** A list that is written on one side only, or whose entries have no names. */
function wholeList({ only, why, otherwise = [] }: ListRule, { before = otherwise, after = otherwise }: FieldChange) {
  if (!Array.isArray(before) || !Array.isArray(after)) return why;
  const [larger, smaller] = only === 'more' ? [after, before] : [before, after];
  const known = new Set(larger.map(canonicalJson));
  return smaller.every((entry) => known.has(canonicalJson(entry))) ? undefined : why;
}

function fieldRule(name: string, change: FieldChange, whole: { before: Json | undefined; after: Json | undefined }) {
  const { before, after } = change;
  const rule = FIELDS[name];
  if (rule) return rule(before, after, whole);
  if (isLimit(before) && isLimit(after)) return FIELDS.limit?.(before, after, whole);
  if (typeof before === 'number' && typeof after === 'number')
    return after <= before ? undefined : '比上级多，不得增加';
  return UNKNOWN(change);
}

const UNKNOWN = ({ before, after }: FieldChange): string => {
  if (before === undefined) return '上级没有规定，不能确定是否从宽';
  return after === undefined ? '上级已有规定，不得去掉' : '不能确定是否从宽，不得改动';
};

/** Whether a field belongs to another one. */
export const isWithin = (path: FieldPath, outer: FieldPath): boolean =>
  outer.length <= path.length && outer.every((name, index) => name === path[index]);
