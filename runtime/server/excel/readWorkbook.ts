import { Readable } from 'node:stream';
import readExcelFile from 'read-excel-file/node';
import { fail, ok, type Result, type WorksheetText } from '#engine';
import { zipFault } from './zipGuard.ts';

const FAULTS = {
  damaged: '文件不是完好的 Excel 工作簿（.xlsx），请用 Excel 或 WPS 另存为 .xlsx 后重试。',
  tooLarge: '文件过大：工作簿不超过 8 MB，解压后不超过 64 MB。请删去多余的工作表、图片或空行后重试。',
};
const MAX_ROWS = 20_000;

/** Cells as texts: numbers without a format, dates as YYYY-MM-DD. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'boolean') return value ? '是' : '否';
  return String(value).replaceAll('\r\n', '\n');
}

/** The tables of a workbook. Problems: `excel.damaged`, `excel.tooLarge`. Nothing of it is executed or fetched. */
export async function readWorkbook(bytes: Uint8Array): Promise<Result<WorksheetText[]>> {
  const fault = zipFault(bytes);
  if (fault) return fail({ code: `excel.${fault}`, message: FAULTS[fault] });
  try {
    const sheets = await readExcelFile(Readable.from([Buffer.from(bytes)]));
    if (sheets.some(({ data }) => data.length > MAX_ROWS))
      return fail({ code: 'excel.tooLarge', message: `每张表不超过 ${MAX_ROWS} 行，请分成几个文件。` });
    return ok(sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(textOf)) })));
  } catch {
    return fail({ code: 'excel.damaged', message: FAULTS.damaged });
  }
}
