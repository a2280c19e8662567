import type { Finding, ManifestRule } from '../types.ts';

const LENGTHS = { national: 0, province: 2, city: 4, county: 6 } as const;
const WORDS = { national: '全国', province: '省级', city: '市级', county: '县级' } as const;

/** A pack names the division of its layer: two digits for a province, four for a city, six for a county, none for the nation. */
export const packDivision: ManifestRule = ({ wutong: { layer, division = '' } }) => {
  const length = LENGTHS[layer];
  if (division.length === length) return [];
  const right = length === 0 ? '全国包不写区划代码' : `${WORDS[layer]}包的区划代码为${length}位`;
  const finding: Finding = {
    severity: 'error',
    code: 'lint.packDivision',
    path: '/wutong/division',
    message: `${right}，现为“${division}”。请改正区划代码或者层级。`,
  };
  return [finding];
};
