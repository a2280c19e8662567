/**
 * Whether a regular expression of a pack can be trusted with texts that people type (S4). JavaScript's matcher backtracks:
 * a repeated group that itself holds a repetition or alternatives can take exponential time. Such patterns are refused
 * here, not repaired; a list or a character class says the same.
 */
const MAX_LENGTH = 200;
/** Most repetitions that nested bounded quantifiers may multiply to: `(\d{1,3}\.){3}` is 9. */
const MAX_PRODUCT = 64;
/** More open repetitions than this in one pattern can be cubic. */
const MAX_OPEN = 2;

/** What is wrong with the pattern, as a Chinese clause; undefined when it is fine. */
export const patternFault = (pattern: string): string | undefined => {
  if (pattern.length > MAX_LENGTH) return `正则表达式超过${MAX_LENGTH}个字符`;
  try {
    new RegExp(pattern, 'u');
  } catch {
    return '正则表达式有语法错误';
  }
  const bare = pattern.replace(/\\[pPu]\{[^}]*\}|\\./gu, 'x').replace(/\[[^\]]*\]/g, 'x');
  if (/\\[1-9]|\\k</.test(pattern)) return '正则表达式不得使用反向引用';
  if (/\(\?<?[=!]/.test(bare)) return '正则表达式不得使用环视';
  return repetitionFault(bare);
};

/** Highest count of a quantifier text: `*`, `+`, `{2,}` are open. */
const mostOf = (quantifier: string): number => {
  const range = /^\{(\d+)(,?)(\d*)\}/.exec(quantifier);
  if (!range) return quantifier.startsWith('?') ? 1 : Number.POSITIVE_INFINITY;
  if (range[2] === '') return Number(range[1]);
  return range[3] === '' ? Number.POSITIVE_INFINITY : Number(range[3]);
};

interface Group {
  /** Largest product of variable repetitions inside; 1 = none. */
  repeats: number;
  alternatives: boolean;
}

const QUANTIFIER = /^(?:[*+?]|\{\d+(?:,\d*)?\})/;

const repetitionFault = (bare: string): string | undefined => {
  const stack: Group[] = [{ repeats: 1, alternatives: false }];
  const top = (): Group => stack.at(-1) ?? { repeats: 1, alternatives: false };
  let open = 0;
  for (let at = 0; at < bare.length; at += 1) {
    const character = bare[at];
    if (character === '|') top().alternatives = true;
    if (character === '(') stack.push({ repeats: 1, alternatives: false });
    const quantifier = QUANTIFIER.exec(bare.slice(at + 1))?.[0];
    const inner = character === ')' ? (stack.pop() ?? top()) : { repeats: 1, alternatives: false };
    if (quantifier === undefined || character === '(' || character === '|') {
      top().repeats = Math.max(top().repeats, inner.repeats);
      top().alternatives ||= inner.alternatives && stack.length > 1;
      continue;
    }
    const most = mostOf(quantifier);
    if (most === Number.POSITIVE_INFINITY) open += 1;
    const product = most * inner.repeats;
    if (most > 1 && inner.repeats > 1 && product > MAX_PRODUCT) return '正则表达式在重复的分组里又有重复，可能极慢';
    if (most > 1 && inner.alternatives && most > MAX_PRODUCT) return '正则表达式在无限重复的分组里有多种选择，可能极慢';
    const variable = !/^\{\d+\}$/.test(quantifier) && most > 1;
    top().repeats = Math.max(top().repeats, variable || inner.repeats > 1 ? product : 1);
    at += quantifier.length;
  }
  return open > MAX_OPEN ? `正则表达式的无限重复超过${MAX_OPEN}处，可能极慢` : undefined;
};
