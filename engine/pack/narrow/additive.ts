import { canonicalJson } from '../../digest.ts';
import type { Json } from '../../json.ts';
import type { FieldChange } from '../fields/index.ts';

/** Lists that say something about a part and change nothing that runs. */
const REMARKS = new Set(['aliases', 'assumed', 'note', 'requirements', 'source']);

/** Why a remark may not change; undefined: it may. `handled` is false for anything that is no remark. */
export function remark({ path, before, after }: FieldChange): { handled: boolean; why?: string } {
  if (!REMARKS.has(path[0] ?? '')) return { handled: false };
  const taken = path.length > 1 ? after === undefined : isPlainRemoval(before, after);
  return taken && path[0] !== 'note' ? { handled: true, why: '上级写明的只可补充，不得删去' } : { handled: true };
}

const isPlainRemoval = (before: Json | undefined, after: Json | undefined): boolean =>
  Array.isArray(before) && !keepsAll(before, Array.isArray(after) ? after : []);

/** Whether a list still has every entry of the one above, in its order; entries may stand between. `same`: how they are told. */
export function keepsAll(above: Json[], list: Json[], same = alike): boolean {
  let at = 0;
  for (const entry of list) if (at < above.length && same(above[at] as Json, entry)) at += 1;
  return at === above.length;
}

const alike = (a: Json, b: Json): boolean => canonicalJson(a) === canonicalJson(b);
