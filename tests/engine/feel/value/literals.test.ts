import { describe, expect, it } from 'vitest';
import { atLiteral, print, typeOf } from '../../../../engine/feel/value/index.ts';

describe('literals of dates and durations', () => {
  it.each([
    ['2017-12-31', 'date', '2017-12-31'],
    ['-2017-01-01', 'date', '-2017-01-01'],
    ['999999999-12-31', 'date', '999999999-12-31'],
    ['0000-01-01', 'date', '0000-01-01'],
    ['2000-02-29', 'date', '2000-02-29'],
    ['11:22:33', 'time', '11:22:33'],
    ['11:22:33.120', 'time', '11:22:33.12'],
    ['11:22:33.123456789Z', 'time', '11:22:33.123456789Z'],
    ['11:22:33-00:00', 'time', '11:22:33Z'],
    ['11:22:33+08:00', 'time', '11:22:33+08:00'],
    ['11:22:33+02:45:55', 'time', '11:22:33+02:45:55'],
    ['10:20:00@Asia/Shanghai', 'time', '10:20:00@Asia/Shanghai'],
    ['2017-12-31T11:22:33', 'date and time', '2017-12-31T11:22:33'],
    ['2017-12-31T24:00:00', 'date and time', '2018-01-01T00:00:00'],
    ['2017-12-31T11:22:33.5-01:35', 'date and time', '2017-12-31T11:22:33.5-01:35'],
    ['2011-12-31T10:15:30@Europe/Paris', 'date and time', '2011-12-31T10:15:30@Europe/Paris'],
    ['P1Y27M', 'years and months duration', 'P3Y3M'],
    ['-P100M', 'years and months duration', '-P8Y4M'],
    ['P0Y', 'years and months duration', 'P0M'],
    ['P99999999Y', 'years and months duration', 'P99999999Y'],
    ['P1DT2H3M4.123456789S', 'days and time duration', 'P1DT2H3M4.123456789S'],
    ['-PT1H2M', 'days and time duration', '-PT1H2M'],
    ['-PT0.5S', 'days and time duration', '-PT0.5S'],
    ['PT1000M', 'days and time duration', 'PT16H40M'],
    ['P0D', 'days and time duration', 'PT0S'],
    ['PT0.S', 'days and time duration', 'PT0S'],
  ])('%s is a %s', (text, type, written) => {
    const value = atLiteral(text);
    expect(typeOf(value)).toBe(type);
    expect(print(value)).toBe(written);
  });

  it.each([
    '',
    'foo',
    '2017-02-29',
    '1900-02-29',
    '2017-13-01',
    '01211-12-31',
    '998-12-31',
    '+2012-12-02',
    '-0000-01-01',
    '9999999999-12-25',
    '2012-12-25T',
    '2012/12/25',
    '24:00:01',
    '23:59:60',
    '7:00:00',
    '13:20:00+19:00',
    '13:20:00+5:00',
    '13:20:00+02:00@Europe/Paris',
    '13:20:00@xyz/abc',
    '13:20:00@',
    '13:20:00@+08:00',
    'P',
    'PT',
    'P1DT',
    'P1H',
    'P1Y1D',
    '-',
    'P9999999999999999999D',
  ])('%j is none', (text) => {
    expect(atLiteral(text)).toBeNull();
  });
});
