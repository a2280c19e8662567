import type { Json } from '../../json.ts';
import { valueAt } from '../../pack/pointer.ts';
import type { LegalBasis, Material, ServiceItemSource } from '../../service/types.ts';
import { writeCell } from '../cells.ts';
import type { Worksheet } from '../sheet.ts';
import { BASIC, cellFor, EXTEND, type ListField, MATERIAL } from './fields.ts';
import { codeOf, type PlatformMapping } from './mapping.ts';

/** What stands in fields that are not copied from one place of the item. */
type Extra = Record<string, string>;

/**
 * Items as rows of the national implementation list (tables basic, extend, material), in the codes of a platform. Fields
 * that an item does not say are empty: `silentFields` names them.
 */
export function writeImplementationList(items: readonly ServiceItemSource[], mapping: PlatformMapping): Worksheet[] {
  const basic = items.flatMap((item) =>
    item.elements.exerciseLevels.map((level) =>
      rowOf(BASIC, item as unknown as Json, mapping, basicExtra(item, level, mapping)),
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

/** Fields that stay empty because items do not say them, as `basic.power_source`. */
export const silentFields = (): string[] =>
  [
    ['basic', BASIC, ['use_level', 'server_type', 'by_law']],
    ['extend', EXTEND, []],
    ['material', MATERIAL, ['task_handle_item', 'order_num']],
  ].flatMap(([name, fields, extra]) =>
    (fields as ListField[])
      .filter(({ field, pointer }) => pointer === undefined && !(extra as string[]).includes(field))
      .map(({ field }) => `${name as string}.${field}`),
  );

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

const rowOf = (fields: readonly ListField[], value: Json, mapping: PlatformMapping, extra: Extra): string[] =>
  fields.map((field) =>
    field.pointer === undefined
      ? (extra[field.field] ?? '')
      : codeOf(mapping, field.field, writeCell(cellFor(field, mapping), valueAt(value, field.pointer))),
  );

/** The platform's own name of a field. */
export const nameOf = ({ field }: ListField, { fields }: PlatformMapping): string => fields?.[field] ?? field;

const table = (name: string, fields: readonly ListField[], rows: string[][], mapping: PlatformMapping): Worksheet => ({
  name,
  columns: fields.map((field) => ({ title: nameOf(field, mapping), note: field.title })),
  rows,
});
