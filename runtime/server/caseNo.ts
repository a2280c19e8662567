import { toLocalDate } from '#engine';
import type { Services } from './services.ts';

const CHINA_OFFSET = 480;

/** `110105-20261122-00017`: division of the office, day, number of the day. Gaps may occur, repetitions never. */
export async function nextCaseNo(
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  division: string,
): Promise<string> {
  const series = `${division.slice(0, 6)}-${toLocalDate(clock(), CHINA_OFFSET).replaceAll('-', '')}`;
  return `${series}-${String(await store.nextNumber(`case:${series}`)).padStart(5, '0')}`;
}

/** `110105-20261122-B0003`: a bundle (一件事), which is no case and told from one by its number. */
export async function nextBundleNo(
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  division: string,
): Promise<string> {
  const series = `${division.slice(0, 6)}-${toLocalDate(clock(), CHINA_OFFSET).replaceAll('-', '')}`;
  return `${series}-B${String(await store.nextNumber(`bundle:${series}`)).padStart(4, '0')}`;
}
