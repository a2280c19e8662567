import { isObject } from '../fields/index.ts';
import { remark } from './additive.ts';
import type { KindRule } from './rule.ts';

/** Codes mean the same everywhere; a table of our own may be longer below, one of a national standard may not. */
export const codeTableRule: KindRule = (change, { before: table }) => {
  const said = remark(change);
  if (said.handled) return said.why;
  const { path, before, after, moved } = change;
  if (moved) return undefined;
  if (path[0] !== 'entries') return '代码表的名称和标准由上级统一，不得改动';
  if (path.at(-1) === 'note') return undefined;
  if (path.length > 2) return '代码的含义和层次由上级统一，不得改动';
  if (before !== undefined || after === undefined) return '上级的代码不得删去，已登记的数据要用到';
  return isObject(table) && typeof table.standard === 'string' ? '依据标准编制的代码表不得增加代码' : undefined;
};
