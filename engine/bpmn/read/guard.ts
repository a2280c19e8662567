import type { Problem } from '../../result.ts';

export const MAX_BYTES = 2 * 1024 * 1024;
export const MAX_DEPTH = 100;

const BPMN_FILE = { code: 'bpmn', what: '流程文件' };

/**
 * What makes an XML text too dangerous to be parsed at all. Linear in the length of the text.
 * `kind` names the codes and sentences of another format.
 */
export function hostileXml(xml: string, kind = BPMN_FILE): Problem | undefined {
  if (xml.length > MAX_BYTES || utf8Length(xml) > MAX_BYTES)
    return { code: `${kind.code}.tooLarge`, message: `${kind.what}超过 2 MB，请拆分模型或删除多余图形后重试。` };
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml))
    return {
      code: `${kind.code}.doctype`,
      message: `${kind.what}含有 DOCTYPE 或 ENTITY 声明，出于安全考虑不予读取，请删除该声明。`,
    };
  if (deeperThan(xml, MAX_DEPTH))
    return {
      code: `${kind.code}.tooDeep`,
      message: `${kind.what}嵌套超过 ${MAX_DEPTH} 层，不予读取，请检查文件来源。`,
    };
  return undefined;
}

/** Names that every object of the language has: tables by id would find these where nothing was put. */
const RESERVED = Object.getOwnPropertyNames(Object.prototype).join('|');

/** An id of the file that is such a name. Models hold none but to do harm. */
export const reservedId = (xml: string): string | undefined =>
  new RegExp(`\\sid\\s*=\\s*(["'])\\s*(${RESERVED})\\s*\\1`).exec(xml)?.[2];

function utf8Length(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 0x7f) bytes += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1;
  }
  return bytes;
}

/** Counts open tags; comments, CDATA and processing instructions are skipped, quoted `>` is honored. */
function deeperThan(xml: string, limit: number): boolean {
  let depth = 0;
  let at = xml.indexOf('<');
  while (at >= 0) {
    const end = endOfMarkup(xml, at);
    if (end < 0) return false;
    const second = xml[at + 1];
    if (second === '/') depth -= 1;
    else if (second !== '!' && second !== '?' && xml[end - 1] !== '/') depth += 1;
    if (depth > limit) return true;
    at = xml.indexOf('<', end + 1);
  }
  return false;
}

/** Where the tag, comment or section that begins at `start` ends; -1 if it does not. */
export function endOfMarkup(xml: string, start: number): number {
  if (xml.startsWith('<!--', start)) return after(xml, '-->', start + 4);
  if (xml.startsWith('<![CDATA[', start)) return after(xml, ']]>', start + 9);
  if (xml.startsWith('<?', start)) return after(xml, '?>', start + 2);
  let quote = '';
  for (let at = start + 1; at < xml.length; at++) {
    const char = xml[at];
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === '>') return at;
  }
  return -1;
}

function after(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from);
  return found < 0 ? -1 : found + mark.length - 1;
}
