import type { SQL } from 'drizzle-orm';
import type { Conn, Db } from '../db.ts';
import { tables } from '../tables.ts';

/** A statement of the hot path. What has the same name has the same text: a connection plans it once. */
export interface Statement {
  name: string;
  text: string;
  values: unknown[];
}

/** A transaction: builders, and prepared statements, which may be sent without waiting for the one before. */
export interface Tx {
  conn: Conn;
  send<T>(statement: Statement): Promise<T[]>;
}

/** What the store needs of a PostgreSQL driver. */
export interface Driver {
  /** Statements outside of transactions. */
  read: Conn;
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A transaction of the one writer of this process, whose statements find every row by a key. */
  batch<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface PostgresDb extends Db {
  transaction: Driver['transaction'];
  batch: Driver['batch'];
  /** The transaction to which a connection belongs that `write` handed out. */
  txOf(conn: Conn): Tx;
}

export function postgresDb(driver: Driver): PostgresDb {
  const open = new WeakMap<Conn, Tx>();
  return {
    dialect: 'postgres',
    t: tables.postgres,
    read: driver.read,
    rows: rowsOf(driver.read),
    transaction: driver.transaction,
    batch: driver.batch,
    write: (work) =>
      driver.transaction((tx) => {
        open.set(tx.conn, tx);
        return work(tx.conn);
      }),
    txOf(conn) {
      const tx = open.get(conn);
      if (!tx) throw new Error('这个连接不在写事务中');
      return tx;
    },
    close: driver.close,
  };
}

/** Raw statements on a connection, whose PostgreSQL flavor has `execute`. */
export const rowsOf =
  (conn: Conn) =>
  async <T>(query: SQL): Promise<T[]> => {
    const driver = conn as unknown as { execute(query: SQL): Promise<{ rows: T[] }> };
    return (await driver.execute(query)).rows;
  };
