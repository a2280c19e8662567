import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { BUILTINS } from '../../../../engine/feel/functions/index.ts';
import { print } from '../../../../engine/feel/value/index.ts';
import type { FeelValue } from '../../../../engine/feel/value/types.ts';
import { at, call, printed, UNBOUNDED } from './call.ts';

describe('functions of dates and times', () => {
  it.each<[string, FeelValue[], string]>([
    ['date', ['2017-12-31'], '2017-12-31'],
    ['date', [at('2017-08-14T14:25:00@Europe/Paris')], '2017-08-14'],
    ['date', [at('2017-08-14')], '2017-08-14'],
    ['date', [2017, 2, 29], 'null'],
    ['date', [-2017, 1, 1], '-2017-01-01'],
    ['date', [1e9, 1, 1], 'null'],
    ['date', [2017, null, 1], 'null'],
    ['date and time', ['2017-12-31'], '2017-12-31T00:00:00'],
    ['date and time', [at('2017-08-10T10:20:00+02:00'), at('23:59:01')], '2017-08-10T23:59:01'],
    ['date and time', [at('2017-01-01'), at('23:59:01@Europe/Paris')], '2017-01-01T23:59:01@Europe/Paris'],
    ['date and time', [at('2017-01-01'), null], 'null'],
    ['time', ['24:00:00'], '00:00:00'],
    ['time', [at('2017-08-10T10:20:00-01:00')], '10:20:00-01:00'],
    ['time', [at('2017-08-10')], '00:00:00Z'],
    ['time', [11, 59, 45], '11:59:45'],
    ['time', [11, 59, 45.5, null], '11:59:45.5'],
    ['time', [11, 59, 45, at('-PT2H45M55S')], '11:59:45-02:45:55'],
    ['time', [11, 59, 0, at('-PT0H')], '11:59:00Z'],
    ['time', [11, 59, 0, at('PT19H')], 'null'],
    ['time', [11, 59, 59.9999999999], '11:59:59.999999999'],
    ['time', [24, 0, 0], 'null'],
    ['time', [11, 60, 0], 'null'],
    ['time', [11, 59, 60], 'null'],
    ['time', [-1, 0, 0], 'null'],
    ['duration', ['P26M'], 'P2Y2M'],
    ['duration', ['P1Y1D'], 'null'],
    ['years and months duration', [at('2011-12-22'), at('2013-08-24')], 'P1Y8M'],
    ['years and months duration', [at('2013-08-24'), at('2011-12-22')], '-P1Y8M'],
    ['years and months duration', [at('2016-09-30T23:25:00'), at('2017-12-28')], 'P1Y2M'],
    ['years and months duration', [at('2020-01-31'), at('2020-01-15')], 'P0M'],
    ['years and months duration', [at('2020-01-15'), at('2020-01-31')], 'P0M'],
    ['day of year', [at('2020-12-31')], '366'],
    ['day of week', [at('2019-09-17T10:10:10')], '"Tuesday"'],
    ['month of year', [at('2019-09-17')], '"September"'],
    ['week of year', [at('2010-01-01')], '53'],
    ['week of year', [at('2003-12-29')], '1'],
    ['week of year', [at('2005-01-03')], '1'],
    ['day of year', ['2020-12-31'], 'null'],
    ['is', [at('23:00:50Z'), at('23:00:50+00:00')], 'true'],
    ['is', [at('20:00:50+00:00'), at('21:00:50+01:00')], 'false'],
    ['is', [at('2012-12-25'), at('2012-12-25T00:00:00Z')], 'false'],
    ['is', [at('2002-04-02T12:00:00-01:00'), at('2002-04-02T17:00:00+04:00')], 'false'],
    ['is', [at('10:00:00Z'), at('10:00:00+01:00')], 'false'],
    ['is', [at('2002-04-02T12:00:00'), at('2002-04-02T12:00:00Z')], 'false'],
    ['is', [at('P1D'), at('PT24H')], 'true'],
    ['is', [at('P0Y'), at('P0D')], 'false'],
    ['is', [1, 1], 'true'],
    ['is', [null, null], 'true'],
    [
      'is',
      [
        [1, 2],
        [1, 2],
      ],
      'true',
    ],
    ['now', [], '2026-03-05T09:30:00+08:00'],
    ['today', [], '2026-03-05'],
    ['today', [1], 'null'],
  ])('%s of %j is %s', (name, args, expected) => {
    expect(printed(call(name, ...args))).toBe(expected);
  });

  it('the week of the year is that of Temporal', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (days) => {
        const date = Temporal.PlainDate.from('1970-01-01').add({ days });
        expect(call('week of year', at(date.toString()))).toBe(date.weekOfYear);
        expect(call('day of year', at(date.toString()))).toBe(date.dayOfYear);
      }),
    );
  });

  it('without a clock there is no now', () => {
    expect(BUILTINS.now?.call([], { utcOffset: 480, fuel: UNBOUNDED })).toBeNull();
    expect(BUILTINS.today?.call([], { utcOffset: 480, fuel: UNBOUNDED })).toBeNull();
  });

  it('today begins at midnight in China', () => {
    const at = (now: string, utcOffset: number) =>
      print(BUILTINS.today?.call([], { now: Date.parse(now), utcOffset, fuel: UNBOUNDED }) ?? null);
    expect(at('2026-03-04T15:59:59.999Z', 480)).toBe('2026-03-04');
    expect(at('2026-03-04T16:00:00Z', 480)).toBe('2026-03-05');
    expect(at('1969-12-31T23:00:00Z', -60)).toBe('1969-12-31');
  });
});
