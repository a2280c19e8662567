import { describe, expect, it } from 'vitest';
import { amountInWords } from '../../../../runtime/ui/form/amount.ts';

describe('大写金额', () => {
  it.each([
    [0, '零元整'],
    [1, '壹元整'],
    [10, '壹拾元整'],
    [10_500.05, '壹万零伍佰元零伍分'],
    [1_005, '壹仟零伍元整'],
    [100_000, '壹拾万元整'],
    [100_010, '壹拾万零壹拾元整'],
    [2_000_300.4, '贰佰万零叁佰元肆角整'],
    [300_000_000, '叁亿元整'],
    [100_000_001, '壹亿零壹元整'],
    [0.06, '陆分'],
    [0.5, '伍角整'],
    [12.34, '壹拾贰元叁角肆分'],
    [-8, '负捌元整'],
  ])('%d → %s', (amount, words) => {
    expect(amountInWords(amount)).toBe(words);
  });
});
