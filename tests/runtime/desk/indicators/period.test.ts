import { describe, expect, it } from 'vitest';
import {
  addressOf,
  askedFor,
  chosen,
  lookedAt,
  searchOf,
  stepped,
} from '../../../../runtime/desk/indicators/period.ts';

const from = (address: Record<string, string>) => lookedAt((name) => address[name] ?? '');

describe('the period that figures are looked at in', () => {
  it('begins with each indicator’s own, the one that runs, beside the one before', () => {
    const looked = from({});
    expect(looked).toEqual({ kind: '', month: '', compare: 'previous' });
    expect(searchOf(looked)).toBe('');
    expect(askedFor(looked)).toEqual({ compare: 'previous' });
  });

  it('stands in the address, and nothing senseless is read from it', () => {
    const looked = from({ period: 'quarter', month: '2020-05', compare: 'none' });
    expect(looked).toEqual({ kind: 'quarter', month: '2020-05', compare: '' });
    expect(addressOf(looked)).toEqual({ period: 'quarter', month: '2020-05', compare: 'none' });
    expect(askedFor(looked)).toEqual({ period: 'quarter', day: '2020-05-31' });
    expect(from({ period: 'week', month: '2020', compare: 'x' })).toEqual({ kind: '', month: '', compare: 'previous' });
  });

  it.each([
    ['month', '2020-01', -1, '2019-12'],
    ['quarter', '2020-05', -1, '2020-03'],
    ['quarter', '2020-05', 1, '2020-09'],
    ['year', '2020-05', -1, '2019-12'],
    ['', '2020-03', 1, '2020-04'],
  ] as const)('steps by whole periods: %s of %s by %i', (kind, month, by, to) => {
    expect(stepped({ kind, month, compare: '' }, by).month).toBe(to);
  });

  it('is empty for the one that runs, also when a later month is chosen', () => {
    const now = new Date().toISOString().slice(0, 7);
    expect(chosen({ kind: 'year', month: '', compare: '' }, now).month).toBe('');
    expect(chosen({ kind: 'month', month: '', compare: '' }, '2999-01').month).toBe('');
  });
});
