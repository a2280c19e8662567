import type { Finding, ManifestRule } from '../types.ts';

const LENGTHS = { national: 0, province: 2, city: 4, county: 6 } as const;
const WORDS = { national: '全国', province: '省级', city: '市级', county: '县级' } as const;

/** First two digits of every province (GB/T 2260), and 99 for regions that do not exist, as in examples. */
const PROVINCES =
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 99'.split(' ');

/** A pack names a division of its layer: two digits for a province, four for a city, six for a county, none for the nation. */
export const packDivision: ManifestRule = ({ wutong: { layer, division = '' } }) => {
  const length = LENGTHS[layer];
  const finding = (message: string): Finding => ({
    severity: 'error',
    code: 'lint.packDivision',
    path: '/wutong/division',
    message,
  });
  const right = length === 0 ? '全国包不写区划代码' : `${WORDS[layer]}包的区划代码为${length}位`;
  if (division.length !== length) return [finding(`${right}，现为“${division}”。请改正区划代码或者层级。`)];
  if (length === 0 || PROVINCES.includes(division.slice(0, 2))) return [];
  return [finding(`没有代码为“${division.slice(0, 2)}”的省级区划（GB/T 2260），现为“${division}”。请改正区划代码。`)];
};
