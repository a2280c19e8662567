import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Tx } from './database.ts';

const comma = sql`, `;

interface Carrier {
  /** Element type of the parameter. */
  type: string;
  write(value: unknown): unknown;
  read(name: SQL): SQL;
}

const plain = (type: string): Carrier => ({ type, write: (value) => value ?? null, read: (name) => name });

/** How a column's values travel in an array; JSON and bytes go as text. */
function carrierOf(type: string): Carrier {
  if (type === 'json')
    return { type: 'text', write: (value) => JSON.stringify(value), read: (name) => sql`${name}::json` };
  if (type === 'bytea') return { ...plain('text'), read: (name) => sql`decode(${name}, 'hex')` };
  return plain(type);
}

/** An array parameter: drizzle would spread a bare array into a list. */
export const arrayOf = (values: unknown[], type: string): SQL => sql`${sql.param(values)}::${sql.raw(type)}[]`;

/**
 * Inserts rows with one parameter a column instead of one a cell: the statement stays short for any number of rows.
 *
 * @param key columns (named like their fields) on whose conflict the row is updated; without it a conflict is an error
 */
export async function insertRows(tx: Tx, table: SQLiteTable, all: object[], key?: string[]): Promise<void> {
  if (all.length === 0) return;
  const rows = key ? lastOfEach(all, key) : all;
  const columns = Object.entries(getTableColumns(table)).map(([field, column]) => ({
    field,
    name: sql.identifier(column.name),
    carrier: carrierOf(column.getSQLType()),
  }));
  const names = sql.join(
    columns.map(({ name }) => name),
    comma,
  );
  const arrays = columns.map(({ field, carrier }) =>
    arrayOf(
      rows.map((row) => carrier.write(Reflect.get(row, field))),
      carrier.type,
    ),
  );
  const values = sql.join(
    columns.map(({ name, carrier }) => carrier.read(sql`${name}`)),
    comma,
  );
  const updates = columns.map(({ name }) => sql`${name} = excluded.${name}`);
  const conflict = key
    ? sql`on conflict (${sql.join(
        key.map((name) => sql.identifier(name)),
        comma,
      )}) do update set ${sql.join(updates, comma)}`
    : sql``;
  await tx.rows(sql`insert into ${sql.identifier(getTableName(table))} (${names})
    select ${values} from unnest(${sql.join(arrays, comma)}) as given (${names}) ${conflict}`);
}

/** One statement may not write a row twice: the last one counts. */
function lastOfEach(rows: object[], key: string[]): object[] {
  return [...new Map(rows.map((row) => [key.map((name) => Reflect.get(row, name)).join(' '), row])).values()];
}

/** Deletes the rows whose two-part key is given. */
export async function deleteRows(tx: Tx, table: SQLiteTable, part: string, keys: [number, number][]): Promise<void> {
  if (keys.length === 0) return;
  const name = sql.identifier(getTableName(table));
  const second = sql.identifier(part);
  const arrays = [0, 1].map((index) =>
    arrayOf(
      keys.map((key) => key[index]),
      'bigint',
    ),
  );
  await tx.rows(sql`delete from ${name} using unnest(${sql.join(arrays, comma)}) as gone (kase, part)
    where ${name}.kase = gone.kase and ${name}.${second} = gone.part`);
}
