import type { CaseData } from '../case/types.ts';
import { evaluate } from '../feel/evaluate.ts';
import type { Json } from '../json.ts';
import type { DocumentBlock, DocumentTemplate } from '../service/types.ts';
import { materialsTable } from './materialsTable.ts';
import { parseText } from './template.ts';
import type { DocumentInput, RenderedBlock, RenderedDocument } from './types.ts';
import { CHINA, filters, momentWords } from './values.ts';

/**
 * Fills a template: blocks whose condition does not hold are left out, expressions become official Chinese, what is
 * missing becomes room to write. Total: an expression that cannot be evaluated prints as a blank.
 */
export const renderDocument = (template: DocumentTemplate, input: DocumentInput): RenderedDocument => {
  const blocks = template.blocks.flatMap((block) => renderBlock(block, input));
  const number = blocks.flatMap((block) => (block.type === 'number' ? [block.text] : []))[0];
  return { kind: template.kind, title: template.title, no: number ?? caseNo(input), blocks };
};

const caseNo = ({ data }: DocumentInput): string => {
  const { case: kase } = data;
  const no = typeof kase === 'object' && kase !== null && !Array.isArray(kase) ? kase.no : undefined;
  return typeof no === 'string' ? no : '';
};

const renderBlock = (block: DocumentBlock, input: DocumentInput): RenderedBlock[] => {
  const fill = (text: string) => renderText(text, input);
  const shown = ({ when }: { when?: string }) => when === undefined || value(when, input) === true;
  switch (block.type) {
    case 'title':
    case 'number':
    case 'salutation':
    case 'note':
      return [{ type: block.type, text: fill(block.text) }];
    case 'paragraph':
      return shown(block) ? [{ type: 'paragraph', text: fill(block.text), indent: block.indent ?? true }] : [];
    case 'fields':
      return [
        {
          type: 'fields',
          rows: block.rows.filter(shown).map((row) => ({ label: fill(row.label), value: fill(row.value) })),
        },
      ];
    case 'materials':
      return [materialsTable(fill(block.title), block.of, input.materials)];
    case 'opinions':
      return [opinionsTable(fill(block.title), input)];
    case 'table':
      return shown(block) ? [listTable(block, input)] : [];
    case 'seal':
      return [{ type: 'seal', office: fill(block.office), date: fill(block.date) }];
    case 'signature':
      return [{ type: 'signature', lines: block.lines.map(fill) }];
  }
};

const opinionsTable = (title: string, { opinions, utcOffset = CHINA }: DocumentInput): RenderedBlock => ({
  type: 'table',
  title,
  head: ['环节', '意见', '办理人', '时间'],
  rows: opinions.map(({ step, outcome, text, officer, at }) => [
    step,
    text ? `${outcome}：${text}` : outcome,
    officer,
    momentWords(at, utcOffset),
  ]),
});

type TableBlock = Extract<DocumentBlock, { type: 'table' }>;

function listTable({ title, each, columns }: TableBlock, input: DocumentInput): RenderedBlock {
  const members = value(each, input);
  const rows = (Array.isArray(members) ? members : []).map((row, at) => {
    const own = { ...input, data: { ...input.data, row, index: at + 1 } };
    return columns.map((column) => renderText(column.value, own));
  });
  return { type: 'table', title: renderText(title, input), head: columns.map((column) => column.title), rows };
}

/** Titles of the tables whose `each` gives no list on this data. */
export const unlisted = ({ blocks }: DocumentTemplate, data: CaseData): string[] =>
  blocks.flatMap((block) =>
    block.type === 'table' && !Array.isArray(value(block.each, { data, materials: [], opinions: [] }))
      ? [block.title]
      : [],
  );

const value = (expression: string, { data, now, utcOffset = CHINA }: DocumentInput): Json => {
  const result = evaluate(expression, data, now === undefined ? { utcOffset } : { now, utcOffset });
  return result.ok ? result.value : null;
};

/** A text with its expressions filled in. */
export const renderText = (text: string, input: DocumentInput): string =>
  parseText(text)
    .map((piece) => {
      if ('words' in piece) return piece.words;
      const filter = filters[piece.filter] ?? filters[''];
      return filter?.(value(piece.expression, input), piece.expression, piece.argument, input) ?? '';
    })
    .join('');
