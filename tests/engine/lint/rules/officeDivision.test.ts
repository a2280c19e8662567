import { expect, it } from 'vitest';
import type { Level } from '#engine';
import { officeDivision } from '../../../../engine/lint/rules/officeDivision.ts';

const found = (level: Level, division: string, pack?: string) =>
  officeDivision(
    {
      id: 'demo',
      title: '演示',
      demo: true,
      offices: [{ id: 'a', name: '双桂村服务站', level, division }],
      officers: [],
    },
    pack === undefined ? {} : { division: pack },
  ).map(({ message }) => message);

it.each<[Level, string]>([
  ['province', '990000000000'],
  ['city', '990100000000'],
  ['county', '990121000000'],
  ['county', '110101000000'],
  ['town', '990121101000'],
  ['village', '990121101201'],
])('is silent on a %s with %s', (level, division) => {
  expect(found(level, division, division.slice(0, 2))).toEqual([]);
});

it.each<[Level, string, RegExp]>([
  ['town', '990121000000', /属县级，机构却是乡级/],
  ['village', '990121101000', /属乡级，机构却是村级/],
  ['province', '990100000000', /属市级，机构却是省级/],
])('finds a %s with the code %s', (level, division, message) => {
  expect(found(level, division)).toEqual([expect.stringMatching(message)]);
});

it('finds an office outside the division of the pack', () => {
  expect(found('town', '990121101000', '11')).toEqual([expect.stringContaining('不在本包适用的区划 11 之内')]);
});
