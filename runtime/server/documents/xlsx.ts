import writeXlsxFile, { type SheetData } from 'write-excel-file/node';

/** A text that a spreadsheet would take for a formula gets an apostrophe before it (CSV/Excel injection). */
export const neutral = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const MAX_SHEET_NAME = 31;

/** A sheet with a bold first row, every cell a text. */
export async function toXlsx(title: string, head: string[], rows: string[][]): Promise<Uint8Array> {
  const top = head.map((value) => ({ value: neutral(value), type: String, fontWeight: 'bold' as const }));
  const body = rows.map((row) => row.map((value) => ({ value: neutral(value), type: String })));
  const data: SheetData = [top, ...body];
  const columns = head.map((value, index) => ({
    width: Math.min(
      40,
      Math.max(10, value.length * 2 + 2, ...rows.slice(0, 200).map((row) => (row[index]?.length ?? 0) * 2)),
    ),
  }));
  const sheet = title.replace(/[\\/?*[\]:]/g, ' ').slice(0, MAX_SHEET_NAME);
  return writeXlsxFile(data, { sheet, columns, stickyRowsCount: 1 }).toBuffer();
}
