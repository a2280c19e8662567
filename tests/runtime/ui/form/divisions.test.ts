import { describe, expect, it } from 'vitest';
import { asCode, divisionOf, divisionsFor, isDivisionCode } from '../../../../runtime/ui/form/divisions.ts';

const divisions = [
  { code: '110101000000', name: '东城区', path: '北京市东城区' },
  { code: '110101010000', name: '和平里街道', path: '北京市东城区和平里街道' },
  { code: '990121101201', name: '双桂村', path: '凤栖市清溪县梧桐镇双桂村' },
];
const names = (typed: string) => divisionsFor(divisions, typed).map(({ name }) => name);

describe('divisions', () => {
  it.each([
    ['和平', ['和平里街道']],
    ['hpl', ['和平里街道']],
    ['shuanggui', ['双桂村']],
    ['110101', ['东城区', '和平里街道']],
    ['110 101 010', ['和平里街道']],
    ['', ['东城区', '和平里街道', '双桂村']],
    ['没有的地方', []],
  ])('%s finds %j', (typed, found) => expect(names(typed)).toEqual(found));

  it('reads codes of 6, 9 and 12 digits', () => {
    expect(asCode('１１０１０１－010 902')).toBe('110101010902');
    expect(asCode('和平里 1')).toBe('和平里 1');
    expect(['110101', '110101010', '110101010000', '11010', '和平里'].map(isDivisionCode)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(divisionOf(divisions, '110101')?.name).toBe('东城区');
    expect(divisionOf(divisions, '110101010')?.name).toBe('和平里街道');
    expect(divisionOf(divisions, '440000')).toBeUndefined();
  });
});
