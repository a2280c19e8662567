/** A piece of a text: words as they are, or an expression with the filter that shapes its value. */
export type Piece = { words: string } | { expression: string; filter: string; argument: string };

/**
 * Splits a text at `{expression}` and `{expression | filter argument}`. `{{` and `}}` print a brace. Braces and bars inside
 * quotes, and braces of FEEL contexts, belong to the expression. A brace that never closes is printed as it is.
 */
export const parseText = (text: string): Piece[] => {
  const pieces: Piece[] = [];
  let words = '';
  for (let at = 0; at < text.length; at += 1) {
    const two = text.slice(at, at + 2);
    const end = two === '{{' || two === '}}' ? -1 : expressionEnd(text, at);
    if (two === '{{' || two === '}}') {
      words += text.charAt(at);
      at += 1;
    } else if (end < 0) words += text.charAt(at);
    else {
      if (words !== '') pieces.push({ words });
      words = '';
      pieces.push(parseExpression(text.slice(at + 1, end)));
      at = end;
    }
  }
  return words === '' ? pieces : [...pieces, { words }];
};

/** Index of the brace that closes the one at `start`; -1 when there is none to open or close. */
const expressionEnd = (text: string, start: number): number => {
  if (text[start] !== '{') return -1;
  let depth = 0;
  for (const { character, at } of unquoted(text, start)) {
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
};

const parseExpression = (inner: string): Piece => {
  const bar = [...unquoted(inner, 0)].find(({ character }) => character === '|')?.at ?? inner.length;
  const [filter = '', argument = ''] = inner
    .slice(bar + 1)
    .trim()
    .split(/\s+/);
  return { expression: inner.slice(0, bar).trim(), filter, argument };
};

function* unquoted(text: string, start: number): Generator<{ character: string; at: number }> {
  let quoted = false;
  for (let at = start; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quoted && character === '\\') at += 1;
    else if (character === '"') quoted = !quoted;
    else if (!quoted) yield { character, at };
  }
}
