import { checkExpression } from '../feel/index.ts';
import type { Problem } from '../result.ts';
import type { DocumentBlock, DocumentTemplate } from '../service/types.ts';
import { parseText } from './template.ts';
import { filters } from './values.ts';

/** Expressions that cannot be read and filters that do not exist, with JSON pointers into the template's file. */
export const checkDocument = (template: DocumentTemplate): Problem[] =>
  template.blocks.flatMap((block, index) => {
    const path = `/blocks/${index}`;
    const texts = textsOf(block).flatMap(([place, text]) => checkText(text, `${path}${place}`));
    const conditions = conditionsOf(block).flatMap(([place, when]) => checked(when, `${path}${place}`));
    return [...texts, ...conditions];
  });

/** What is wrong with a text with placeholders; `path` is its JSON pointer. */
export const checkText = (text: string, path: string): Problem[] =>
  parseText(text).flatMap((piece) => {
    if ('words' in piece) return [];
    if (Object.hasOwn(filters, piece.filter)) return checked(piece.expression, path);
    const known = Object.keys(filters).filter((name) => name !== '');
    return [{ code: 'document.filter', message: `没有“${piece.filter}”这种写法，可用：${known.join('、')}`, path }];
  });

const checked = (expression: string, path: string): Problem[] => {
  const found = checkExpression(expression);
  return found ? [{ ...found, path }] : [];
};

const textsOf = (block: DocumentBlock): [string, string][] => {
  switch (block.type) {
    case 'fields':
      return block.rows.flatMap(({ label, value }, at): [string, string][] => [
        [`/rows/${at}/label`, label],
        [`/rows/${at}/value`, value],
      ]);
    case 'materials':
    case 'opinions':
      return [['/title', block.title]];
    case 'table':
      return [
        ['/title', block.title],
        ...block.columns.map(({ value }, at): [string, string] => [`/columns/${at}/value`, value]),
      ];
    case 'seal':
      return [
        ['/office', block.office],
        ['/date', block.date],
      ];
    case 'signature':
      return block.lines.map((line, at) => [`/lines/${at}`, line]);
    default:
      return [['/text', block.text]];
  }
};

const conditionsOf = (block: DocumentBlock): [string, string][] => {
  if (block.type === 'paragraph' && block.when !== undefined) return [['/when', block.when]];
  if (block.type === 'table')
    return [['/each', block.each], ...(block.when === undefined ? [] : [['/when', block.when] as [string, string]])];
  if (block.type !== 'fields') return [];
  return block.rows.flatMap(({ when }, at): [string, string][] =>
    when === undefined ? [] : [[`/rows/${at}/when`, when]],
  );
};
