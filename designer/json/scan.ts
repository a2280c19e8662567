/** Where each value of a JSON text begins, by JSON pointer; or the first fault with its place. */
export type Scan = { ok: true; places: Map<string, number> } | { ok: false; at: number; message: string };

class Fault {
  constructor(
    readonly at: number,
    readonly message: string,
  ) {}
}

const escaped = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1');
const literal = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/y;
const string = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const space = /[ \t\r\n]*/y;

/** Reads a JSON text only to tell where things stand; `JSON.parse` gives the values. */
export function scanJson(text: string): Scan {
  let at = 0;
  const places = new Map<string, number>();
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  const skip = () => take(space);
  const seen = () => (at < text.length ? `这里是“${text[at]}”` : '文本到此结束');
  const expect = (char: string, what: string) => {
    skip();
    if (text[at] !== char) throw new Fault(at, `${what}，但${seen()}。`);
    at += 1;
  };
  const key = (): string => {
    skip();
    const found = take(string);
    if (found === undefined) throw new Fault(at, `应为双引号括起的字段名，但${seen()}。`);
    return JSON.parse(found) as string;
  };
  const members = (close: string, member: (index: number) => void) => {
    at += 1;
    skip();
    if (text[at] === close) {
      at += 1;
      return;
    }
    for (let index = 0; ; index++) {
      member(index);
      skip();
      if (text[at] === close) break;
      expect(',', `应为逗号或“${close}”`);
    }
    at += 1;
  };
  const value = (pointer: string): void => {
    skip();
    places.set(pointer, at);
    if (text[at] === '{') {
      members('}', () => {
        const name = key();
        expect(':', `字段“${name}”之后应为冒号`);
        value(`${pointer}/${escaped(name)}`);
      });
      return;
    }
    if (text[at] === '[') {
      members(']', (index) => value(`${pointer}/${index}`));
      return;
    }
    if (take(string) !== undefined || take(literal) !== undefined) return;
    throw new Fault(
      at,
      text[at] === '"' ? '这段文字没有以双引号结束，或含有换行等不允许的字符。' : `应为一个值，但${seen()}。`,
    );
  };
  try {
    value('');
    skip();
    if (at < text.length) throw new Fault(at, `结束之后不应再有内容，但${seen()}。`);
    return { ok: true, places };
  } catch (fault) {
    if (fault instanceof Fault) return { ok: false, at: fault.at, message: fault.message };
    throw fault;
  }
}

/** The place of a pointer, or of the nearest value around it. */
export function placeOf(places: Map<string, number>, pointer: string): number {
  for (let path = pointer; ; path = path.slice(0, path.lastIndexOf('/'))) {
    const at = places.get(path);
    if (at !== undefined || path === '') return at ?? 0;
  }
}

/** Line and column of a place, both from 1. */
export function lineOf(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at);
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}
