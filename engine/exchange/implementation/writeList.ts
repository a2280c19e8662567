import type { Json } from '../../json.ts';
import { valueAt } from '../../pack/pointer.ts';
import type { LegalBasis, Material, ServiceItemSource } from '../../service/types.ts';
import { writeCell } from '../cells.ts';
import type { Worksheet } from '../sheet.ts';
import { BASIC, cellFor, EXTEND, type ListField, levelPointer, MATERIAL } from './fields.ts';
import { codeOf, type PlatformMapping } from './mapping.ts';

/** What stands in fields that are not copied from one place of the item. */
type Extra = Record<string, string>;

/**
 * Items as rows of the national implementation list (tables basic, extend, material), in the codes of a platform. Fields
 * that an item does not say are empty: `silentFields` names them. What is otherwise at a level stands in its row.
 */
export function writeImplementationList(items: readonly ServiceItemSource[], mapping: PlatformMapping): Worksheet[] {
  const basic = items.flatMap((item) =>
    item.elements.exerciseLevels.map((level) =>
      rowOf(BASIC, item as unknown as Json, mapping, basicExtra(item, level, mapping), level),
    ),
  );
  const extend = items.map((item) => rowOf(EXTEND, item as unknown as Json, mapping, {}));
  const material = items.flatMap((item) =>
    item.elements.materials.map((one, index) =>
      rowOf(MATERIAL, one as unknown as Json, mapping, materialExtra(item, one, index)),
    ),
  );
  return [
    table('basic', BASIC, basic, mapping),
    table('extend', EXTEND, extend, mapping),
    table('material', MATERIAL, material, mapping),
  ];
}

/** Fields that stay empty because none of the items says them, as `basic.power_source`. */
export function silentFields(items: readonly ServiceItemSource[]): string[] {
  const materials = items.flatMap(({ elements }) => elements.materials);
  const levels = items.flatMap(({ implementation }) => Object.values(implementation?.levels ?? {}));
  const silent = (name: string, fields: readonly ListField[], values: readonly unknown[]): string[] =>
    fields
      .filter(
        ({ pointer }) => pointer !== undefined && values.every((one) => valueAt(one as Json, pointer) === undefined),
      )
      .map(({ field }) => `${name}.${field}`);
  return [
    ...silent('basic', BASIC, [...items, ...levels.map((implementation) => ({ implementation }))]),
    ...silent('extend', EXTEND, items),
    ...silent('material', MATERIAL, materials),
  ];
}

const basicExtra = ({ elements }: ServiceItemSource, level: string, { dictionaries }: PlatformMapping): Extra => ({
  use_level: dictionaries.level[level] ?? level,
  server_type: elements.serviceObjects.map((object) => dictionaries.object[object] ?? object).join(','),
  by_law: elements.legalBasis.map(citation).join('\n'),
});

const citation = ({ law, article, gist }: LegalBasis): string =>
  `《${law}》${article ?? ''}${gist === undefined ? '' : `：${gist}`}`;

const materialExtra = ({ id }: ServiceItemSource, _: Material, index: number): Extra => ({
  task_handle_item: id,
  order_num: String(index + 1),
});

const rowOf = (
  fields: readonly ListField[],
  value: Json,
  mapping: PlatformMapping,
  extra: Extra,
  level?: string,
): string[] =>
  fields.map((field) => {
    if (field.pointer === undefined) return extra[field.field] ?? '';
    const own = level === undefined ? undefined : levelPointer(field, level);
    const found = (own === undefined ? undefined : valueAt(value, own)) ?? valueAt(value, field.pointer);
    return codesOf(mapping, field.field, writeCell(cellFor(field, mapping), found));
  });

/** Several words stand in lines of one cell, each in its code. */
const codesOf = (mapping: PlatformMapping, field: string, text: string): string =>
  codeOf(mapping, field, text) === text
    ? text
        .split('\n')
        .map((line) => codeOf(mapping, field, line))
        .join('\n')
    : codeOf(mapping, field, text);

/** The platform's own name of a field. */
export const nameOf = ({ field }: ListField, { fields }: PlatformMapping): string => fields?.[field] ?? field;

const table = (name: string, fields: readonly ListField[], rows: string[][], mapping: PlatformMapping): Worksheet => ({
  name,
  columns: fields.map((field) => ({ title: nameOf(field, mapping), note: field.title })),
  rows,
});
