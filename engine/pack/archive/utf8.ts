/** Units a call of `fromCharCode` takes at a time: arguments live on the stack. */
const CHUNK = 4096;

/** Smallest code point of a sequence by its number of continuation bytes: shorter ones must not be written longer. */
const SMALLEST = [0, 0x80, 0x800, 0x10000] as const;

/** The text of UTF-8 bytes (RFC 3629), or undefined when they are not well-formed. A byte order mark is kept. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  let text = '';
  let units: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at++] as number;
    const more = continuations(lead);
    if (more < 0 || at + more > bytes.length) return undefined;
    let point = more === 0 ? lead : lead & (0x3f >> more);
    for (let left = more; left > 0; left--) {
      const byte = bytes[at++] as number;
      if (byte >> 6 !== 0b10) return undefined;
      point = (point << 6) | (byte & 0x3f);
    }
    if (point < (SMALLEST[more] as number) || point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return undefined;
    if (point > 0xffff) units.push(0xd7c0 + (point >> 10), 0xdc00 | (point & 0x3ff));
    else units.push(point);
    if (units.length >= CHUNK) {
      text += String.fromCharCode(...units);
      units = [];
    }
  }
  return text + String.fromCharCode(...units);
}

function continuations(lead: number): number {
  if (lead < 0x80) return 0;
  if (lead < 0xc0) return -1;
  if (lead < 0xe0) return 1;
  if (lead < 0xf0) return 2;
  return lead < 0xf8 ? 3 : -1;
}

/** UTF-8 bytes of a text. A lone surrogate becomes U+FFFD. */
export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (const character of text) {
    const read = character.codePointAt(0) ?? 0;
    const point = read >= 0xd800 && read < 0xe000 ? 0xfffd : read;
    const more = point < 0x80 ? 0 : point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    bytes[length++] = more === 0 ? point : ((0xff00 >> (more + 1)) & 0xff) | (point >> (6 * more));
    for (let left = more - 1; left >= 0; left--) bytes[length++] = 0x80 | ((point >> (6 * left)) & 0x3f);
  }
  return bytes.slice(0, length);
}
