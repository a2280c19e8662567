import { and, eq, getTableColumns, sql } from 'drizzle-orm';
import { type Conn, type Db, once } from '../db.ts';
import type { Store, StoredReply } from '../port.ts';

type Replies = Pick<Store, 'reply' | 'saveReply' | 'pruneReplies'>;

/** Replies kept under idempotency keys, for as long as somebody may send again. */
export function replies(db: Db): Replies {
  const { reply } = db.t;
  const { at: _, ...kept } = getTableColumns(reply);
  const byKey = once(() =>
    db.read
      .select(kept)
      .from(reply)
      .where(and(eq(reply.user, sql.placeholder('user')), eq(reply.key, sql.placeholder('key'))))
      .prepare(),
  );
  const find = async (conn: Conn, user: string, key: string): Promise<StoredReply | undefined> => {
    const [row] = await conn
      .select(kept)
      .from(reply)
      .where(and(eq(reply.user, user), eq(reply.key, key)));
    return row;
  };
  return {
    async reply(user, key) {
      const [row] = await byKey().execute({ user, key });
      return row;
    },
    saveReply: (row, at) =>
      db.write(async (conn) => {
        const saved = await conn
          .insert(reply)
          .values({ ...row, at })
          .onConflictDoNothing()
          .returning({ key: reply.key });
        return saved.length > 0 ? 'saved' : ((await find(conn, row.user, row.key)) ?? 'saved');
      }),
    pruneReplies: (before, limit) =>
      db.write(async (conn) => {
        const old = sql`select ${reply.user}, ${reply.key} from ${reply}
          where ${reply.at} < ${before} order by ${reply.at} limit ${limit}`;
        const gone = await conn
          .delete(reply)
          .where(sql`(${reply.user}, ${reply.key}) in (${old})`)
          .returning({ key: reply.key });
        return gone.length;
      }),
  };
}
