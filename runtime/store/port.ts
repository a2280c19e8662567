import type { CaseStore } from './port/cases.ts';
import type { ContentStore } from './port/content.ts';
import type { DirectoryStore } from './port/directory.ts';
import type { LedgerStore } from './port/ledgers.ts';
import type { LocalizationStore } from './port/localizations.ts';
import type { PackChangeStore } from './port/packChanges.ts';

export * from './port/cases.ts';
export type * from './port/common.ts';
export type * from './port/content.ts';
export type * from './port/directory.ts';
export type * from './port/ledgers.ts';
export type * from './port/localizations.ts';
export type * from './port/packChanges.ts';

/** The only way to durable state. Two implementations, one contract suite (tests/runtime/store). */
export interface Store
  extends CaseStore,
    LedgerStore,
    DirectoryStore,
    ContentStore,
    PackChangeStore,
    LocalizationStore {
  readonly dialect: 'sqlite' | 'postgres';
  /** Creates or upgrades the tables. */
  migrate(): Promise<void>;
  close(): Promise<void>;
}
