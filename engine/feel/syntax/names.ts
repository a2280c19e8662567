import { endOf, NAME_PART, ONE_WORD } from './characters.ts';

/** Names that are more than one word (`order's total`, `a-b`, `年龄 (周岁)`), which only who knows them can read as one. */
export class NameBook {
  /** By first character, the longest first. */
  private readonly names = new Map<string, string[]>();

  constructor(names: Iterable<string> = []) {
    for (const name of names) this.add(name);
  }

  add(name: string): void {
    const known = name.trim().replace(/\s+/g, ' ');
    if (known === '' || ONE_WORD.test(known)) return;
    const first = known.charAt(0);
    const others = this.names.get(first) ?? [];
    if (others.includes(known)) return;
    this.names.set(
      first,
      [...others, known].sort((a, b) => b.length - a.length),
    );
  }

  /** The longest known name at a place of the text, with its end. */
  at(text: string, from: number): { name: string; end: number } | undefined {
    for (const name of this.names.get(text.charAt(from)) ?? []) {
      const end = matchEnd(text, from, name);
      if (end >= 0) return { name, end };
    }
    return undefined;
  }
}

/** Where `name` ends when it stands in the text; one space in it stands for any number of them. */
const matchEnd = (text: string, from: number, name: string): number => {
  let at = from;
  for (const char of name) {
    if (char === ' ') {
      const before = at;
      while (/\s/.test(text.charAt(at))) at += 1;
      if (at === before) return -1;
    } else if (text.startsWith(char, at)) at += char.length;
    else return -1;
  }
  return endsInWord(name) && endOf(NAME_PART, text, at) >= 0 ? -1 : at;
};

const endsInWord = (name: string): boolean => {
  const last = [...name].at(-1) ?? '';
  return endOf(NAME_PART, last, 0) >= 0;
};
