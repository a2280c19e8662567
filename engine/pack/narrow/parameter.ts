import type { Json } from '../../json.ts';
import { type FieldChange, fieldValue, isObject } from '../fields/index.ts';
import { remark } from './additive.ts';
import type { KindRule } from './rule.ts';

/** A value of one's own may only be better for the applicant than the one that would hold without it. */
export const parameterRule: KindRule = (change, { before, after }) => {
  const said = remark(change);
  if (said.handled) return said.why;
  const [field, key] = change.path;
  if (change.moved) return undefined;
  if (field !== 'values' || key === undefined) return '参数的名称、单位和类型由上级统一，不得改动';
  return valueRule(change, key, before, after);
};

function valueRule(change: FieldChange, key: string, before: Json, after: Json): string | undefined {
  if (change.after === undefined && change.path.length === 2) return '上级公布的值不得删去';
  const member = change.path[2];
  if (member === 'note' || member === 'document') return undefined;
  if (member === 'from' || member === 'to') return '上级公布的值的起止日期不得改动';
  const entry = fieldValue(after, ['values', key]);
  const above =
    change.before === undefined && isObject(entry)
      ? holding(before, entry)
      : fieldValue(before, ['values', key, 'value']);
  return isObject(entry) ? compared(above, entry.value, before) : undefined;
}

/** The value that the layers above give for the place and the first day of an entry. */
function holding(parameter: Json, entry: Record<string, Json>): Json | undefined {
  const values = isObject(parameter) && Array.isArray(parameter.values) ? parameter.values.filter(isObject) : [];
  const [day, place] = [String(entry.from), String(entry.division ?? '')];
  const fits = values.filter(
    ({ from, to, division }) =>
      String(from) <= day && (to === undefined || String(to) >= day) && place.startsWith(String(division ?? '')),
  );
  const length = ({ division }: Record<string, Json>) => String(division ?? '').length;
  return fits.sort((a, b) => length(b) - length(a) || (String(a.from) < String(b.from) ? 1 : -1))[0]?.value;
}

function compared(above: Json | undefined, value: Json | undefined, parameter: Json): string | undefined {
  const better = isObject(parameter) ? parameter.better : undefined;
  if (above === value) return undefined;
  if (typeof above !== 'number' || typeof value !== 'number' || better === undefined)
    return '没有写明取高还是取低对办事人有利，不能确定是否从宽';
  if (better === 'higher') return value >= above ? undefined : `低于上级的${above}，对办事人不利`;
  return value <= above ? undefined : `高于上级的${above}，对办事人不利`;
}
