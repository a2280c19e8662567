import { fail, ok, type Problem, type Result } from '../../result.ts';

/**
 * How one platform writes what an item says: its codes for our words, and its names for the fields. Platforms differ, so
 * that this is data (domain manual §4.1).
 */
export interface PlatformMapping {
  id: string;
  title: string;
  dictionaries: Record<Dictionary, Record<string, string>>;
  /** Field of the national list → the platform's name for it. */
  fields?: Record<string, string>;
  /** Codes for fields that items write in words: field → our word → the platform's code. Words without one stay words. */
  words?: Record<string, Record<string, string>>;
}

export type Dictionary = 'level' | 'object' | 'handling' | 'unit' | 'need' | 'yesNo';

const WORDS: Record<Dictionary, readonly string[]> = {
  level: ['province', 'city', 'county', 'town', 'village'],
  object: ['person', 'organization'],
  handling: ['true', 'false'],
  unit: ['workingDay', 'calendarDay', 'month', 'year', 'workingHour', 'hour'],
  need: ['required', 'conditional'],
  yesNo: ['true', 'false'],
};

/** Codes of the national implementation list of government services. */
export const NATIONAL_LIST: PlatformMapping = {
  id: 'national',
  title: '国家政务服务事项实施清单',
  dictionaries: {
    level: { province: '2', city: '3', county: '4', town: '5', village: '6' },
    object: { person: '1', organization: '2' },
    handling: { true: '1', false: '2' },
    unit: { workingDay: 'W', calendarDay: 'D', month: 'M', year: 'Y', workingHour: 'H', hour: 'H' },
    need: { required: '1', conditional: '2' },
    yesNo: { true: '1', false: '0' },
  },
};

/** A word in the code of the platform. */
export const codeOf = ({ words }: PlatformMapping, field: string, word: string): string =>
  words?.[field]?.[word] ?? word;

/** The word for a code: of several that have it, the one that stands there already. */
export function wordFor({ words = {} }: PlatformMapping, field: string, code: string, before: string): string {
  const known = Object.entries(words[field] ?? {}).flatMap(([word, own]) => (own === code ? [word] : []));
  return known.includes(before) ? before : (known[0] ?? code);
}

const problem = (message: string, path: string): Problem => ({ code: 'mapping.wrong', message, path });

/** A mapping as someone wrote it, checked: every word of every dictionary has a code. Problems: `mapping.wrong`. */
export function readMapping(value: unknown): Result<PlatformMapping> {
  const given = value as Partial<PlatformMapping> | null;
  if (typeof given?.id !== 'string' || typeof given.title !== 'string')
    return fail(problem('映射表须有标识 id 和名称 title。', ''));
  const problems = Object.entries(WORDS).flatMap(([name, words]) => {
    const codes: Record<string, unknown> = given.dictionaries?.[name as Dictionary] ?? {};
    return words
      .filter((word) => typeof codes[word] !== 'string')
      .map((word) => problem(`映射表缺少“${name}”中“${word}”的编码。`, `/dictionaries/${name}/${word}`));
  });
  for (const [field, codes] of Object.entries(given.words ?? {}))
    if (!isTable(codes))
      problems.push(problem(`“${field}”的编码应写作 {"我们的写法": "平台的编码"}。`, `/words/${field}`));
  return problems.length > 0 ? fail(...problems) : ok(given as PlatformMapping);
}

const isTable = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.values(value).every((code) => typeof code === 'string');
