import { canonicalJson } from '../../digest.ts';
import type { Json, JsonObject } from '../../json.ts';
import type { LedgerFill } from '../../ledger/types.ts';
import type { LedgerDefinition } from '../../service/types.ts';
import { remark } from './additive.ts';
import type { KindRule } from './rule.ts';

/** Columns are the currency between levels: a lower layer adds to them, and takes nothing away (HLJ-7). */
export const ledgerRule: KindRule = (change, whole) => {
  const said = remark(change);
  if (said.handled) return said.why;
  const [field, , member] = change.path;
  if (change.moved) return undefined;
  if (field === 'columns') return member === undefined ? columnRule(change, whole) : memberRule(member, change);
  if (field === 'fills') return fillsRule(whole);
  if (field === 'key') return '主键由上级统一，不得改动';
  if (field === 'rules' || field === 'statistics' || field === 'maintainedBy')
    return change.after === undefined ? '上级规定的不得删去' : undefined;
  return '台账的名称、用途、对账和汇总由上级统一，不得改动';
};

const FILLS = '自动登记的来源、条件、行标识和上级各列的取数由上级统一，只可为本级增加的列补写取数';

/** What fills the columns from above stays as it is; a lower layer says how the columns that it added are filled. */
function fillsRule({ before, after }: { before: Json; after: Json }): string | undefined {
  const [above, below] = [before, after].map((part) => part as unknown as LedgerDefinition);
  const theirs = above?.columns.map(({ name }) => name) ?? [];
  const stripped = (below?.fills ?? []).map((fill) => withoutOwn(fill, theirs));
  const kept = (above?.fills ?? []).map((fill) => withoutOwn(fill, theirs));
  return canonicalJson(stripped as unknown as Json) === canonicalJson(kept as unknown as Json) ? undefined : FILLS;
}

/** A fill without what it says of columns that the layer above does not have. */
function withoutOwn({ set, live, ...fill }: LedgerFill, columns: string[]): JsonObject {
  const told = Object.entries(set).filter(([name]) => columns.includes(name));
  return { ...fill, set: Object.fromEntries(told), live: (live ?? []).filter((name) => columns.includes(name)) };
}

const columnRule: KindRule = ({ before, after }) => {
  if (after === undefined) return '上级统一的列不得删去或者改名';
  const added = after as { required?: boolean };
  return before === undefined && added.required === true ? '增加的列不得必填，否则已登记的各行都不完整' : undefined;
};

const memberRule = (member: string, { before, after }: { before?: unknown; after?: unknown }): string | undefined => {
  if (member === 'queryable' || member === 'writtenBy') return undefined;
  if (member === 'required') return after === true ? undefined : '上级要求必填的列不得改为可不填';
  if (member === 'sensitive') return after === true ? undefined : '上级列为个人信息的，不得改为公开';
  return before === undefined && member === 'manual'
    ? '上级由办件产生的列，不得改为人工填写'
    : '列名、类型和代码表由上级统一，不得改动';
};
