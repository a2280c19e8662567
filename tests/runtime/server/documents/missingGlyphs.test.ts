import { describe, expect, it } from 'vitest';
import { tablePdf } from '../../../../runtime/server/documents/markedPdf.ts';
import { toPdf } from '../../../../runtime/server/documents/pdf.ts';
import { pdfText } from '../../../kit/pdfText.ts';

const paper = (text: string) =>
  toPdf({ kind: 'receipt', title: '收件回执', no: '1', blocks: [{ type: 'paragraph', text, indent: false }] });

describe('rare characters on paper', () => {
  it('are drawn, beyond the first plane as well', async () => {
    const names = '申请人：龚㛃、王䶮、买买提·艾力、李𬱖、张𬭎、刘𣲘';
    expect(pdfText(await paper(names))[0]).toContain(names);
  });

  it('stand as their code point where the font does not have them, never as an empty box', async () => {
    const [page] = pdfText(await paper('申请人：𠮷田、杨𨭎、\ue123；葛\u{e0100}、👍'));
    expect(page).toContain('申请人：〔U+20BB7〕田、杨〔U+28B4E〕、〔U+E123〕；葛');
    expect(page).toContain('、〔U+1F44D〕');
    expect(page).not.toContain('〔U+E0100〕');
  });

  it('do so in tables, across the page and at its foot as well', async () => {
    const mark = { officer: '𠮷田䶮', office: '梧桐镇', at: 0, purpose: '核实信息', no: '1' };
    const table = { title: '台账', notes: ['范围：全部'], mark, head: ['姓名'], rows: [['杨𨭎']] };
    const [page = ''] = pdfText(await tablePdf(table));
    expect(page.match(/〔U\+20BB7〕田䶮/g)?.length).toBeGreaterThanOrEqual(2);
    expect(page).toContain('杨〔U+28B4E〕');
  });
});
