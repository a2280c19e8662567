import type { CaseRow } from './cases.ts';
import type { Page, Scope } from './common.ts';

/**
 * Records among the cases that are none of an item (status `register`), by their kind, which stands in `result`. What
 * they hold is in `data`; its shape belongs to who wrote it. They change by plans, like cases.
 */
export interface RecordStore {
  record(id: string, kind: string, scope: Scope): Promise<CaseRow | undefined>;
  /** The latest first. */
  records(kind: string, page: { offset: number; limit: number }, scope: Scope): Promise<Page<CaseRow>>;
}
