import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { add, compare, divide, multiply, negate, print, subtract } from '../../../../../engine/feel/value/index.ts';
import type { FeelValue } from '../../../../../engine/feel/value/types.ts';
import { at } from '../../functions/call.ts';

const instant = fc.integer({ min: -2_000_000_000_000, max: 4_000_000_000_000 });
const minutes = fc.integer({ min: -2_000_000, max: 2_000_000 });
const zones = fc.constantFrom(
  'Europe/Paris',
  'Asia/Shanghai',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Urumqi',
);

const plain = (text: string): string => text.replace(/\[.*$/, '').replace(/[+-]\d\d:\d\d(:\d\d)?$/, '');

describe('dates and durations', () => {
  it('add to a zoned time as Temporal does', () => {
    fc.assert(
      fc.property(instant, minutes, zones, (milliseconds, length, zone) => {
        const start = Temporal.Instant.fromEpochMilliseconds(milliseconds - (milliseconds % 1000)).toZonedDateTimeISO(
          zone,
        );
        // Of a wall time that comes twice FEEL can only write the first.
        fc.pre(start.equals(start.toPlainDateTime().toZonedDateTime(zone)));
        const wanted = start.add({ minutes: length }).toPlainDateTime();
        const text = `${start.toPlainDateTime().toString({ fractionalSecondDigits: 0 })}@${zone}`;
        const sum = add(at(text), multiply(at('PT1M'), length));
        expect(print(sum)?.replace(/@.*/, '')).toBe(plain(wanted.toString()));
      }),
      { numRuns: 500 },
    );
  });

  it('subtract zoned times as Temporal does', () => {
    fc.assert(
      fc.property(instant, instant, zones, zones, (a, b, zoneA, zoneB) => {
        const text = (milliseconds: number, zone: string): [string, Temporal.ZonedDateTime] => {
          const local = Temporal.Instant.fromEpochMilliseconds(milliseconds - (milliseconds % 1000))
            .toZonedDateTimeISO(zone)
            .toPlainDateTime();
          return [`${local.toString({ fractionalSecondDigits: 0 })}@${zone}`, local.toZonedDateTime(zone)];
        };
        const [left, leftTime] = text(a, zoneA);
        const [right, rightTime] = text(b, zoneB);
        const seconds = (leftTime.epochMilliseconds - rightTime.epochMilliseconds) / 1000;
        expect(print(divide(subtract(at(left), at(right)), at('PT1S')))).toBe(String(seconds));
        expect(Math.sign(compare(at(left), at(right)) ?? Number.NaN)).toBe(Math.sign(seconds));
      }),
      { numRuns: 500 },
    );
  });

  it('add months to a date as Temporal does', () => {
    const days = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(days, fc.integer({ min: -30_000, max: 30_000 }), (day, months) => {
        const date = Temporal.PlainDate.from('1970-01-01').add({ days: day });
        fc.pre(date.year > 0 && date.year < 9999);
        const wanted = date.add({ months });
        fc.pre(wanted.year > 0 && wanted.year < 9999);
        expect(print(add(at(date.toString()), multiply(at('P1M'), months)))).toBe(wanted.toString());
      }),
      { numRuns: 1000 },
    );
  });

  it('come back when a duration is added and taken away', () => {
    const duration = fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 86_399 }));
    fc.assert(
      fc.property(duration, duration, ([days, seconds], [more, moreSeconds]) => {
        const sum = (d: number, s: number) => add(multiply(at('P1D'), d), multiply(at('PT1S'), s));
        const a = sum(days, seconds);
        const b = sum(more, moreSeconds);
        expect(compare(subtract(add(a, b), b), a)).toBe(0);
        expect(compare(add(a, b), add(b, a))).toBe(0);
        expect(compare(negate(negate(a)), a)).toBe(0);
        expect(compare(multiply(a, 3), add(add(a, a), a))).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  it.each<[FeelValue, string | undefined]>([
    [add(at('2020-01-31'), at('P1M')), '2020-02-29'],
    [subtract(at('2020-03-01'), at('PT24H')), '2020-02-29'],
    [subtract(at('2021-01-02'), at('PT1H')), '2021-01-01'],
    [subtract(at('2021-01-02'), at('1995-01-01')), 'P9498D'],
    [subtract(at('2021-01-02'), at('2021-01-01T10:10:10+11:00')), 'P1DT49M50S'],
    [subtract(at('2021-01-02'), at('2021-01-01T10:10:10')), undefined],
    [subtract(at('10:00:00'), at('11:00:00Z')), undefined],
    [subtract(at('10:00:00@Europe/Paris'), at('09:00:00@Europe/Paris')), 'PT1H'],
    [subtract(at('10:00:00@Europe/Paris'), at('09:00:00Z')), undefined],
    [add(at('23:30:00+08:00'), at('PT1H')), '00:30:00+08:00'],
    [add(at('P1D'), at('10:15:00')), '10:15:00'],
    [add(at('999999999-12-31'), at('P1D')), undefined],
    [add(at('P1Y'), at('P1D')), undefined],
    [multiply(at('P1Y11M'), -2.5), '-P4Y9M'],
    [divide(at('P10DT23H'), 2.5), 'P4DT9H12M'],
    [divide(at('P10D'), at('P5D')), '2'],
    [divide(at('P10D'), at('P0D')), undefined],
    [divide(at('P10Y'), at('P10D')), undefined],
    [divide(at('P1D'), 7), 'PT3H25M42.857142857S'],
    [negate(at('2021-01-01')), undefined],
    [add(at('2020-03-29T01:30:00@Europe/Paris'), at('PT1H')), '2020-03-29T03:30:00@Europe/Paris'],
    [subtract(at('2020-10-25T12:00:00@Europe/Paris'), at('2020-10-24T12:00:00@Europe/Paris')), 'P1DT1H'],
  ])('%# is %s', (value, text) => {
    expect(print(value)).toBe(text);
  });

  it('have the offsets of China before and after its summer time', () => {
    expect(print(subtract(at('1988-07-01T00:00:00Z'), at('1988-07-01T00:00:00@Asia/Shanghai')))).toBe('PT9H');
    expect(print(subtract(at('2026-07-01T00:00:00Z'), at('2026-07-01T00:00:00@Asia/Shanghai')))).toBe('PT8H');
  });

  it('take a wall time that is skipped by the offset before, and of one that comes twice the first', () => {
    expect(print(subtract(at('2020-03-29T02:30:00@Europe/Paris'), at('2020-03-29T00:00:00Z')))).toBe('PT1H30M');
    expect(print(subtract(at('2020-10-25T02:30:00@Europe/Paris'), at('2020-10-25T00:00:00Z')))).toBe('PT30M');
  });

  it('know a zone in years far away', () => {
    expect(print(subtract(at('999999999-01-01T00:00:00Z'), at('999999999-01-01T00:00:00@Europe/Paris')))).toBe('PT1H');
    const early = subtract(at('-999999999-01-02T00:00:00Z'), at('-999999999-01-02T00:00:00@Europe/Paris'));
    expect(print(early)).toBe('PT9M21S');
  });
});
