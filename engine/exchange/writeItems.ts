import type { Json, JsonObject } from '../json.ts';
import { valueAt } from '../pack/pointer.ts';
import type { ServiceItemSource } from '../service/types.ts';
import { writeCell } from './cells.ts';
import { type Binding, ITEM, ITEM_COLUMNS, ITEM_SHEET, LIST_SHEETS, type ListSheet } from './itemSheets.ts';
import type { Worksheet, WorksheetColumn } from './sheet.ts';

/**
 * Service items as tables for people: one of the twelve elements, one each of legal bases, materials, situations and
 * steps. Read back by `readItems` they give the same items. No items give an empty template.
 */
export function writeItems(items: readonly ServiceItemSource[]): Worksheet[] {
  const sources = items as unknown as readonly JsonObject[];
  const main: Worksheet = {
    name: ITEM_SHEET,
    columns: ITEM_COLUMNS.map(columnOf),
    rows: sources.map((item) => textsOf(ITEM_COLUMNS, item)),
  };
  return [main, ...LIST_SHEETS.map((plan) => listSheet(plan, sources))];
}

const listSheet = (plan: ListSheet, items: readonly JsonObject[]): Worksheet => ({
  name: plan.name,
  columns: [
    { title: ITEM, required: true },
    ...(plan.key ? [{ title: plan.key.title, required: true }] : []),
    ...plan.columns.map(columnOf),
  ],
  rows: items.flatMap((item) =>
    entriesOf(plan, item).map(([key, entry]) => [
      String(item.id),
      ...(plan.key ? [key] : []),
      ...textsOf(plan.columns, entry),
    ]),
  ),
});

/** The entries of a list with the names that they go by. */
export function entriesOf({ at, key, keyed }: ListSheet, item: JsonObject): [string, Json][] {
  const found = valueAt(item, at);
  if (keyed) return found !== null && typeof found === 'object' ? Object.entries(found) : [];
  const list = Array.isArray(found) ? found : [];
  return list.map((entry) => [key ? String(valueAt(entry, `/${key.member}`) ?? '') : '', entry]);
}

const textsOf = (columns: readonly Binding[], value: Json): string[] =>
  columns.map(({ pointer, cell }) => writeCell(cell, valueAt(value, pointer)));

const columnOf = ({ title, cell, required, note }: Binding): WorksheetColumn => ({
  title,
  ...(required ? { required } : {}),
  ...(note === undefined ? {} : { note }),
  ...('choices' in cell ? { choices: Object.values(cell.choices) } : {}),
  ...(cell.type === 'choices' ? { many: true } : {}),
  ...(cell.type === 'yesNo' ? { choices: ['是', '否'] } : {}),
});
