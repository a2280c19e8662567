import type { Json } from '../../json.ts';
import { segments, valueAt } from '../../pack/pointer.ts';
import { fail, ok, type Problem, type Result } from '../../result.ts';
import type { LegalBasis, Material, ServiceItemSource } from '../../service/types.ts';
import { readCell } from '../cells.ts';
import { put } from '../put.ts';
import type { WorksheetText } from '../sheet.ts';
import { readTable, type Table, type TableRow } from '../table.ts';
import { BASIC, cellFor, EXTEND, type ListField, levelPointer, MATERIAL } from './fields.ts';
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
  for (const row of fromAbove(table, mapping)) {
    const id = row.text(idColumn(mapping));
    const known = Object.hasOwn(current, id) ? current[id] : undefined;
    if (!known) {
      problems.push(row.problem(idColumn(mapping), `本包没有事项“${id}”，请先建立事项或更正编码`));
      continue;
    }
    const before = items.get(id) ?? (known as unknown as Json);
    const level = readCode(row, 'use_level', mapping.dictionaries.level, reading);
    const first = levels.get(id) === undefined;
    const filled = fill(before, BASIC, table, row, reading, level === undefined ? undefined : { level, first });
    items.set(id, withBasis(filled, row, table, reading));
    if (level !== undefined) levels.set(id, [...(levels.get(id) ?? []), level]);
    const found = readObjects(row, reading);
    if (found.length > 0) items.set(id, put(items.get(id) ?? {}, segments('/elements/serviceObjects'), found) ?? {});
  }
  for (const [id, found] of levels)
    items.set(id, put(items.get(id) ?? {}, LEVELS, inOrder(found, current[id]?.elements.exerciseLevels ?? [])) ?? {});
}

/** The rows of an item from the highest level to the lowest: what the highest says holds where a lower one says no other. */
function fromAbove({ rows }: Table, mapping: PlatformMapping): TableRow[] {
  const codes = HEIGHTS.map((level) => mapping.dictionaries.level[level] ?? level);
  const heightOf = (row: TableRow) => codes.indexOf(row.text(nameOf({ field: 'use_level', title: '' }, mapping)));
  const groups = new Map<string, TableRow[]>();
  for (const row of rows) {
    const id = row.text(idColumn(mapping));
    groups.set(id, [...(groups.get(id) ?? []), row]);
  }
  return [...groups.values()].flatMap((group) => group.sort((a, b) => heightOf(a) - heightOf(b)));
}

const HEIGHTS = ['province', 'city', 'county', 'town', 'village'];

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

/** The level of a row, and whether it is the first one of its item: what later ones say otherwise is theirs alone. */
interface LevelRow {
  level: string;
  first: boolean;
}

/** Where a value of a row belongs: what a level says otherwise stands with the level. */
function placeOf(field: ListField, item: Json, read: Json, at: LevelRow | undefined): string {
  const pointer = field.pointer ?? '';
  const own = at && levelPointer(field, at.level);
  if (at === undefined || own === undefined) return pointer;
  if (valueAt(item, own) !== undefined) return own;
  const common = valueAt(item, pointer);
  return at.first || common === undefined || JSON.stringify(common) === JSON.stringify(read) ? pointer : own;
}

/** What the row says put in; an empty cell changes nothing: platforms leave empty what they do not know. */
function fill(
  base: Json,
  fields: readonly ListField[],
  table: Table,
  row: TableRow,
  { mapping, problems }: Reading,
  at?: LevelRow,
): Json {
  let value = base;
  for (const field of fields) {
    const title = nameOf(field, mapping);
    if (field.pointer === undefined || field.pointer === '/id' || !table.has(title)) continue;
    const before = valueAt(value, field.pointer);
    const text = wordsFor(mapping, field.field, row.text(title), before);
    const read = readCell(cellFor(field, mapping), text);
    if ('fault' in read) problems.push(row.problem(title, read.fault));
    else if (read.value !== undefined)
      value = put(value, segments(placeOf(field, value, read.value, at)), read.value) ?? {};
  }
  return value;
}

/** The words for the codes of a cell, a line each. */
const wordsFor = (mapping: PlatformMapping, field: string, text: string, before: Json | undefined): string =>
  text
    .split('\n')
    .map((code, index) => {
      const known = Array.isArray(before) ? before[index] : before;
      return wordFor(mapping, field, code, typeof known === 'string' ? known : '');
    })
    .join('\n');
