import type { PackVersion } from '#engine';
import type { PackChangeRow, PackRow, Store } from '../../../store/port.ts';
import { detailOf } from './detail.ts';

export type Head = Omit<PackRow, 'files'>;
export type ChangeHead = Omit<PackChangeRow, 'files' | 'before'>;

const MOST_CHANGES = 10_000;
const SHIPPED = 'system';

/** Every installation of the pack that was ever in force, taken back since or not, in no order. */
export const installsOf = async (store: Store, name: string): Promise<ChangeHead[]> =>
  (await store.packChanges(MOST_CHANGES)).filter(
    ({ pack, kind, appliedAt }) => pack === name && kind === 'install' && appliedAt !== null,
  );

/** Local changes were merged into what was delivered. */
export const isMerged = (change: ChangeHead): boolean => {
  const { delivered, to } = detailOf(change).plan;
  return delivered !== undefined && delivered?.digest !== to?.digest;
};

/** Whether a version lies in the store as its publisher delivered it. `installs`: of its pack. */
export function deliveredAmong(installs: readonly ChangeHead[]): (row: Head) => boolean {
  const digests = new Set(installs.filter((change) => !isMerged(change)).map(({ toDigest }) => toDigest));
  return (row) => row.installedBy === SHIPPED || digests.has(row.digest);
}

/**
 * Every version of a publisher that was ever active here, removed and undone ones included: the rows of packs and the records
 * of their installation outlive them. What people published here is no delivery.
 */
export async function deliveriesOf(store: Store, name: string): Promise<PackVersion[]> {
  const installs = await installsOf(store, name);
  const rows = (await store.packHeads()).filter((row) => row.name === name).filter(deliveredAmong(installs));
  const installed = installs.flatMap((change) => {
    const { delivered, to } = detailOf(change).plan;
    return (delivered ?? to) ? [delivered ?? to] : [];
  });
  return [...rows, ...installed].flatMap((one) => (one ? [{ version: one.version, digest: one.digest }] : []));
}
