import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '../db.ts';
import type { Store } from '../port.ts';
import { within } from '../scope.ts';

type Localizations = Pick<
  Store,
  'localizations' | 'localization' | 'saveLocalization' | 'deleteLocalization' | 'localLayers' | 'saveLocalLayer'
>;

/** Overlays drafted at run time, and the layers that those in force form. */
export function localizations(db: Db): Localizations {
  const { localization, localLayer, item } = db.t;
  return {
    localizations: (scope) =>
      db.read
        .select()
        .from(localization)
        .where(within(localization.officePath, scope))
        .orderBy(asc(localization.createdAt), asc(localization.id)),

    async localization(id, scope) {
      const [row] = await db.read
        .select()
        .from(localization)
        .where(and(within(localization.officePath, scope), eq(localization.id, id)));
      return row;
    },

    saveLocalization: (row, expect) =>
      db.write(async (conn) => {
        const next = { ...row, version: expect + 1 };
        const saved =
          expect === 0
            ? await conn.insert(localization).values(next).onConflictDoNothing().returning({ id: localization.id })
            : await conn
                .update(localization)
                .set(next)
                .where(and(eq(localization.id, row.id), eq(localization.version, expect)))
                .returning({ id: localization.id });
        return saved.length > 0 ? { kind: 'saved', version: next.version } : { kind: 'conflict' };
      }),

    deleteLocalization: (id) =>
      db.write(async (conn) => {
        await conn.delete(localization).where(eq(localization.id, id));
      }),

    localLayers: () => db.read.select().from(localLayer).orderBy(asc(localLayer.division)),

    saveLocalLayer: (row, pack) =>
      db.write(async (conn) => {
        await conn
          .update(item)
          .set({ active: false })
          .where(and(eq(item.active, true), eq(item.pack, pack)));
        await conn.update(item).set({ active: true }).where(inArray(item.digest, row.items));
        await conn.insert(localLayer).values(row).onConflictDoUpdate({ target: localLayer.division, set: row });
      }),
  };
}
