/** A fenced block of a page: what follows the three ticks, and its text without the last line break. */
export interface Block {
  language: string;
  /** What the language is followed by: the file that the block is about. */
  file: string;
  text: string;
}

/** The blocks of a Markdown page in their order. */
export const blocksOf = (page: string): Block[] =>
  [...page.matchAll(/^```(\w+) ?(.*)\n([\s\S]*?)\n```$/gm)].map(([, language = '', file = '', text = '']) => ({
    language,
    file,
    text,
  }));

/**
 * Applies what a `diff` block shows: the lines with a blank or `-` in front must stand in the file once; they become the
 * lines with a blank or `+`.
 */
export function applyDiff(content: string, diff: string): string {
  const lines = diff.split('\n');
  const side = (sign: string) =>
    lines
      .filter((line) => line.startsWith(' ') || line.startsWith(sign))
      .map((line) => line.slice(1))
      .join('\n');
  const [before, after] = [side('-'), side('+')];
  if (content.split(before).length !== 2)
    throw new Error(`stands ${content.split(before).length - 1} times:\n${before}`);
  return content.replace(before, () => after);
}

/** Lines that a page promises and the output lacks; `…` stands for anything, other lines may come between. */
export function missingLines(promised: string, output: string): string[] {
  let rest = output.split('\n');
  return promised.split('\n').filter((line) => {
    const parts = line.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    const at = rest.findIndex((candidate) => new RegExp(`^${parts.join('.*')}$`).test(candidate));
    if (at >= 0) rest = rest.slice(at + 1);
    return at < 0;
  });
}
