import { describe, expect, it } from 'vitest';
import { matchesText, nearestFirst } from '../../../../runtime/ui/parts/matchesText.ts';

describe('matchesText', () => {
  it.each(['失业', '登记', 'sydj', 'shiye', 'SYDJ', ' sydj ', ''])('finds 失业登记 by “%s”', (typed) => {
    expect(matchesText('失业登记', typed)).toBe(true);
  });

  it.each(['就业', 'zzz', '登失'])('does not find it by “%s”', (typed) => {
    expect(matchesText('失业登记', typed)).toBe(false);
  });
});

describe('nearestFirst', () => {
  const names = ['就业失业登记', '失业登记退出', '失业登记', '档案接收'];
  it.each(['失业登记', 'sydj', ' 失业登记 '])('puts the whole name before its beginning and its end: “%s”', (typed) => {
    expect(nearestFirst(names, (name) => name, typed)).toEqual([
      '失业登记',
      '失业登记退出',
      '就业失业登记',
      '档案接收',
    ]);
  });

  it('keeps the order where nothing is typed', () => {
    expect(nearestFirst(names, (name) => name, '')).toEqual(names);
  });
});
