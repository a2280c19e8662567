import type { SQL } from 'drizzle-orm';
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import type { CommitPlan } from './port.ts';
import type { Settled } from './queue.ts';
import type { Tables } from './tables.ts';

/**
 * What repositories see of a connection, typed on the SQLite flavor for both dialects. Rules that keep it honest:
 * always `await` builders; rows affected through `.returning()`; only `onConflictDo…`, `count()` and standard SQL.
 */
export type Conn = BaseSQLiteDatabase<'async', unknown, Record<string, never>>;

/** One open database: its tables, reads and exclusive writes. */
export interface Db {
  readonly dialect: 'sqlite' | 'postgres';
  readonly t: Tables;
  readonly read: Conn;
  /** Runs the work in one transaction. No waits for network or timers inside: it holds the only SQLite writer. */
  write<T>(work: (conn: Conn) => Promise<T>): Promise<T>;
  /** Rows of a raw query, for the little that builders lack. Integers may come as strings. */
  rows<T>(query: SQL): Promise<T[]>;
  close(): Promise<void>;
}

/** Writes plans of different cases inside a transaction that is under way; what is settled counts with its commit. */
export type PlanWriter = (conn: Conn, plans: CommitPlan[]) => Promise<Settled[]>;

/** The clock and the day that counts on the board are the caller's. */
export interface StoreOptions {
  /** Epoch ms; default: the system's clock. Used for the lights of case lists only. */
  now?: () => number;
  /** Minutes east of UTC, for "today"; default 480 (China). */
  utcOffset?: number;
  /** Most plans written in one transaction; default 256. */
  batch?: number;
}

/** Prepares a hot query at its first use: the tables exist only after the migration. */
export function once<T>(prepare: () => T): () => T {
  let prepared: { value: T } | undefined;
  return () => {
    prepared ??= { value: prepare() };
    return prepared.value;
  };
}
