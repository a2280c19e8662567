import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { RenderedBlock, RenderedDocument } from '#engine';
import { DENSITIES, type Density, MM, SIZE } from './density.ts';
import { em, fields, table } from './layoutTables.ts';

/** Office and date stand together on the right, with room for the seal over them. */
const seal = ({ seal: fontSize, line, room }: Density, office: string, date: string): Content => ({
  stack: [
    { text: office, alignment: 'center' },
    { text: date, alignment: 'center' },
  ],
  fontSize,
  lineHeight: line,
  margin: [0, 20 * room, 0, 8 * room],
  unbreakable: true,
});

const signature = ({ cell: fontSize, room }: Density, lines: string[]): Content => ({
  stack: lines.map((text) => ({ text, margin: [0, 2, 0, 2] })),
  fontSize,
  margin: [0, 8 * room, 0, 0],
});

/** Width of the seal's half, in points: an office's name stands in one line where it can. */
const SEAL = { least: 215, most: 300 } as const;

/** Signatures on the left and the seal on the right share the foot of the page. */
const foot = (density: Density, left: Content, { office, date }: { office: string; date: string }): Content => ({
  columns: [
    { width: '*', stack: [left] },
    {
      width: Math.min(SEAL.most, Math.max(SEAL.least, em(office) * density.seal + 8)),
      stack: [seal(density, office, date)],
    },
  ],
  unbreakable: true,
});

function blockContent(density: Density, block: RenderedBlock): Content {
  const { text: fontSize, line: lineHeight, room } = density;
  switch (block.type) {
    case 'title':
      return {
        text: block.text,
        fontSize: density.title,
        bold: true,
        alignment: 'center',
        margin: [0, 0, 0, 12 * room],
      };
    case 'number':
      return { text: block.text, fontSize: density.number, alignment: 'right', margin: [0, 0, 0, 14 * room] };
    case 'salutation':
      return { text: block.text, fontSize, lineHeight, margin: [0, 0, 0, 2] };
    case 'paragraph':
      return {
        text: block.text,
        fontSize,
        lineHeight,
        leadingIndent: block.indent ? 2 * fontSize : 0,
        margin: [0, 0, 0, 2],
      };
    case 'fields':
      return fields(density, block.rows);
    case 'table':
      return table(density, block.title, block.head, block.rows);
    case 'seal':
      return foot(density, '', block);
    case 'signature':
      return signature(density, block.lines);
    case 'note':
      return { text: block.text, fontSize: SIZE.wu, lineHeight: 1, margin: [0, 6 * room, 0, 0] };
  }
}

/** What stands at the end: signatures, seal, and the notes below them. */
const CLOSING = new Set<RenderedBlock['type']>(['signature', 'seal', 'note']);

function closing(density: Density, [block, ...rest]: RenderedBlock[]): Content[] {
  if (!block) return [];
  const [next, ...others] = rest;
  if (block.type === 'signature' && next?.type === 'seal')
    return [foot(density, signature(density, block.lines), next), ...closing(density, others)];
  return [blockContent(density, block), ...closing(density, rest)];
}

/**
 * A page of signatures alone would be a paper that anybody could put before another text (GB/T 9704 forbids “此页无正文”):
 * the last paragraph goes with them.
 */
function contents(density: Density, blocks: RenderedBlock[]): Content[] {
  const end = blocks.findLastIndex(({ type }) => !CLOSING.has(type)) + 1;
  const first = blocks[end - 1]?.type === 'paragraph' ? end - 1 : end;
  const body = closing(density, blocks.slice(0, first));
  return [...body, { stack: closing(density, blocks.slice(first)), unbreakable: true }];
}

/**
 * A rendered document as A4 in the layout of official papers: 标题, 文号, 正文, 落款 with room for the seal, 附注.
 * `onPages`: told how many pages there are, once it is laid out.
 */
export function pdfDefinition(
  { title, no, blocks }: RenderedDocument,
  density: Density = DENSITIES[0],
  onPages: (pages: number) => void = () => undefined,
): TDocumentDefinitions {
  const [left, top, right, bottom] = density.page;
  return {
    pageSize: 'A4',
    pageMargins: [left * MM, top * MM, right * MM, bottom * MM],
    info: { title: `${title} ${no}`, creator: '梧桐', producer: '梧桐' },
    defaultStyle: { font: 'Song', fontSize: density.text },
    content: contents(density, blocks),
    footer: (page, pages): Content => {
      onPages(pages);
      return {
        text: pages > 1 ? `— ${page} / ${pages} —` : '',
        alignment: 'center',
        fontSize: SIZE.wu,
        margin: [0, Math.min(20, bottom), 0, 0],
      };
    },
  };
}
