import { NAME } from './names.ts';

export type Token =
  | { kind: 'path'; names: string[] }
  | { kind: 'string'; value: string }
  | { kind: 'number'; value: number }
  | { kind: 'sign'; text: string };

const TOKEN = new RegExp(
  String.raw` *(?:(?<path>${NAME}(?:\.${NAME})*)|"(?<string>(?:[^"\\\p{Cc}\u2028\u2029]|\\["\\nrt])*)"|(?<number>-?\d{1,15}(?:\.\d{1,9})?(?![\d.A-Za-z_]))|(?<sign><=|>=|!=|[-=<>+*/()[\],]))`,
  'uy',
);

const ESCAPED: Record<string, string> = { n: '\n', r: '\r', t: '\t' };

/** The pieces of an expression, or undefined when it holds a piece that is not of the subset. */
export const tokenize = (expression: string): Token[] | undefined => {
  const code = expression.replace(/ +$/, '');
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < code.length) {
    const match = TOKEN.exec(code);
    if (!match?.groups) return undefined;
    tokens.push(...tokensOf(match.groups, tokens.at(-1)));
  }
  return tokens;
};

const tokensOf = (groups: Record<string, string | undefined>, before: Token | undefined): Token[] => {
  const { path, string, number, sign } = groups;
  if (path !== undefined) return [{ kind: 'path', names: path.split('.') }];
  if (string !== undefined) return [{ kind: 'string', value: withoutEscapes(string) }];
  if (number !== undefined) return numberTokens(number, before);
  return [{ kind: 'sign', text: sign ?? '' }];
};

/** A minus after an operand subtracts, elsewhere it belongs to the number. */
const numberTokens = (text: string, before: Token | undefined): Token[] => {
  if (!text.startsWith('-') || !endsOperand(before)) return [{ kind: 'number', value: 0 + Number(text) }];
  return [
    { kind: 'sign', text: '-' },
    { kind: 'number', value: Number(text.slice(1)) },
  ];
};

const endsOperand = (token: Token | undefined): boolean => {
  if (token === undefined) return false;
  if (token.kind === 'path') return !KEYWORDS.has(token.names.join('.'));
  return token.kind === 'sign' ? token.text === ')' || token.text === ']' : true;
};

/** Words after which an operand begins. */
const KEYWORDS = new Set(['if', 'then', 'else', 'or', 'and']);

const withoutEscapes = (text: string): string =>
  text.includes('\\') ? text.replace(/\\(.)/g, (_, letter: string) => ESCAPED[letter] ?? letter) : text;
