import { canonicalJson } from '../../digest.ts';
import type { Json } from '../../json.ts';
import { isObject } from '../fields/index.ts';
import { keepsAll, remark } from './additive.ts';
import type { KindRule } from './rule.ts';

/** What a paper says to the applicant (remedies, seal, materials) stays; a lower layer adds words to it. */
export const documentRule: KindRule = (change) => {
  const said = remark(change);
  if (said.handled) return said.why;
  const { path, before, after } = change;
  if (path[0] !== 'blocks') return '文书的名称和种类由上级统一，不得改动';
  if (!Array.isArray(before) || !Array.isArray(after)) return '文书的内容由上级统一，不得删改，只可增加段落和说明';
  const fits = keepsAll(before, after, holds);
  return fits ? undefined : '上级的文字、表格和落款不得删改，只可增加段落和说明';
};

/** The same block, or a table of fields with all its rows and more. */
function holds(above: Json, block: Json): boolean {
  if (isObject(above) && isObject(block) && Array.isArray(above.rows) && Array.isArray(block.rows))
    return block.type === above.type && keepsAll(above.rows, block.rows);
  return canonicalJson(above) === canonicalJson(block);
}
