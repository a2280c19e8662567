import { describe, expect, it } from 'vitest';
import { checkParameter, type Parameter, parameterGaps } from '#engine';

const number = (...values: Parameter['values']): Pick<Parameter, 'type' | 'values'> => ({ type: 'number', values });

describe('checkParameter', () => {
  it('has nothing against values that follow each other, or stand side by side at different places', () => {
    expect(
      checkParameter(
        number(
          { from: '2024-01-01', to: '2024-12-31', value: 1 },
          { from: '2025-01-01', value: 2 },
          { from: '2026-01-01', value: 3 },
          { from: '2024-06-01', division: '44', value: 4 },
        ),
      ),
    ).toEqual([]);
  });

  it.each([
    ['same beginning', '/values/1/from', { from: '2024-01-01', value: 2 }],
    ['begins before the other ends', '/values/1/from', { from: '2024-12-31', value: 2 }],
  ])('finds overlapping periods: %s', (_name, path, second) => {
    const found = checkParameter(number({ from: '2024-01-01', to: '2024-12-31', value: 1 }, second));
    expect(found.map((fault) => fault.path)).toEqual([path]);
    expect(found[0]?.message).toContain('2024-01-01 至 2024-12-31');
  });

  it('finds a period that ends before it begins, and a value of the other type', () => {
    const found = checkParameter(number({ from: '2024-02-01', to: '2024-01-31', value: '两千' }));
    expect(found.map(({ path }) => path)).toEqual(['/values/0/value', '/values/0/to']);
  });
});

describe('parameterGaps', () => {
  it('tells of days between two values of one place, across months and years', () => {
    const gap = parameterGaps(
      number({ from: '2023-01-01', to: '2024-02-28', value: 1 }, { from: '2024-03-01', value: 2 }),
    );
    expect(gap.map(({ path }) => path)).toEqual(['/values/1/from']);
    const none = number({ from: '2023-01-01', to: '2024-12-31', value: 1 }, { from: '2025-01-01', value: 2 });
    expect(parameterGaps(none)).toEqual([]);
  });
});
