import { describe, expect, it } from 'vitest';
import { type Parameter, parameterValue, parameterValues } from '#engine';

/** Minimum wage in 河源's manner: the province's figure, another in one city, raised once. */
const wage: Pick<Parameter, 'values'> = {
  values: [
    { from: '2021-12-01', to: '2025-02-28', value: 1720, document: '粤府函〔2021〕345号' },
    { from: '2025-03-01', value: 1850 },
    { from: '2021-12-01', to: '2025-02-28', division: '4403', value: 2360 },
    { from: '2025-03-01', division: '4403', value: 2520 },
  ],
};

describe('parameterValue', () => {
  it.each([
    ['2021-11-30', '441600000000', undefined],
    ['2021-12-01', '441600000000', 1720],
    ['2025-02-28', '441600000000', 1720],
    ['2025-03-01', '441600000000', 1850],
    ['2025-02-28', '440304000000', 2360],
    ['2099-01-01', '440304000000', 2520],
    ['2025-03-01', '', 1850],
  ])('on %s at %s is %s', (day, division, value) => {
    expect(parameterValue(wage, day, division)?.value).toBe(value);
  });

  it('falls back to the wider place when the nearer one has no value that day', () => {
    const values = [
      { from: '2020-01-01', value: 1 },
      { from: '2020-01-01', to: '2020-12-31', division: '44', value: 2 },
    ];
    expect(parameterValue({ values }, '2020-12-31', '441600000000')?.value).toBe(2);
    expect(parameterValue({ values }, '2021-01-01', '441600000000')?.value).toBe(1);
  });

  it('prefers the nearer place over the later beginning, and does not hang on the order of the file', () => {
    const values = [
      { from: '2024-01-01', value: 1 },
      { from: '2020-01-01', division: '4416', value: 3 },
      { from: '2022-01-01', division: '44', value: 2 },
    ];
    for (const list of [values, [...values].reverse()])
      expect(parameterValue({ values: list }, '2025-01-01', '441625000000')?.value).toBe(3);
  });
});

describe('parameterValues', () => {
  it('gives null where no value holds, so that expressions see it missing and not zero', () => {
    const compiled = { wage: { ref: 'kite:wage', title: '最低工资标准', type: 'number' as const, ...wage } };
    expect(parameterValues(compiled, '2000-01-01', '44')).toEqual({ wage: null });
    expect(parameterValues(compiled, '2026-01-01', '440300000000')).toEqual({ wage: 2520 });
  });
});
