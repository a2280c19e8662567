import type { Db, PlanWriter, StoreOptions } from '../db.ts';
import type { Store } from '../port.ts';
import { bundles } from './bundles.ts';
import { campaigns } from './campaigns.ts';
import { caseReads } from './cases.ts';
import { content } from './content.ts';
import { directory } from './directory.ts';
import { ledgerAccesses } from './ledgerAccesses.ts';
import { ledgers } from './ledgers.ts';
import { localizations } from './localizations.ts';
import { measured } from './measured.ts';
import { packChanges } from './packChanges.ts';
import { ratings } from './ratings.ts';
import { readings } from './readings.ts';
import { reconciliations } from './reconciliations.ts';
import { records } from './records.ts';
import { replies } from './replies.ts';
import { numberSeries } from './series.ts';
import { trails } from './trails.ts';
import { verifyChain } from './verify.ts';
import { worklists } from './worklists.ts';

/** Everything of the port that both dialects share: all but opening, migrating and group commit. */
export function sharedPart(
  db: Db,
  writePlans: PlanWriter,
  options: StoreOptions,
): Omit<Store, 'dialect' | 'migrate' | 'close' | 'commit' | 'commitAll'> {
  return {
    ...caseReads(db, options.now ?? Date.now),
    ...worklists(db, options.utcOffset ?? 480),
    ...bundles(db),
    ...ledgers(db),
    ...ledgerAccesses(db),
    ...measured(db),
    ...directory(db),
    ...content(db),
    ...packChanges(db, writePlans),
    ...localizations(db),
    ...campaigns(db, writePlans),
    ...readings(db),
    ...ratings(db),
    ...reconciliations(db),
    ...records(db),
    ...trails(db),
    ...replies(db),
    nextNumber: numberSeries(db),
    verifyChain: () => verifyChain(db),
  };
}
