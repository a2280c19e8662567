import { LEVELS, OBJECTS } from '../diff/words.ts';
import type { FieldPath } from './path.ts';

/** Words of the codes that a field may hold, by the name of the field or of the list that it is an entry of. */
const CODES: Record<string, Record<string, string>> = {
  exerciseLevels: LEVELS,
  level: LEVELS,
  levels: LEVELS,
  maintainedBy: LEVELS,
  serviceObjects: OBJECTS,
  need: { required: '必要', conditional: '条件必要' },
  riskClass: { normal: '一般', money: '涉及资金', high: '高风险' },
  on: { accepted: '受理时', granted: '准予时', denied: '不予许可时', concluded: '办结时' },
  rights: { locked: '不得更改', 'narrow-only': '只可从宽', free: '可以更改' },
  start: { sameDay: '当日起算', nextDay: '次日起算', nextWorkingDay: '次一工作日起算' },
  roll: { forward: '遇休息日顺延', none: '遇休息日不顺延' },
};

/** What a code says in Chinese; undefined for any other text. */
export function codeWords(path: FieldPath, code: string): string | undefined {
  for (const name of path.slice(-2).reverse()) {
    const words = Object.hasOwn(CODES, name) ? CODES[name] : undefined;
    if (words && Object.hasOwn(words, code)) return words[code];
  }
  return undefined;
}
