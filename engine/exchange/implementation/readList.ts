import type { Json } from '../../json.ts';
import { segments, valueAt } from '../../pack/pointer.ts';
import { fail, ok, type Problem, type Result } from '../../result.ts';
import type { LegalBasis, Material, ServiceItemSource } from '../../service/types.ts';
import { readCell } from '../cells.ts';
import { put } from '../put.ts';
import type { WorksheetText } from '../sheet.ts';
import { readTable, type Table, type TableRow } from '../table.ts';
import { BASIC, cellFor, EXTEND, type ListField, MATERIAL } from './fields.ts';
import { type PlatformMapping, wordFor } from './mapping.ts';
import { nameOf } from './writeList.ts';

interface Reading {
  mapping: PlatformMapping;
  items: Map<string, Json>;
  problems: Problem[];
}

/**
 * Takes what an implementation list says over into the items that it names by `task_handle_item`. Other members of the
 * items stay; a material is the one of the same name, and keeps its id and condition. Columns that are missing, and the
 * platform's own, change nothing. Problems: `sheet.*` with the cell in `path`.
 */
export function readImplementationList(
  sheets: readonly WorksheetText[],
  current: Readonly<Record<string, ServiceItemSource>>,
  mapping: PlatformMapping,
): Result<ServiceItemSource[]> {
  const reading: Reading = { mapping, items: new Map(), problems: [] };
  const tableOf = (name: string, fields: readonly ListField[]): Table | undefined => {
    const sheet = sheets.find((one) => one.name === name);
    if (!sheet) return undefined;
    const known = [...fields.map((field) => nameOf(field, mapping)), ...(sheet.rows[0] ?? []).map(firstLine)];
    const { table, problems } = readTable(sheet, { required: [idColumn(mapping)], known });
    reading.problems.push(...problems);
    return table;
  };
  const basic = tableOf('basic', BASIC);
  if (!basic) return fail({ code: 'sheet.missing', message: '文件中没有名为“basic”的表，不是实施清单。' });
  readBasic(basic, current, reading);
  readEach(tableOf('extend', EXTEND), EXTEND, reading);
  readMaterials(tableOf('material', MATERIAL), reading);
  const { problems, items } = reading;
  return problems.length > 0 ? fail(...problems) : ok([...items.values()] as unknown as ServiceItemSource[]);
}

const firstLine = (text: string): string => (text.split('\n')[0] ?? '').trim();
const ID: ListField = { field: 'task_handle_item', title: '业务办理项编码' };
const idColumn = (mapping: PlatformMapping): string => nameOf(ID, mapping);

function readBasic(table: Table, current: Readonly<Record<string, ServiceItemSource>>, reading: Reading): void {
  const { mapping, items, problems } = reading;
  const levels = new Map<string, string[]>();
  for (const row of table.rows) {
    const id = row.text(idColumn(mapping));
    const known = Object.hasOwn(current, id) ? current[id] : undefined;
    if (!known) {
      problems.push(row.problem(idColumn(mapping), `本包没有事项“${id}”，请先建立事项或更正编码`));
      continue;
    }
    const before = items.get(id) ?? (known as unknown as Json);
    items.set(id, withBasis(fill(before, BASIC, table, row, reading), row, table, reading));
    const level = readCode(row, 'use_level', mapping.dictionaries.level, reading);
    if (level !== undefined) levels.set(id, [...(levels.get(id) ?? []), level]);
    const found = readObjects(row, reading);
    if (found.length > 0) items.set(id, put(items.get(id) ?? {}, segments('/elements/serviceObjects'), found) ?? {});
  }
  for (const [id, found] of levels)
    items.set(id, put(items.get(id) ?? {}, LEVELS, inOrder(found, current[id]?.elements.exerciseLevels ?? [])) ?? {});
}

const LEVELS = segments('/elements/exerciseLevels');

/** Levels in the order that the item has them in; new ones follow. */
const inOrder = (found: readonly string[], before: readonly string[]): string[] => [
  ...before.filter((level) => found.includes(level)),
  ...new Set(found.filter((level) => !before.includes(level))),
];

const keyOf = (dictionary: Record<string, string>, code: string): string | undefined =>
  Object.entries(dictionary).find(([, own]) => own === code)?.[0];

function readCode(
  row: TableRow,
  field: string,
  dictionary: Record<string, string>,
  { mapping, problems }: Reading,
): string | undefined {
  const title = nameOf({ field, title: '' }, mapping);
  const code = row.text(title);
  const key = keyOf(dictionary, code);
  if (code !== '' && key === undefined) problems.push(row.problem(title, notInMapping(code, mapping)));
  return key;
}

/** Several kinds of applicants in one cell: `1,2`, and as some platforms write it, `1^2`. */
function readObjects(row: TableRow, { mapping, problems }: Reading): string[] {
  const title = nameOf({ field: 'server_type', title: '' }, mapping);
  const codes = row
    .text(title)
    .split(/[,，、;；^]/)
    .map((code) => code.trim())
    .filter((code) => code !== '');
  return codes.flatMap((code) => {
    const key = keyOf(mapping.dictionaries.object, code);
    if (key === undefined) problems.push(row.problem(title, notInMapping(code, mapping)));
    return key ?? [];
  });
}

const notInMapping = (code: string, { title }: PlatformMapping): string => `编码“${code}”不在平台“${title}”的映射表中`;

/** The name of a law may quote another one: 《关于实施《劳动保障监察条例》若干规定》. */
const CITATION = /^《((?:[^《》]|《[^《》]*》)+)》([^：]*)(?:：(.*))?$/;

/** Citations that stand in the item already keep what the list does not say of them. */
function withBasis(item: Json, row: TableRow, table: Table, { mapping, problems }: Reading): Json {
  const title = nameOf({ field: 'by_law', title: '' }, mapping);
  const lines = row
    .text(title)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (!table.has(title) || lines.length === 0) return item;
  const before = (valueAt(item, '/elements/legalBasis') ?? []) as unknown as LegalBasis[];
  const wrong = lines.find((line) => !CITATION.test(line));
  if (wrong !== undefined) problems.push(row.problem(title, `每行应写作“《法规名称》条款：摘要”，现为“${wrong}”`));
  const after = lines.map((line): LegalBasis => {
    const [, law = '', article = '', gist] = CITATION.exec(line) ?? [];
    const known = before.find((one) => one.law === law && (one.article ?? '') === article);
    return {
      ...(known ?? { seen: false }),
      law,
      ...(article === '' ? {} : { article }),
      ...(gist === undefined ? {} : { gist }),
    };
  });
  return put(item, segments('/elements/legalBasis'), after as unknown as Json) ?? {};
}

function readEach(table: Table | undefined, fields: readonly ListField[], reading: Reading): void {
  for (const row of table?.rows ?? []) {
    const id = row.text(idColumn(reading.mapping));
    const item = itemOf(row, id, reading);
    if (item !== undefined) reading.items.set(id, fill(item, fields, table as Table, row, reading));
  }
}

function itemOf(row: TableRow, id: string, { items, problems, mapping }: Reading): Json | undefined {
  const item = items.get(id);
  if (item === undefined) problems.push(row.problem(idColumn(mapping), `“${id}”不在表“basic”中`));
  return item;
}

function readMaterials(table: Table | undefined, reading: Reading): void {
  const lists = new Map<string, Json[]>();
  const { mapping, items } = reading;
  for (const row of table?.rows ?? []) {
    const id = row.text(idColumn(mapping));
    const item = itemOf(row, id, reading);
    if (item === undefined) continue;
    const list = lists.get(id) ?? [];
    lists.set(id, list);
    const known = (valueAt(item, '/elements/materials') ?? []) as unknown as Material[];
    const name = row.text(nameOf({ field: 'material_name', title: '' }, mapping));
    const before = known.find((one) => one.name === name) ?? { id: freshId(known, list) };
    list.push(fill(before as unknown as Json, MATERIAL, table as Table, row, reading));
  }
  for (const [id, list] of lists) items.set(id, put(items.get(id) ?? {}, segments('/elements/materials'), list) ?? {});
}

function freshId(known: readonly Material[], list: readonly Json[]): string {
  const taken = new Set([...known.map(({ id }) => id), ...list.map((one) => String(valueAt(one, '/id')))]);
  let at = list.length + 1;
  while (taken.has(`material-${at}`)) at += 1;
  return `material-${at}`;
}

/** What the row says put in; an empty cell changes nothing: platforms leave empty what they do not know. */
function fill(
  base: Json,
  fields: readonly ListField[],
  table: Table,
  row: TableRow,
  { mapping, problems }: Reading,
): Json {
  let value = base;
  for (const field of fields) {
    const title = nameOf(field, mapping);
    if (field.pointer === undefined || field.pointer === '/id' || !table.has(title)) continue;
    const before = valueAt(value, field.pointer);
    const text = wordFor(mapping, field.field, row.text(title), typeof before === 'string' ? before : '');
    const read = readCell(cellFor(field, mapping), text);
    if ('fault' in read) problems.push(row.problem(title, read.fault));
    else if (read.value !== undefined) value = put(value, segments(field.pointer), read.value) ?? {};
  }
  return value;
}
