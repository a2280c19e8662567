import * as pg from 'drizzle-orm/pg-core';
import * as sqlite from 'drizzle-orm/sqlite-core';
import { packFiles, unpackFiles } from './packedFiles.ts';

/**
 * The few column types that the tables are made of, once per dialect, so that one table body serves both.
 * Times are epoch milliseconds; JSON is opaque text; hashes are 32 bytes in the database and hex in the program; files of
 * packs are compressed.
 */
const sqliteKit = {
  table: sqlite.sqliteTable,
  text: (name: string) => sqlite.text(name),
  int: (name: string) => sqlite.integer(name),
  bool: (name: string) => sqlite.integer(name, { mode: 'boolean' }),
  json: <T>(name: string) => sqlite.text(name, { mode: 'json' }).$type<T>(),
  hash: sqlite.customType<{ data: string; driverData: Uint8Array }>({
    dataType: () => 'blob',
    toDriver: (hex) => Buffer.from(hex, 'hex'),
    fromDriver: (bytes) => Buffer.from(bytes).toString('hex'),
  }),
  files: sqlite.customType<{ data: Record<string, string>; driverData: Uint8Array }>({
    dataType: () => 'blob',
    toDriver: packFiles,
    fromDriver: unpackFiles,
  }),
};

export type Kit = typeof sqliteKit;

/** `json`, not `jsonb`: the text stays as written, so both dialects give back the same bytes. */
const postgresKit = {
  table: pg.pgTable,
  text: (name: string) => pg.text(name),
  int: (name: string) => pg.bigint(name, { mode: 'number' }),
  bool: (name: string) => pg.boolean(name),
  json: (name: string) => pg.json(name),
  hash: pg.customType<{ data: string; driverData: Uint8Array }>({
    dataType: () => 'bytea',
    toDriver: (hex) => Buffer.from(hex, 'hex'),
    fromDriver: (bytes) => Buffer.from(bytes).toString('hex'),
  }),
  files: pg.customType<{ data: Record<string, string>; driverData: Uint8Array }>({
    dataType: () => 'bytea',
    toDriver: packFiles,
    fromDriver: unpackFiles,
  }),
} as unknown as Kit;

export const kits = { sqlite: sqliteKit, postgres: postgresKit };
