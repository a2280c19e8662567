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
