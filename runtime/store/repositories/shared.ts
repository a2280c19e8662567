import type { Db, PlanWriter, StoreOptions } from '../db.ts';
import type { Store } from '../port.ts';
import { caseReads } from './cases.ts';
import { content } from './content.ts';
import { directory } from './directory.ts';
import { ledgers } from './ledgers.ts';
import { localizations } from './localizations.ts';
import { measured } from './measured.ts';
import { packChanges } from './packChanges.ts';
import { readings } from './readings.ts';
import { replies } from './replies.ts';
import { numberSeries } from './series.ts';
import { verifyChain } from './verify.ts';
import { worklists } from './worklists.ts';

/** Everything of the port that both dialects share: all but opening, migrating and group commit. */
export function sharedPart(
  db: Db,
  writePlans: PlanWriter,
  options: StoreOptions,
): Omit<Store, 'dialect' | 'migrate' | 'close' | 'commit'> {
  return {
    ...caseReads(db, options.now ?? Date.now),
    ...worklists(db, options.utcOffset ?? 480),
    ...ledgers(db),
    ...measured(db),
    ...directory(db),
    ...content(db),
    ...packChanges(db, writePlans),
    ...localizations(db),
    ...readings(db),
    ...replies(db),
    nextNumber: numberSeries(db),
    verifyChain: () => verifyChain(db),
  };
}
