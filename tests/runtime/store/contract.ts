import { describe, expect, it } from 'vitest';
import { bundleSuite } from './contract/bundles.ts';
import { campaignSuite } from './contract/campaigns.ts';
import { chainSuite } from './contract/chain.ts';
import { commitSuite } from './contract/commits.ts';
import { directorySuite } from './contract/directory.ts';
import { all, type OpenHarness, withStore } from './contract/harness.ts';
import { ledgerSuite } from './contract/ledgers.ts';
import { ledgersLiveSuite } from './contract/ledgersLive.ts';
import { localizationSuite } from './contract/localizations.ts';
import { measuredSuite } from './contract/measured.ts';
import { packChangeSuite } from './contract/packChanges.ts';
import { ratingSuite } from './contract/ratings.ts';
import { readingSuite } from './contract/readings.ts';
import { readSuite } from './contract/reads.ts';
import { reconciliationSuite } from './contract/reconciliations.ts';
import { schemaSuite } from './contract/schema.ts';
import { planOf } from './fixtures.ts';

/** What every store must do; run once for each database. */
export function storeContract(name: string, open: OpenHarness): void {
  describe(name, () => {
    commitSuite(open);
    bundleSuite(open);
    readSuite(open);
    ledgerSuite(open);
    ledgersLiveSuite(open);
    measuredSuite(open);
    readingSuite(open);
    ratingSuite(open);
    reconciliationSuite(open);
    chainSuite(open);
    directorySuite(open);
    localizationSuite(open);
    campaignSuite(open);
    packChangeSuite(open);
    schemaSuite(open);

    it('keeps everything when the tables are brought up to date again', () =>
      withStore(open, async ({ store }) => {
        await store.commit(planOf('a', 0));
        await store.migrate();
        expect(await store.case('a', all)).toBeDefined();
      }));
  });
}
