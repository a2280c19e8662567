import type { Json } from '../../json.ts';
import type { FieldChange } from '../fields/index.ts';
import { remark } from './additive.ts';
import type { KindRule } from './rule.ts';

/** Keywords of a field that only explain it. */
const WORDS = new Set(['description', 'examples', 'default', 'widget', 'help', 'placeholder']);

/** A form asks for no more than above: optional fields and words may be added, what the levels above count on stays. */
export const formRule: KindRule = (change) => {
  const said = remark(change);
  if (said.handled) return said.why;
  const { path, moved } = change;
  if (moved || path[0] === 'sections' || path[0] === 'title') return undefined;
  if (path[0] === 'schema') return schemaRule(change);
  if (path[0] === 'rules') return path.at(-1) === 'message' ? undefined : '核对规则由上级统一，不得增减改动';
  if (path[0] === 'visible') return '显示条件由上级统一，不得改动';
  return path[0] === 'steps' ? '各环节的填写权限由上级统一，不得改动' : '表单的这一处由上级统一，不得改动';
};

function schemaRule({ path, before, after }: FieldChange): string | undefined {
  const [, part, , ...inside] = path;
  if (part === 'required') return required(before, after, path.length > 2);
  if (part !== 'properties') return '数据结构由上级统一，不得改动';
  if (inside.length === 0) return before === undefined ? undefined : '上级的字段不得删去，台账和统计要用到';
  const keyword = inside.at(-1) ?? '';
  if (WORDS.has(keyword)) return undefined;
  return keyword === 'title' ? '字段的名称关系到填写内容，不得改动' : '字段的类型、格式和取值由上级统一，不得改动';
}

/** `entry`: the change is one name of the list. */
function required(before: Json | undefined, after: Json | undefined, entry: boolean): string | undefined {
  const known = entry ? [before] : ((before as Json[] | undefined) ?? []);
  const added = (entry ? [after] : ((after as Json[] | undefined) ?? [])).some(
    (name) => name !== undefined && !known.includes(name),
  );
  return added ? '增加必填项会加重填报负担' : undefined;
}
