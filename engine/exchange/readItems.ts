import type { Json, JsonObject } from '../json.ts';
import { pointerTo, segments, valueAt } from '../pack/pointer.ts';
import { fail, ok, type Problem, type Result } from '../result.ts';
import type { ServiceItemSource } from '../service/types.ts';
import { readCell } from './cells.ts';
import { type Binding, ITEM, ITEM_COLUMNS, ITEM_SHEET, LIST_SHEETS, type ListSheet } from './itemSheets.ts';
import { newItem } from './newItem.ts';
import { put } from './put.ts';
import type { WorksheetText } from './sheet.ts';
import { readTable, type Table, type TableRow, titleOf } from './table.ts';
import { entriesOf } from './writeItems.ts';

export interface ReadOptions {
  /** Items of the pack as they are: what a table does not carry stays. */
  current: Readonly<Record<string, ServiceItemSource>>;
  namespace: string;
  /** For new items without one. */
  calendar?: string;
}

/**
 * Items out of tables as `writeItems` makes them. A table that is missing changes nothing of its kind; one that is there
 * replaces the lists of the items that it names and of those of the main table. Items that no row names stay as they are.
 * Problems: `sheet.*`, each with the cell as `表!B7` in `path`. The items still have to be opened with the pack.
 */
export function readItems(sheets: readonly WorksheetText[], options: ReadOptions): Result<ServiceItemSource[]> {
  const problems: Problem[] = unknownSheets(sheets);
  const main = sheets.find(({ name }) => name === ITEM_SHEET);
  if (!main) return fail({ code: 'sheet.missing', message: `文件中没有名为“${ITEM_SHEET}”的表，请使用导出的模板。` });
  const items = readMain(main, options, problems);
  for (const plan of LIST_SHEETS) {
    const sheet = sheets.find(({ name }) => name === plan.name);
    if (sheet) readList(sheet, plan, items, problems);
  }
  return problems.length > 0 ? fail(...problems) : ok([...items.values()] as unknown as ServiceItemSource[]);
}

/** A table about items whose name nobody knows would be passed over with everything in it. Other tables are people's own. */
function unknownSheets(sheets: readonly WorksheetText[]): Problem[] {
  const known = [ITEM_SHEET, ...LIST_SHEETS.map(({ name }) => name)];
  const aboutItems = ({ rows: [head = []] }: WorksheetText): boolean => head.some((text) => titleOf(text) === ITEM);
  return sheets
    .filter((sheet) => !known.includes(sheet.name) && aboutItems(sheet))
    .map(({ name }) => ({
      code: 'sheet.unknown',
      message: `不认识表“${name}”，其中的内容没有读入。请改为模板中的表名（${known.join('、')}），或者删去这张表。`,
      path: `${name}!A1`,
    }));
}

const titles = (columns: readonly Binding[], only?: 'required'): string[] =>
  columns.filter(({ required }) => only === undefined || required).map(({ title }) => title);

function readMain(sheet: WorksheetText, options: ReadOptions, problems: Problem[]): Map<string, JsonObject> {
  const { table, problems: found } = readTable(sheet, {
    required: titles(ITEM_COLUMNS, 'required'),
    known: titles(ITEM_COLUMNS),
  });
  problems.push(...found);
  const items = new Map<string, JsonObject>();
  if (found.length > 0) return items;
  for (const row of table.rows) {
    const id = row.text(ITEM);
    if (items.has(id)) problems.push(row.problem(ITEM, `“${id}”重复，每个事项只能有一行`));
    const known = Object.hasOwn(options.current, id) ? options.current[id] : undefined;
    const base = (known ?? newItem(row.text('办理剖面'), options)) as unknown as JsonObject;
    items.set(id, fill(base, ITEM_COLUMNS, table, row, problems));
  }
  return items;
}

function readList(sheet: WorksheetText, plan: ListSheet, items: Map<string, JsonObject>, problems: Problem[]): void {
  const own = plan.key ? [ITEM, plan.key.title] : [ITEM];
  const { table, problems: found } = readTable(sheet, {
    required: [...own, ...titles(plan.columns, 'required')],
    known: [...own, ...titles(plan.columns)],
  });
  problems.push(...found);
  if (found.length > 0) return;
  const lists = new Map<string, [string, Json][]>();
  for (const row of table.rows) {
    const item = items.get(row.text(ITEM));
    if (!item) problems.push(row.problem(ITEM, `“${row.text(ITEM)}”不在表“${ITEM_SHEET}”中`));
    else addEntry(lists, plan, item, table, row, problems);
  }
  for (const [id, item] of items) items.set(id, withList(item, plan, lists.get(id) ?? []));
}

function addEntry(
  lists: Map<string, [string, Json][]>,
  plan: ListSheet,
  item: JsonObject,
  table: Table,
  row: TableRow,
  problems: Problem[],
): void {
  const id = row.text(ITEM);
  const list = lists.get(id) ?? [];
  lists.set(id, list);
  const name = plan.key ? row.text(plan.key.title) : '';
  if (plan.key && name === '') problems.push(row.problem(plan.key.title, '必须填写'));
  if (plan.key && list.some(([other]) => other === name)) problems.push(row.problem(plan.key.title, `“${name}”重复`));
  // Members that the table does not carry stay, where the entry can be recognized.
  const before = plan.key ? entriesOf(plan, item).find(([other]) => other === name)?.[1] : undefined;
  const base = (before ?? (plan.key && !plan.keyed ? { [plan.key.member]: name } : {})) as JsonObject;
  list.push([name, fill(base, plan.columns, table, row, problems)]);
}

function withList(item: JsonObject, { at, keyed }: ListSheet, entries: [string, Json][]): JsonObject {
  const value: Json = keyed ? Object.fromEntries(entries) : entries.map(([, entry]) => entry);
  const before = valueAt(item, at);
  if (entries.length === 0 && before === undefined) return item;
  return put(item, segments(at), value) as JsonObject;
}

/** A copy of the value with the cells of a row put in; an empty cell takes the member away. */
function fill(
  base: JsonObject,
  columns: readonly Binding[],
  table: Table,
  row: TableRow,
  problems: Problem[],
): JsonObject {
  let value: Json = base;
  for (const { title, pointer, cell, required } of columns) {
    if (!table.has(title)) continue;
    const read = readCell(cell, row.text(title));
    if ('fault' in read) problems.push(row.problem(title, read.fault));
    else if (read.value === undefined && required) problems.push(row.problem(title, '必须填写'));
    else value = put(value, segments(pointer), read.value) ?? {};
  }
  return value as JsonObject;
}

/** Where an item lies in its pack. */
export const itemPath = (id: string): string => pointerTo('items', `${id}.json`).slice(1);
