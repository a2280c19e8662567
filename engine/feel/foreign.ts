/** Operators of other languages that would be read as something else and silently give null. */
const FOREIGN: [pattern: RegExp, advice: string][] = [
  [/^\s*=(?!=)/, '表达式不能以“=”开头'],
  [/==/, '判断相等请用一个“=”'],
  [/(?<!function\s*)<>/, '判断不相等请用“!=”'],
  [/=>/, '“大于或等于”请写作“>=”'],
  [/=</, '“小于或等于”请写作“<=”'],
  [/&&/, '“并且”请写作“and”'],
  [/\|\|/, '“或者”请写作“or”'],
];

/** What to write instead, when an expression uses a sign of another language. A unary test may begin with `=`. */
export function foreignOperator(text: string, unary: boolean): string | undefined {
  const code = withoutStrings(text);
  return FOREIGN.find(([pattern], index) => !(unary && index === 0) && pattern.test(code))?.[1];
}

/** The expression with its string literals emptied and without comments, so that only code is looked at. */
export const withoutStrings = (text: string): string =>
  text.replace(/"(?:\\.|[^"\\])*"|\/\/[^\n\r]*|\/\*[\s\S]*?\*\//g, (part) => (part.startsWith('"') ? '""' : ' '));

/** Full-width marks, which Chinese keyboards write and FEEL does not know. */
export const FULL_WIDTH = /[、。，；：？！（）【】｛｝“”‘’＝＜＞＋－＊／]/u;
