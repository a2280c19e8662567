import { and, eq } from 'drizzle-orm';
import type { Conn, Db } from '../db.ts';
import type { Store, StoredReply } from '../port.ts';

type Replies = Pick<Store, 'reply' | 'saveReply'>;

/** Replies kept under idempotency keys. */
export function replies(db: Db): Replies {
  const { reply } = db.t;
  const find = async (conn: Conn, user: string, key: string): Promise<StoredReply | undefined> => {
    const [row] = await conn
      .select()
      .from(reply)
      .where(and(eq(reply.user, user), eq(reply.key, key)));
    return row;
  };
  return {
    reply: (user, key) => find(db.read, user, key),
    saveReply: (row) =>
      db.write(async (conn) => {
        const saved = await conn.insert(reply).values(row).onConflictDoNothing().returning({ key: reply.key });
        return saved.length > 0 ? 'saved' : ((await find(conn, row.user, row.key)) ?? 'saved');
      }),
  };
}
