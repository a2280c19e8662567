import { describe, expect, it } from 'vitest';
import type { ReadingRow } from '../../../../runtime/store/port.ts';
import { day, morning, paths } from '../fixtures.ts';
import { all, type OpenHarness, withStore } from './harness.ts';

const reading = (account: string, more: Partial<ReadingRow> = {}): ReadingRow => ({
  ruleText: 'beijing:first-asked',
  digest: 'd1',
  account,
  officePath: paths.town,
  version: '1.0.0',
  at: morning,
  ...more,
});

export function readingSuite(open: OpenHarness): void {
  describe('readings of rule texts', () => {
    it('keep the first reading of every version, seen within the scope', () =>
      withStore(open, async ({ store }) => {
        await store.saveReading(reading('u-wang'));
        await store.saveReading(reading('u-wang', { at: morning + day }));
        await store.saveReading(reading('u-wang', { digest: 'd2', version: '1.1.0', at: morning + 2 * day }));
        await store.saveReading(reading('u-li', { officePath: paths.otherCounty, at: morning + 3 * day }));
        const seen = async (scope: Parameters<typeof store.readings>[1]) =>
          (await store.readings('beijing:first-asked', scope)).map(({ account, digest, at }) => [account, digest, at]);
        const own = [
          ['u-wang', 'd1', morning],
          ['u-wang', 'd2', morning + 2 * day],
        ];
        expect(await seen({ paths: [paths.county] })).toEqual(own);
        expect(await seen(all)).toEqual([...own, ['u-li', 'd1', morning + 3 * day]]);
        expect(await seen({ paths: [] })).toEqual([]);
        expect(await store.readingsOf('u-li')).toEqual([
          reading('u-li', { officePath: paths.otherCounty, at: morning + 3 * day }),
        ]);
        expect(await store.readings('beijing:other', all)).toEqual([]);
      }));
  });
}
