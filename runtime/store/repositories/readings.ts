import { and, asc, eq } from 'drizzle-orm';
import type { Db } from '../db.ts';
import type { Store } from '../port.ts';
import { within } from '../scope.ts';

/** Who has read which version of a rule text. */
export function readings(db: Db): Pick<Store, 'readings' | 'readingsOf' | 'saveReading'> {
  const { reading } = db.t;
  return {
    readings: (ruleText, scope) =>
      db.read
        .select()
        .from(reading)
        .where(and(within(reading.officePath, scope), eq(reading.ruleText, ruleText)))
        .orderBy(asc(reading.at), asc(reading.account)),

    readingsOf: (account) => db.read.select().from(reading).where(eq(reading.account, account)),

    saveReading: (row) =>
      db.write(async (conn) => {
        await conn.insert(reading).values(row).onConflictDoNothing();
      }),
  };
}
