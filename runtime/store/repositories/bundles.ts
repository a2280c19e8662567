import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import { type Db, once } from '../db.ts';
import type { Scope, Store } from '../port.ts';
import { isWithin, within } from '../scope.ts';

type Bundles = Pick<Store, 'bundle' | 'bundleByNo' | 'bundleOfCase' | 'bundleCases'>;

/** Bundles that were applied for, and which cases belong to them. */
export function bundles(db: Db): Bundles {
  const { bundle, bundleCase, kase } = db.t;
  const one = async (where: SQL, scope: Scope) => {
    const [row] = await db.read
      .select()
      .from(bundle)
      .where(and(within(bundle.officePath, scope), where));
    return row;
  };
  // Asked with every answer to a command.
  const ofCase = once(() =>
    db.read
      .select({ bundle })
      .from(bundleCase)
      .innerJoin(kase, eq(kase.seq, bundleCase.kase))
      .innerJoin(bundle, eq(bundle.id, bundleCase.bundle))
      .where(eq(kase.id, sql.placeholder('caseId')))
      .prepare(),
  );
  return {
    bundle: (id, scope) => one(eq(bundle.id, id), scope),
    bundleByNo: (no, scope) => one(eq(bundle.no, no), scope),

    async bundleOfCase(caseId, scope) {
      const [found] = await ofCase().execute({ caseId });
      return found && isWithin(found.bundle.officePath, scope) ? found.bundle : undefined;
    },

    bundleCases: (id, scope) =>
      db.read
        .select({ caseId: kase.id, item: bundleCase.item })
        .from(bundleCase)
        .innerJoin(kase, eq(kase.seq, bundleCase.kase))
        .where(and(within(kase.officePath, scope), eq(bundleCase.bundle, id)))
        .orderBy(asc(bundleCase.place)),
  };
}
