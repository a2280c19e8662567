/** A token of a JUEL expression (JSR 341), the expression language of Camunda 7, Flowable and Activiti. */
export interface JuelToken {
  kind: 'name' | 'number' | 'string' | 'operator' | 'end';
  text: string;
}

/** Words that are operators. */
const WORDS: Record<string, string> = {
  and: '&&',
  or: '||',
  not: '!',
  eq: '==',
  ne: '!=',
  lt: '<',
  gt: '>',
  le: '<=',
  ge: '>=',
  div: '/',
  mod: '%',
  empty: 'empty',
};

const TOKEN =
  /\s*(?:([\p{L}_$][\p{L}\p{N}_$]*)|(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(&&|\|\||[=!<>]=|[-+*/%<>!?:().,[\]]))/uy;

/** The tokens of an expression, closed by `end`; undefined where a character belongs to none. */
export function juelTokens(text: string): JuelToken[] | undefined {
  const tokens: JuelToken[] = [];
  const pattern = new RegExp(TOKEN);
  while (text.slice(pattern.lastIndex).trim() !== '') {
    const match = pattern.exec(text);
    if (!match) return undefined;
    tokens.push(tokenOf(match));
  }
  return [...tokens, { kind: 'end', text: '' }];
}

function tokenOf([, name, number, double, single, operator]: RegExpExecArray): JuelToken {
  if (name !== undefined && Object.hasOwn(WORDS, name)) return { kind: 'operator', text: WORDS[name] ?? name };
  if (name !== undefined) return { kind: 'name', text: name };
  if (number !== undefined) return { kind: 'number', text: number };
  if (operator !== undefined) return { kind: 'operator', text: operator };
  return { kind: 'string', text: (double ?? single ?? '').replace(/\\(.)/g, '$1') };
}
