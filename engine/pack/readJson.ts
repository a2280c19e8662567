import type { Json } from '../json.ts';
import { fail, ok, type Problem, type Result } from '../result.ts';

/** Deeper files are refused: every later walk over a part may then recurse safely. */
const MAX_DEPTH = 64;

interface Fault {
  at: number;
  code: string;
  what: string;
}

/**
 * Parses a JSON file of a pack. Errors name line and column, which `JSON.parse` does not on every engine.
 * Also refused: duplicate keys, the keys `__proto__`, `constructor` and `prototype`, nesting deeper than 64.
 */
export function readJson(text: string, file: string): Result<Json> {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const sound = readSound(source);
  if (sound !== undefined) return ok(sound);
  const fault = new Scanner(source).scan();
  return fault === undefined ? ok(JSON.parse(source) as Json) : fail(problemAt(source, file, fault));
}

/**
 * The value, when it is sure that there is nothing to refuse: most files are in order, and the platform reads them many
 * times faster. A text has as many names of members as its value unless one of them stands twice.
 */
function readSound(text: string): Json | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return countMembers(value, 0) === (plainNames(text) ?? countNames(text)) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Members of all objects inside; not a number where something is to be refused. */
function countMembers(value: Json, depth: number): number {
  if (depth > MAX_DEPTH) return Number.NaN;
  if (value === null || typeof value !== 'object') return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const entry of value) count += countMembers(entry, depth + 1);
    return count;
  }
  for (const key of Object.keys(value)) {
    if (FORBIDDEN.has(key)) return Number.NaN;
    count += 1 + countMembers(value[key] ?? null, depth + 1);
  }
  return count;
}

/**
 * Names of members in JSON text that writes them `"name":` and escapes no code unit, as most does: found by the search of
 * the platform. Undefined where one has to look closer.
 */
function plainNames(text: string): number | undefined {
  if (text.includes('\\u') || UNUSUAL.test(text)) return undefined;
  let count = 0;
  for (let at = text.indexOf('":'); at >= 0; at = text.indexOf('":', at + 2)) {
    if (text.charCodeAt(at - 1) === BACKSLASH) return undefined;
    count += 1;
  }
  return count;
}

/** Halves of pairs, which may stand alone, and white space between a name and its colon. */
const UNUSUAL = /[\uD800-\uDFFF]|"[\t\n\r ]+:/;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const U = 0x75;

/** Colons outside of strings: one for each member that is written. -1 where a string may hold half a surrogate pair. */
function countNames(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === COLON) count += 1;
    if (unit !== QUOTE) continue;
    at = endOfString(text, at + 1);
    if (at < 0) return -1;
  }
  return count;
}

/** Where the string ends that begins here; -1 for one with escaped code units or half a pair. */
function endOfString(text: string, from: number): number {
  for (let at = from; ; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) return at;
    if (unit === BACKSLASH) {
      at += 1;
      if (text.charCodeAt(at) === U) return -1;
    } else if (unit >= 0xd800 && unit < 0xe000) {
      if ((text.codePointAt(at) ?? 0) < 0x10000) return -1;
      at += 1;
    }
  }
}

function problemAt(text: string, file: string, fault: Fault): Problem {
  const before = text.slice(0, fault.at);
  const line = before.split('\n').length;
  const column = fault.at - before.lastIndexOf('\n');
  return { code: fault.code, file, message: `第 ${line} 行第 ${column} 列：${fault.what}` };
}

const SPACE = /[\t\n\r ]*/y;
// Control characters must be escaped in JSON strings.
const STRING = /"(?:[^"\\\p{Cc}]|\u007f|[\u0080-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const LONE_SURROGATE = /\p{Cs}/u;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;

/** Names that reach the prototype of every object where code is careless. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

const decoded = (raw: string): string => (raw.includes('\\') ? (JSON.parse(raw) as string) : raw.slice(1, -1));

/** Walks the text by the JSON grammar and stops at the first fault. */
class Scanner {
  private at = 0;
  private fault: Fault | undefined;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  scan(): Fault | undefined {
    this.value(0);
    this.take(SPACE);
    if (this.fault === undefined && this.at < this.text.length) this.report('结尾之后还有多余内容，请删去。');
    return this.fault;
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  /** A string in its quotes. Half a surrogate pair is no text: it cannot be stored, signed or put into an address. */
  private string(): string | undefined {
    const start = this.at;
    const raw = this.take(STRING);
    if (raw !== undefined && LONE_SURROGATE.test(decoded(raw))) {
      this.report('字符串中含有残缺的字符编码，请重新输入。', 'pack.json', start);
    }
    return raw;
  }

  private is(mark: string): boolean {
    this.take(SPACE);
    if (this.text[this.at] !== mark) return false;
    this.at++;
    return true;
  }

  private report(what: string, code = 'pack.json', at = this.at): false {
    const end = at >= this.text.length && code === 'pack.json';
    this.fault ??= { at, code, what: end ? '文件在此处意外结束，请检查是否缺少括号或引号。' : what };
    return false;
  }

  private value(depth: number): boolean {
    if (depth > MAX_DEPTH) return this.report(`嵌套超过 ${MAX_DEPTH} 层，请拆分。`, 'pack.tooDeep');
    if (this.is('{')) return this.members(depth);
    if (this.is('[')) return this.elements(depth);
    const scalar = this.string() ?? this.take(NUMBER) ?? this.take(WORD);
    return scalar !== undefined || this.report('此处不是合法的 JSON 值（字符串须用英文双引号）。');
  }

  private elements(depth: number): boolean {
    if (this.is(']')) return true;
    do {
      if (!this.value(depth + 1)) return false;
    } while (this.is(','));
    return this.is(']') || this.report('此处应为英文逗号或“]”。');
  }

  private members(depth: number): boolean {
    const keys = new Set<string>();
    if (this.is('}')) return true;
    do {
      if (!this.key(keys)) return false;
      if (!this.is(':')) return this.report('名称之后应为英文冒号。');
      if (!this.value(depth + 1)) return false;
    } while (this.is(','));
    return this.is('}') || this.report('此处应为英文逗号或“}”。');
  }

  private key(keys: Set<string>): boolean {
    this.take(SPACE);
    const start = this.at;
    const raw = this.string();
    if (raw === undefined) return this.report('此处应为用英文双引号括起的名称。');
    const key = decoded(raw);
    if (FORBIDDEN.has(key)) return this.report(`不允许使用名称“${key}”，请改名。`, 'pack.forbiddenKey', start);
    if (keys.has(key)) return this.report(`名称“${key}”在同一对象中重复，请只保留一个。`, 'pack.duplicateKey', start);
    keys.add(key);
    return true;
  }
}
