import { Parser } from 'saxen';
import { DMN_NAMESPACES } from './namespaces.ts';

/** One element of the namespaces that are read. Elements of others (diagrams, extensions) are left out with what is in them. */
export interface Node {
  /** Without prefix. */
  name: string;
  attributes: Record<string, string>;
  /** Text directly inside, entities decoded. */
  text: string;
  children: Node[];
}

export interface Tree {
  root?: Node;
  /** Line, counted from 1, where the text is no XML. */
  brokenAt?: number;
}

/** Code points beyond the basic plane as references: the parser would cut them in half (生僻字). */
const REFERENCE = /&#(?:x([0-9a-f]{5,6})|(\d{5,7}));/gi;

function decodeAstral(xml: string): string {
  return xml.replace(REFERENCE, (whole, hex: string | undefined, decimal: string | undefined) => {
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return point > 0xffff && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

/** Reads XML into a tree of the elements of the namespaces that are given, by address → prefix. Never throws. */
export function readTree(xml: string, namespaces: Record<string, string> = DMN_NAMESPACES): Tree {
  const tree: Tree = {};
  const prefixes = new Set(Object.values(namespaces));
  const open: (Node | undefined)[] = [];
  const inside = () => open[open.length - 1];
  const parser = new Parser().ns(namespaces);
  parser
    .on('openTag', (name, attributes) => {
      const parent = inside();
      const [prefix = '', local = ''] = name.split(':');
      const known = prefixes.has(prefix) && (open.length === 0 || parent !== undefined);
      const node = known ? { name: local, attributes: { ...attributes() }, text: '', children: [] } : undefined;
      if (node !== undefined && parent !== undefined) parent.children.push(node);
      if (open.length === 0 && node !== undefined) tree.root = node;
      open.push(node);
    })
    .on('closeTag', () => void open.pop())
    .on('text', (text, decode) => {
      const node = inside();
      if (node !== undefined) node.text += decode(text);
    })
    .on('cdata', (text) => {
      const node = inside();
      if (node !== undefined) node.text += text;
    })
    .on('error', (_error, place) => {
      tree.brokenAt ??= place().line + 1;
      parser.stop();
    });
  parser.parse(decodeAstral(xml));
  return tree;
}

export const child = (node: Node, name: string): Node | undefined => node.children.find((one) => one.name === name);
export const children = (node: Node, name: string): Node[] => node.children.filter((one) => one.name === name);

/** Text of the `<text>` inside an element, trimmed; undefined where there is none. */
export function textOf(node: Node | undefined): string | undefined {
  const text = node === undefined ? undefined : child(node, 'text');
  return text?.text.trim();
}

/** Names of DMN may span lines in a file; white space counts as one space. */
export const nameOf = (node: Node): string => (node.attributes.name ?? '').trim().replace(/\s+/g, ' ');
