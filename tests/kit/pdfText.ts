import { inflateSync } from 'node:zlib';

/** Objects of a PDF by number: their dictionary, and their stream unpacked. */
function objectsOf(pdf: Buffer): Map<string, { head: string; stream: string }> {
  const text = pdf.toString('latin1');
  const found = new Map<string, { head: string; stream: string }>();
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const start = match.index + match[0].length;
    const whole = text.slice(start, text.indexOf('endobj', start));
    const at = whole.indexOf('stream\n');
    const head = at < 0 ? whole : whole.slice(0, at);
    const packed = at < 0 ? '' : whole.slice(at + 'stream\n'.length, whole.lastIndexOf('\nendstream'));
    found.set(match[1] ?? '', { head, stream: head.includes('FlateDecode') ? unpack(packed) : packed });
  }
  return found;
}

function unpack(packed: string): string {
  try {
    return inflateSync(Buffer.from(packed, 'latin1')).toString('latin1');
  } catch {
    return '';
  }
}

/** What a font's glyphs say, from its ToUnicode map. */
function glyphsOf(cmap: string): Map<number, string> {
  const glyphs = new Map<number, string>();
  for (const [, first = '', list = ''] of cmap.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi)) {
    const codes = [...list.matchAll(/<([0-9a-f ]+)>/gi)];
    for (const [index, [, hex = '']] of codes.entries())
      glyphs.set(
        Number.parseInt(first, 16) + index,
        Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'),
      );
  }
  return glyphs;
}

/** The text of a PDF that this product made, page by page in the order in which it is drawn. */
export function pdfText(bytes: Uint8Array): string[] {
  const objects = objectsOf(Buffer.from(bytes));
  const heads = [...objects.values()].map(({ head }) => head);
  const fonts = new Map<string, Map<number, string>>();
  for (const [, name = '', number = ''] of heads.join('\n').matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(number)?.head ?? '')?.[1] ?? '';
    fonts.set(name, glyphsOf(objects.get(map)?.stream ?? ''));
  }
  const pages = heads.filter((head) => /\/Type \/Page\b/.test(head));
  return pages.map((head) => {
    const content = objects.get(/\/Contents (\d+) 0 R/.exec(head)?.[1] ?? '')?.stream ?? '';
    let glyphs = new Map<number, string>();
    let text = '';
    for (const [, font, hex] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9a-f]+)>/gi)) {
      if (font !== undefined) glyphs = fonts.get(font) ?? new Map();
      else for (const code of (hex ?? '').match(/.{4}/g) ?? []) text += glyphs.get(Number.parseInt(code, 16)) ?? '';
    }
    return text;
  });
}
