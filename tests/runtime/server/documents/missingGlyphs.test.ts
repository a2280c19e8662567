import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { tablePdf } from '../../../../runtime/server/documents/markedPdf.ts';
import { glyphsOf } from '../../../../runtime/server/documents/missingGlyphs.ts';
import { toPdf } from '../../../../runtime/server/documents/pdf.ts';
import { pdfText } from '../../../kit/pdfText.ts';

// What this machine has installed is not looked at here.
vi.hoisted(() => {
  process.env.WUTONG_RARE_FONTS = '/nowhere';
});

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
    expect(page).toContain('〔U+20BB7〕、〔U+28B4E〕、〔U+E123〕、〔U+1F44D〕处的字，打印用的字库里没有');
    expect(pdfText(await paper('申请人：龚㛃')).join('')).not.toContain('字库');
  });

  it('do so in tables, across the page and at its foot as well', async () => {
    const mark = { officer: '𠮷田䶮', office: '梧桐镇', at: 0, purpose: '核实信息', no: '1' };
    const table = { title: '台账', notes: ['范围：全部'], mark, head: ['姓名'], rows: [['杨𨭎']] };
    const [page = ''] = pdfText(await tablePdf(table));
    expect(page.match(/〔U\+20BB7〕田䶮/g)?.length).toBeGreaterThanOrEqual(2);
    expect(page).toContain('杨〔U+28B4E〕');
  });
});

describe('a font for rare characters', () => {
  const require = createRequire(import.meta.url);
  const roboto = join(dirname(require.resolve('pdfmake/package.json')), 'build/fonts/Roboto/Roboto-Regular.ttf');
  const song = require.resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf');
  const { guard, missingIn } = glyphsOf([roboto], [{ name: 'Rare', file: song }]);

  it('draws what the font of the paper does not have, and only that', () => {
    const rare = (text: string) => ({ text, font: 'Rare' });
    expect(guard({ text: 'No. 龚㛃 1', bold: true })).toEqual({
      text: ['No. ', rare('龚'), rare('㛃'), ' 1'],
      bold: true,
    });
    expect(guard({ text: 'No. 1' })).toEqual({ text: 'No. 1' });
    expect(guard({ text: 'a\u{20BB7}b' })).toEqual({ text: 'a〔U+20BB7〕b' });
    expect(guard({ table: { body: [[{ text: '䶮' }]] } })).toEqual({ table: { body: [[{ text: [rare('䶮')] }]] } });
    expect(missingIn('龚\u{20BB7}\u{20BB7}')).toEqual(['〔U+20BB7〕']);
  });

  it('is not used where pdfmake takes one font only', () => {
    expect(guard({ watermark: { text: '龚 1' }, info: { title: '龚' } })).toEqual({
      watermark: { text: '〔U+9F9A〕 1' },
      info: { title: '龚' },
    });
  });
});
