import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Statement } from './database.ts';

/** How the values of a column travel in an array parameter: JSON and bytes go as text. */
interface Carrier {
  field: string;
  column: string;
  /** Element type of the parameter. */
  type: string;
  write(value: unknown): unknown;
  /** Expression that makes the column's value of the element with this name. */
  read(name: string): string;
}

function carrierOf(field: string, column: string, type: string): Carrier {
  const plain: Carrier = { field, column, type, write: (value) => value ?? null, read: (name) => name };
  if (type === 'json')
    return { ...plain, type: 'text', write: (value) => JSON.stringify(value), read: (name) => `${name}::json` };
  if (type === 'bytea') return { ...plain, type: 'text', read: (name) => `decode(${name}, 'hex')` };
  return plain;
}

interface Shape {
  name: string;
  carriers: Carrier[];
}

const shapes = new WeakMap<SQLiteTable, Shape>();

function shapeOf(table: SQLiteTable): Shape {
  const known = shapes.get(table);
  if (known) return known;
  const carriers = Object.entries(getTableColumns(table)).map(([field, column]) =>
    carrierOf(field, `"${column.name}"`, column.getSQLType()),
  );
  const shape = { name: getTableName(table), carriers };
  shapes.set(table, shape);
  return shape;
}

/** `$1::text[], $2::bigint[]`: one parameter a column instead of one a cell, so the text is the same for any number of rows. */
const arrays = (types: string[]): string => types.map((type, index) => `$${index + 1}::${type}[]`).join(', ');

const valuesOf = (carriers: Carrier[], rows: object[]): unknown[] =>
  carriers.map(({ field, write }) => rows.map((row) => write(Reflect.get(row, field))));

/**
 * Inserts rows; none, no statement.
 *
 * @param key columns (named like their fields) on whose conflict the row is updated; without it a conflict is an error
 */
export function insertion(table: SQLiteTable, all: object[], key: string[] = []): Statement[] {
  if (all.length === 0) return [];
  const { name, carriers } = shapeOf(table);
  const rows = key.length > 0 ? lastOfEach(all, key) : all;
  const names = carriers.map(({ column }) => column).join(', ');
  const reads = carriers.map(({ column, read }) => read(column)).join(', ');
  const updates = carriers.map(({ column }) => `${column} = excluded.${column}`).join(', ');
  const conflict = key.length > 0 ? ` on conflict (${key.join(', ')}) do update set ${updates}` : '';
  const text = `insert into "${name}" (${names}) select ${reads}
    from unnest(${arrays(carriers.map(({ type }) => type))}) as given (${names})${conflict}`;
  return [{ name: `insert_${name}${key.length > 0 ? '_or_update' : ''}`, text, values: valuesOf(carriers, rows) }];
}

/** One statement may not write a row twice: the last one counts. */
function lastOfEach(rows: object[], key: string[]): object[] {
  return [...new Map(rows.map((row) => [key.map((name) => Reflect.get(row, name)).join(' '), row])).values()];
}

/**
 * Updates rows that are known to stand there.
 *
 * @param key field that finds the row
 * @param fields what is set
 */
export function update(table: SQLiteTable, rows: object[], key: string[], fields: string[]): Statement[] {
  if (rows.length === 0) return [];
  const { name, carriers } = shapeOf(table);
  const used = carriers.filter(({ field }) => key.includes(field) || fields.includes(field));
  const set = used.filter(({ field }) => fields.includes(field));
  const found = used.filter(({ field }) => key.includes(field));
  const names = used.map(({ column }) => column).join(', ');
  const sets = set.map(({ column, read }) => `${column} = ${read(`given.${column}`)}`).join(', ');
  const matches = found.map(({ column }) => `"${name}".${column} = given.${column}`).join(' and ');
  const text = `update "${name}" set ${sets}
    from unnest(${arrays(used.map(({ type }) => type))}) as given (${names}) where ${matches}`;
  return [{ name: `update_${name}_${fields.length}`, text, values: valuesOf(used, rows) }];
}

/** Deletes the rows of cases whose second part of the key is given. */
export function deletion(table: SQLiteTable, part: string, keys: [number, number][]): Statement[] {
  if (keys.length === 0) return [];
  const name = getTableName(table);
  const text = `delete from "${name}" using unnest($1::bigint[], $2::bigint[]) as gone (kase, part)
    where "${name}".kase = gone.kase and "${name}"."${part}" = gone.part`;
  return [{ name: `delete_${name}`, text, values: [0, 1].map((index) => keys.map((key) => key[index])) }];
}
