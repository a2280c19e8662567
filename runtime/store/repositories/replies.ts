import { and, eq, sql } from 'drizzle-orm';
import { type Conn, type Db, once } from '../db.ts';
import type { Store, StoredReply } from '../port.ts';

type Replies = Pick<Store, 'reply' | 'saveReply'>;

/** Replies kept under idempotency keys. */
export function replies(db: Db): Replies {
  const { reply } = db.t;
  const byKey = once(() =>
    db.read
      .select()
      .from(reply)
      .where(and(eq(reply.user, sql.placeholder('user')), eq(reply.key, sql.placeholder('key'))))
      .prepare(),
  );
  const find = async (conn: Conn, user: string, key: string): Promise<StoredReply | undefined> => {
    const [row] = await conn
      .select()
      .from(reply)
      .where(and(eq(reply.user, user), eq(reply.key, key)));
    return row;
  };
  return {
    async reply(user, key) {
      const [row] = await byKey().execute({ user, key });
      return row;
    },
    saveReply: (row) =>
      db.write(async (conn) => {
        const saved = await conn.insert(reply).values(row).onConflictDoNothing().returning({ key: reply.key });
        return saved.length > 0 ? 'saved' : ((await find(conn, row.user, row.key)) ?? 'saved');
      }),
  };
}
