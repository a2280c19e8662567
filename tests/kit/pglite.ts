import type { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import type { Conn } from '../../runtime/store/db.ts';
import type { Driver, Statement } from '../../runtime/store/postgres/database.ts';

/** PostgreSQL in this process. It has one connection: transactions follow one another. */
export function pgliteDriver(client: PGlite): Driver {
  const connOf = (over: unknown): Conn => drizzle({ client: over as PGlite }) as unknown as Conn;
  const transaction: Driver['transaction'] = (work) =>
    client.transaction((tx) =>
      work({
        conn: connOf(tx),
        send: async <T>({ text, values }: Statement) => (await tx.query<T>(text, values)).rows,
      }),
    );
  return {
    read: connOf(client),
    transaction,
    batch: transaction,
    close: async () => undefined,
  };
}
