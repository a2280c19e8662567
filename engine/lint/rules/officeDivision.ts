import type { Level } from '../../bpmn/model.ts';
import type { Finding, OrganizationRule } from '../types.ts';

const LEVELS: [string, Level, string][] = [
  ['0000000000', 'province', '省级'],
  ['00000000', 'city', '市级'],
  ['000000', 'county', '县级'],
  ['000', 'town', '乡级'],
  ['', 'village', '村级'],
];

/** Level of a division by its code of twelve digits (GB/T 2260, GB/T 10114): what is below is filled with zeros. */
const levelOf = (code: string) => LEVELS.find(([zeros]) => code.endsWith(zeros));
const nameOf = (level: Level): string => LEVELS.find(([, one]) => one === level)?.[2] ?? level;

/** An office has the code of a division of its own level, inside the division of the pack. */
export const officeDivision: OrganizationRule = ({ offices }, { division = '' }) =>
  offices.flatMap(({ name, level, division: code }, at): Finding[] => {
    const finding = (text: string): Finding => ({
      severity: 'warning',
      code: 'lint.officeDivision',
      path: `/offices/${at}/division`,
      message: `机构「${name}」的区划代码 ${code} ${text}`,
    });
    const [, actual = level, words = ''] = levelOf(code) ?? [];
    return [
      ...(actual === level ? [] : [finding(`属${words}，机构却是${nameOf(level)}。请核对代码和层级。`)]),
      ...(code.startsWith(division) ? [] : [finding(`不在本包适用的区划 ${division} 之内。请核对代码。`)]),
    ];
  });
