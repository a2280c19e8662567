import { and, asc, count, desc, eq, isNotNull, isNull, lt, lte, sql } from 'drizzle-orm';
import type { Db } from '../db.ts';
import type { RatingQuery, RatingStore } from '../port.ts';
import { within } from '../scope.ts';

/** Ratings with their duties, and the invitations to rate. */
export function ratings(db: Db): RatingStore {
  const { rating, ratingInvite } = db.t;
  const late = (now: number) => lt(rating.due, now);

  const wanted = ({ duty, level, now }: RatingQuery) =>
    and(
      level === undefined ? undefined : eq(rating.level, level),
      duty === 'open' ? isNotNull(rating.duty) : undefined,
      duty === 'late' ? late(now) : undefined,
      duty === 'done' ? and(isNull(rating.duty), lte(rating.level, 2)) : undefined,
    );

  return {
    async rating(id, scope) {
      const [row] = await db.read
        .select()
        .from(rating)
        .where(and(within(rating.officePath, scope), eq(rating.id, id)));
      return row;
    },

    ratingsOfCase: (caseId, scope) =>
      db.read
        .select()
        .from(rating)
        .where(and(within(rating.officePath, scope), eq(rating.caseId, caseId)))
        .orderBy(asc(rating.at), asc(rating.id)),

    async ratings(query, scope) {
      const condition = and(within(rating.officePath, scope), wanted(query));
      const open = sql`case when ${rating.duty} is null then 1 else 0 end`;
      const due = sql`coalesce(${rating.due}, 9007199254740991)`;
      const rows = await db.read
        .select()
        .from(rating)
        .where(condition)
        .orderBy(asc(open), asc(due), desc(rating.at), asc(rating.id))
        .limit(query.limit)
        .offset(query.offset);
      const [found] = await db.read.select({ total: count() }).from(rating).where(condition);
      return { rows, total: Number(found?.total ?? 0) };
    },

    async ratingCounts(now, scope) {
      const own = within(rating.officePath, scope);
      const levels = await db.read
        .select({ level: rating.level, count: count() })
        .from(rating)
        .where(own)
        .groupBy(rating.level)
        .orderBy(desc(rating.level));
      const counted = async (condition: Parameters<typeof and>[0]) => {
        const [found] = await db.read.select({ total: count() }).from(rating).where(and(own, condition));
        return Number(found?.total ?? 0);
      };
      return {
        levels: levels.map((one) => ({ level: one.level, count: Number(one.count) })),
        open: await counted(isNotNull(rating.duty)),
        late: await counted(late(now)),
      };
    },

    saveRatingInvite: (row) =>
      db.write(async (conn) => {
        await conn.insert(ratingInvite).values(row);
      }),

    async ratingInvite(ticketHash) {
      const [row] = await db.read.select().from(ratingInvite).where(eq(ratingInvite.ticketHash, ticketHash));
      return row;
    },
  };
}
