import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readItems, writeItems } from '#engine';
import { readWorkbook } from '../../../../runtime/server/excel/readWorkbook.ts';
import { writeWorkbook } from '../../../../runtime/server/excel/writeWorkbook.ts';
import { zipFault } from '../../../../runtime/server/excel/zipGuard.ts';
import { nationalItems } from '../../../engine/exchange/packItems.ts';
import { entriesOf } from '../../../kit/zip.ts';

/** A zip of one deflated entry. */
function zipOf(content: Uint8Array, { claimed = content.length } = {}): Uint8Array {
  const packed = deflateRawSync(content);
  const name = Buffer.from('xl/worksheets/sheet1.xml');
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(claimed, 22);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(claimed, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, entry, name, end]);
}

describe('workbooks', () => {
  it('carry service items out and in again', async () => {
    const items = nationalItems();
    const bytes = await writeWorkbook(writeItems(items));
    const sheets = await readWorkbook(bytes);
    if (!sheets.ok) throw new Error(JSON.stringify(sheets.problems));
    expect(sheets.value.map(({ name }) => name)).toEqual([
      '事项',
      '设定依据',
      '申请材料',
      '情形问题',
      '环节时限',
      '分级实施信息',
      '选项',
    ]);
    const current = Object.fromEntries(items.map((item) => [item.id, item]));
    const back = readItems(sheets.value, { current, namespace: 'national' });
    expect(back.ok ? back.value : back.problems).toEqual(items);
  });

  it('keep 18 digits and zeros in front when they are filled in: every column is text', async () => {
    const rows = [['110101199003072316', '002014008001']];
    for (const filled of [rows, []]) {
      const columns = [{ title: '公民身份号码' }, { title: '基本编码' }];
      const files = entriesOf(await writeWorkbook([{ name: '名册', columns, rows: filled }]));
      const styles = [...(files['xl/worksheets/sheet1.xml'] ?? '').matchAll(/<col [^>]*style="(\d+)"/g)].map(
        ([, id]) => id,
      );
      expect(styles).toHaveLength(2);
      const book = files['xl/styles.xml'] ?? '';
      const text = /numFmtId="(\d+)" formatCode="@"/.exec(book)?.[1];
      const formats = [...(/<cellXfs[\s\S]*<\/cellXfs>/.exec(book)?.[0] ?? '').matchAll(/<xf ([^>]*)/g)];
      for (const id of styles) expect(formats[Number(id)]?.[1]).toContain(`numFmtId="${text}"`);
    }
  });

  it('offer choices as drop-downs and neutralize formulas', async () => {
    const bytes = await writeWorkbook([
      {
        name: '名册',
        columns: [
          { title: '姓名', required: true },
          { title: '性别', choices: ['男', '女'] },
        ],
        rows: [['=1+1', '女']],
      },
    ]);
    const sheets = await readWorkbook(bytes);
    expect(sheets.ok && sheets.value[0]?.rows).toEqual([
      ['姓名*', '性别'],
      ["'=1+1", '女'],
    ]);
    const xml = await sheetXml(bytes);
    expect(xml).toContain('<formula1>&apos;选项&apos;!$A$1:$A$2</formula1>'.replaceAll('&apos;', "'"));
    expect(xml).toContain('sqref="B2:B502"');
  });

  it('that unpack to more than they may are refused before they are read, whatever they say of themselves', async () => {
    const bomb = new Uint8Array(66 * 1024 * 1024);
    for (const claimed of [bomb.length, 10]) {
      const bytes = zipOf(bomb, { claimed });
      expect(bytes.length).toBeLessThan(200_000);
      expect(zipFault(bytes)).toBe('tooLarge');
      const read = await readWorkbook(bytes);
      expect(read.ok ? '' : read.problems[0]?.code).toBe('excel.tooLarge');
    }
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['a text', Buffer.from('姓名,性别\n王㛃,女')],
    ['a zip of something else', zipOf(Buffer.from('kite'))],
  ])('that are %s are refused in words', async (_, bytes) => {
    const read = await readWorkbook(bytes);
    expect(read.ok ? '' : read.problems[0]?.code).toBe('excel.damaged');
  });
});

/** The first sheet's XML, found by its place in the archive. */
async function sheetXml(bytes: Uint8Array): Promise<string> {
  const { inflateRawSync } = await import('node:zlib');
  const buffer = Buffer.from(bytes);
  const at = buffer.indexOf('xl/worksheets/sheet1.xml');
  const local = buffer.lastIndexOf(Buffer.from([0x50, 0x4b, 3, 4]), at);
  const start = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
  return inflateRawSync(buffer.subarray(start), { finishFlush: 2 }).toString('utf8');
}
