import type { BundleStore } from './port/bundles.ts';
import type { CampaignStore } from './port/campaigns.ts';
import type { CaseStore } from './port/cases.ts';
import type { ContentStore } from './port/content.ts';
import type { DirectoryStore } from './port/directory.ts';
import type { LedgerStore } from './port/ledgers.ts';
import type { LocalizationStore } from './port/localizations.ts';
import type { PackChangeStore } from './port/packChanges.ts';
import type { RatingStore } from './port/ratings.ts';
import type { ReconciliationStore } from './port/reconciliations.ts';
import type { RecordStore } from './port/records.ts';

export type * from './port/bundles.ts';
export type * from './port/campaigns.ts';
export * from './port/cases.ts';
export type * from './port/common.ts';
export type * from './port/content.ts';
export type * from './port/directory.ts';
export type * from './port/ledgers.ts';
export type * from './port/localizations.ts';
export type * from './port/packChanges.ts';
export type * from './port/ratings.ts';
export type * from './port/reconciliations.ts';
export type * from './port/records.ts';

/** The only way to durable state. Two implementations, one contract suite (tests/runtime/store). */
export interface Store
  extends CaseStore,
    CampaignStore,
    BundleStore,
    LedgerStore,
    DirectoryStore,
    ContentStore,
    PackChangeStore,
    LocalizationStore,
    RatingStore,
    ReconciliationStore,
    RecordStore {
  readonly dialect: 'sqlite' | 'postgres';
  /** Creates or upgrades the tables. */
  migrate(): Promise<void>;
  close(): Promise<void>;
}
