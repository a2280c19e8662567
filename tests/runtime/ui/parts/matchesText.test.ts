import { describe, expect, it } from 'vitest';
import { matchesText } from '../../../../runtime/ui/parts/matchesText.ts';

describe('matchesText', () => {
  it.each(['失业', '登记', 'sydj', 'shiye', 'SYDJ', ' sydj ', ''])('finds 失业登记 by “%s”', (typed) => {
    expect(matchesText('失业登记', typed)).toBe(true);
  });

  it.each(['就业', 'zzz', '登失'])('does not find it by “%s”', (typed) => {
    expect(matchesText('失业登记', typed)).toBe(false);
  });
});
