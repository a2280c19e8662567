import type { RenderedBlock, RenderedDocument } from '#engine';
import { spacedCode } from '../applications/queryCode.ts';

/** Papers that applicants take home while the case goes on. */
const CARRIES = new Set(['receipt', 'oneTimeNotice', 'acceptance', 'bundleReceipt', 'bundleNotice']);

type Fields = Extract<RenderedBlock, { type: 'fields' }>;

/** Right after the number of the case, with which it is asked for. */
function withRow(block: Fields, row: Fields['rows'][number]): Fields {
  const at = block.rows.findIndex(({ label }) => label.endsWith('编号'));
  return { ...block, rows: at < 0 ? [...block.rows, row] : block.rows.toSpliced(at + 1, 0, row) };
}

/** A paper with the 查询码 of its case or bundle, in its first table of fields or, without one, in a note at its end. */
export function withQueryCode(document: RenderedDocument, id: string): RenderedDocument {
  if (!CARRIES.has(document.kind)) return document;
  const row = { label: '查询码', value: spacedCode(id) };
  const first = document.blocks.findIndex(({ type }) => type === 'fields');
  const note: RenderedBlock = { type: 'note', text: `网上查询和补正的查询码：${row.value}` };
  const blocks = document.blocks.map((block, index) =>
    index === first && block.type === 'fields' ? withRow(block, row) : block,
  );
  return { ...document, blocks: first < 0 ? [...blocks, note] : blocks };
}
