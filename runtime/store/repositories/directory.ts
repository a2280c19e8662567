import { and, asc, eq, inArray, lt, sql } from 'drizzle-orm';
import { type Db, once } from '../db.ts';
import type { Store } from '../port.ts';
import { within } from '../scope.ts';

type Directory = Pick<
  Store,
  | 'offices'
  | 'saveOffices'
  | 'users'
  | 'userByName'
  | 'user'
  | 'saveUser'
  | 'countFailure'
  | 'saveSession'
  | 'session'
  | 'touchSession'
  | 'deleteSession'
  | 'saveFile'
  | 'file'
  | 'keepFiles'
  | 'dropLooseFiles'
>;

/** Offices, accounts with their sessions, and what is known of uploaded files. */
export function directory(db: Db): Directory {
  const { office, account, session, file } = db.t;
  const accountById = once(() =>
    db.read
      .select()
      .from(account)
      .where(eq(account.id, sql.placeholder('id')))
      .prepare(),
  );
  const sessionByToken = once(() =>
    db.read
      .select()
      .from(session)
      .where(eq(session.tokenHash, sql.placeholder('tokenHash')))
      .prepare(),
  );
  return {
    offices: () => db.read.select().from(office).orderBy(asc(office.path)),

    saveOffices: (rows) =>
      db.write(async (conn) => {
        for (const row of rows) {
          await conn.insert(office).values(row).onConflictDoUpdate({ target: office.id, set: row });
        }
      }),

    users: () => db.read.select().from(account).orderBy(asc(account.userName)),

    async userByName(userName) {
      const [row] = await db.read.select().from(account).where(eq(account.userName, userName));
      return row;
    },

    async user(id) {
      const [row] = await accountById().execute({ id });
      return row;
    },

    saveUser: (row) =>
      db.write(async (conn) => {
        await conn.insert(account).values(row).onConflictDoUpdate({ target: account.id, set: row });
      }),

    countFailure: (user, lockedUntil) =>
      db.write(async (conn) => {
        const [row] = await conn
          .update(account)
          .set({ failures: sql`${account.failures} + 1`, ...(lockedUntil === null ? {} : { lockedUntil }) })
          .where(eq(account.id, user))
          .returning({ failures: account.failures });
        return row?.failures ?? 0;
      }),

    saveSession: (row) =>
      db.write(async (conn) => {
        await conn.insert(session).values(row).onConflictDoUpdate({ target: session.tokenHash, set: row });
      }),

    async session(tokenHash) {
      const [row] = await sessionByToken().execute({ tokenHash });
      return row;
    },

    touchSession: (tokenHash, seenAt) =>
      db.write(async (conn) => {
        await conn.update(session).set({ seenAt }).where(eq(session.tokenHash, tokenHash));
      }),

    deleteSession: (tokenHash) =>
      db.write(async (conn) => {
        await conn.delete(session).where(eq(session.tokenHash, tokenHash));
      }),

    saveFile: (row) =>
      db.write(async (conn) => {
        await conn
          .insert(file)
          .values(row)
          .onConflictDoUpdate({
            target: [file.hash, file.officePath],
            set: {
              kept: sql`${file.kept} or excluded.kept`,
              createdAt: sql`case when ${file.kept} then ${file.createdAt} else excluded.created_at end`,
            },
          });
      }),

    async file(hash, scope) {
      const [row] = await db.read
        .select()
        .from(file)
        .where(and(within(file.officePath, scope), eq(file.hash, hash)))
        .orderBy(asc(file.createdAt), asc(file.officePath))
        .limit(1);
      return row;
    },

    async keepFiles(hashes, officePath) {
      if (hashes.length === 0) return;
      await db.write(async (conn) => {
        await conn
          .update(file)
          .set({ kept: true })
          .where(and(inArray(file.hash, hashes), eq(file.officePath, officePath)));
      });
    },

    dropLooseFiles: (before, limit) =>
      db.write(async (conn) => {
        const old = and(eq(file.kept, false), lt(file.createdAt, before));
        const found = await conn.select({ hash: file.hash }).from(file).where(old).limit(limit);
        if (found.length === 0) return [];
        const hashes = [...new Set(found.map(({ hash }) => hash))];
        await conn.delete(file).where(and(old, inArray(file.hash, hashes)));
        const left = await conn.select({ hash: file.hash }).from(file).where(inArray(file.hash, hashes));
        return hashes.filter((hash) => !left.some((row) => row.hash === hash));
      }),
  };
}
