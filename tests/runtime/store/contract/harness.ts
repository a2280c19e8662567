import type { StoreOptions } from '../../../../runtime/store/db.ts';
import type { Store } from '../../../../runtime/store/port.ts';

/** A database of its own for each test. */
export interface Harness {
  store: Store;
  /** Another store over the same data: a restarted or a second server process. */
  again(): Promise<Store>;
  /** Runs SQL behind the store's back. */
  tamper(sql: string): Promise<void>;
  /** Rows of a query behind the store's back. */
  query(sql: string): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

export type OpenHarness = (options?: StoreOptions) => Promise<Harness>;

export const all = { all: true } as const;
export const page = { offset: 0, limit: 50 };

/** Runs the body with a fresh database and closes it whatever happens. */
export async function withStore(
  open: OpenHarness,
  body: (on: Harness) => Promise<void>,
  options?: StoreOptions,
): Promise<void> {
  const harness = await open(options);
  try {
    await body(harness);
  } finally {
    await harness.close();
  }
}
