import { expect, it } from 'vitest';
import type { PackManifest } from '#engine';
import { packDivision } from '../../../../engine/lint/rules/packDivision.ts';

const found = (layer: PackManifest['wutong']['layer'], division?: string) =>
  packDivision({
    name: 'kite',
    version: '1.0.0',
    wutong: {
      formatVersion: 1,
      namespace: 'kite',
      title: '风筝',
      layer,
      ...(division === undefined ? {} : { division }),
    },
  }).map(({ message }) => message);

it.each<[PackManifest['wutong']['layer'], string | undefined]>([
  ['national', undefined],
  ['province', '11'],
  ['city', '4416'],
  ['county', '110101'],
  ['province', '99'],
])('is silent on a %s pack with %s', (layer, division) => {
  expect(found(layer, division)).toEqual([]);
});

it.each<[PackManifest['wutong']['layer'], string | undefined, RegExp]>([
  ['national', '11', /全国包不写区划代码/],
  ['province', undefined, /省级包的区划代码为2位/],
  ['city', '44', /市级包的区划代码为4位/],
  ['county', '1101010', /县级包的区划代码为6位/],
  ['province', '98', /没有代码为“98”的省级区划/],
  ['city', '1601', /没有代码为“16”的省级区划/],
])('finds a %s pack with %s', (layer, division, message) => {
  expect(found(layer, division)).toEqual([expect.stringMatching(message)]);
});
