import type { SQL } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type { Conn, Db } from '../db.ts';
import { tables } from '../tables.ts';

/** A drizzle database over any PostgreSQL driver whose results carry `rows`. */
export type Driver = Pick<PgDatabase<PgQueryResultHKT>, 'execute' | 'transaction'>;

/** A transaction: builders, and raw statements where builders lack something. */
export interface Tx {
  conn: Conn;
  rows<T>(query: SQL): Promise<T[]>;
}

export interface PostgresDb extends Db {
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

/** @param end closes the driver's connections */
export function postgresDb(driver: Driver, end: () => Promise<void>): PostgresDb {
  const transaction: PostgresDb['transaction'] = (work) =>
    driver.transaction((tx) => work({ conn: tx as unknown as Conn, rows: rowsOf(tx) }));
  return {
    dialect: 'postgres',
    t: tables.postgres,
    read: driver as unknown as Conn,
    rows: rowsOf(driver),
    transaction,
    write: (work) => transaction(({ conn }) => work(conn)),
    close: end,
  };
}

/** Raw statements on a driver or on a transaction of it. */
export const rowsOf =
  (driver: Pick<Driver, 'execute'>) =>
  async <T>(query: SQL): Promise<T[]> => {
    const result = (await driver.execute(query)) as { rows: T[] };
    return result.rows;
  };
