import { keepsAll, remark } from './additive.ts';
import type { KindRule } from './rule.ts';

/** A text of the level above holds as it stands; a lower layer adds articles, posts that sign it, and items that it governs. */
export const ruleTextRule: KindRule = (change) => {
  const said = remark(change);
  if (said.handled) return said.why;
  const { path, before, after, moved } = change;
  if (moved) return '条款的次序由上级统一，不得调整';
  if (path[0] === 'poster') return undefined;
  if (path[0] === 'articles' && path.length > 1)
    return before === undefined ? undefined : '上级的条款不得删改，只可增加';
  if (path[0] === 'articles' && Array.isArray(before) && Array.isArray(after))
    return keepsAll(before, after) ? undefined : '上级的条款不得删改，只可增加';
  if (path[0] === 'posts' || path[0] === 'items') return after === undefined ? '上级规定的不得减少' : undefined;
  return '名称、文号、发布机关和施行日期由上级统一，不得改动';
};
