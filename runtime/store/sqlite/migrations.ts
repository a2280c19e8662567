import type Database from 'better-sqlite3';
import { type Migration, pending } from '../migrations.ts';
import first from './migrations/0001.sql?raw';
import second from './migrations/0002.sql?raw';
import third from './migrations/0003.sql?raw';
import fourth from './migrations/0004.sql?raw';
import fifth from './migrations/0005.sql?raw';
import sixth from './migrations/0006.sql?raw';
import seventh from './migrations/0007.sql?raw';
import eighth from './migrations/0008.sql?raw';
import ninth from './migrations/0009.sql?raw';
import tenth from './migrations/0010.sql?raw';
import eleventh from './migrations/0011.sql?raw';
import twelfth from './migrations/0012.sql?raw';
import thirteenth from './migrations/0013.sql?raw';
import fourteenth from './migrations/0014.sql?raw';
import fifteenth from './migrations/0015.sql?raw';

const migrations: Migration[] = [
  { number: 1, sql: first },
  { number: 2, sql: second },
  { number: 3, sql: third },
  { number: 4, sql: fourth },
  { number: 5, sql: fifth },
  { number: 6, sql: sixth },
  { number: 7, sql: seventh },
  { number: 8, sql: eighth },
  { number: 9, sql: ninth },
  { number: 10, sql: tenth },
  { number: 11, sql: eleventh },
  { number: 12, sql: twelfth },
  { number: 13, sql: thirteenth },
  { number: 14, sql: fourteenth },
  { number: 15, sql: fifteenth },
];

/** Brings the file to the newest tables; each migration in one transaction with its number. */
export function migrate(writer: Database.Database): void {
  const applied = writer.pragma('user_version', { simple: true }) as number;
  for (const { number, sql } of pending(migrations, applied)) {
    writer.transaction(() => {
      writer.exec(sql);
      writer.pragma(`user_version = ${number}`);
    })();
  }
}
