import { and, asc, eq, getTableColumns, inArray, or, sql } from 'drizzle-orm';
import { type Db, once } from '../db.ts';
import { isIntact, unpackFilesInSteps } from '../packedFiles.ts';
import type { Store } from '../port.ts';

type Content = Pick<
  Store,
  | 'packs'
  | 'packHeads'
  | 'packFiles'
  | 'packIntact'
  | 'installPack'
  | 'activeItem'
  | 'activeItems'
  | 'item'
  | 'drafts'
  | 'draft'
  | 'saveDraft'
  | 'deleteDraft'
>;

/** Installed packs with their compiled items, and the studio's drafts. */
export function content(db: Db): Content {
  const { pack, item, draft } = db.t;
  const { content: _, ...draftHead } = getTableColumns(draft);
  const { files: __, ...packHead } = getTableColumns(pack);
  const activeOf = once(() =>
    db.read
      .select({ digest: item.digest })
      .from(item)
      .where(and(eq(item.ref, sql.placeholder('ref')), eq(item.active, true)))
      .limit(1)
      .prepare(),
  );
  return {
    packs: () => db.read.select().from(pack).orderBy(asc(pack.name), asc(pack.installedAt), asc(pack.version)),

    packHeads: () =>
      db.read.select(packHead).from(pack).orderBy(asc(pack.name), asc(pack.installedAt), asc(pack.version)),

    async packFiles(name, version) {
      const [row] = await db.read
        .select({ stored: sql<Uint8Array>`${pack.files}` })
        .from(pack)
        .where(and(eq(pack.name, name), eq(pack.version, version)));
      return row && unpackFilesInSteps(row.stored);
    },

    async packIntact(name, version) {
      const [row] = await db.read
        .select({ stored: sql<Uint8Array>`${pack.files}` })
        .from(pack)
        .where(and(eq(pack.name, name), eq(pack.version, version)));
      return row !== undefined && isIntact(row.stored);
    },

    installPack: (row, items) =>
      db.write(async (conn) => {
        await conn.update(pack).set({ active: false }).where(eq(pack.name, row.name));
        const installed = { ...row, active: true };
        await conn
          .insert(pack)
          .values(installed)
          .onConflictDoUpdate({ target: [pack.name, pack.version], set: { ...installed, files: sql`excluded.files` } });
        const refs = items.map(({ ref }) => ref);
        const replaced = or(eq(item.pack, row.name), refs.length > 0 ? inArray(item.ref, refs) : undefined);
        await conn
          .update(item)
          .set({ active: false })
          .where(and(eq(item.active, true), replaced));
        for (const entry of items) {
          // Content never changes under its digest; only what it belongs to does.
          const { pack: name, packVersion } = entry;
          await conn
            .insert(item)
            .values({ ...entry, active: true })
            .onConflictDoUpdate({ target: item.digest, set: { active: true, pack: name, packVersion } });
        }
      }),

    async activeItem(ref) {
      const [row] = await activeOf().execute({ ref });
      return row?.digest;
    },

    activeItems: () =>
      db.read
        .select({
          digest: item.digest,
          ref: item.ref,
          pack: item.pack,
          packVersion: item.packVersion,
          active: item.active,
        })
        .from(item)
        .where(eq(item.active, true))
        .orderBy(asc(item.ref)),

    async item(digest) {
      const [row] = await db.read.select().from(item).where(eq(item.digest, digest));
      return row;
    },

    drafts: (name) =>
      db.read
        .select(draftHead)
        .from(draft)
        .where(name === undefined ? undefined : eq(draft.pack, name))
        .orderBy(asc(draft.pack), asc(draft.path)),

    async draft(id) {
      const [row] = await db.read.select().from(draft).where(eq(draft.id, id));
      return row;
    },

    saveDraft: (row, expect) =>
      db.write(async (conn) => {
        const next = { ...row, version: expect + 1 };
        const saved =
          expect === 0
            ? await conn.insert(draft).values(next).onConflictDoNothing().returning({ id: draft.id })
            : await conn
                .update(draft)
                .set(next)
                .where(and(eq(draft.id, row.id), eq(draft.version, expect)))
                .returning({ id: draft.id });
        if (saved.length > 0) return { kind: 'saved', version: next.version };
        const [current] = await conn.select().from(draft).where(eq(draft.id, row.id));
        if (current) return { kind: 'conflict', draft: current };
        throw new Error(`草稿 ${row.id} 已被删除，请另存为新草稿`);
      }),

    deleteDraft: (id) =>
      db.write(async (conn) => {
        await conn.delete(draft).where(eq(draft.id, id));
      }),
  };
}
