import type { Problem } from '../result.ts';
import { columnLetter, type WorksheetText } from './sheet.ts';

/** A table that was read, its cells found by the titles of its columns. */
export interface Table {
  name: string;
  has(title: string): boolean;
  /** Rows that are not empty, with their number as the spreadsheet shows it. */
  rows: TableRow[];
}

export interface TableRow {
  number: number;
  text(title: string): string;
  problem(title: string, fault: string): Problem;
}

const trimmed = (cells: readonly string[]): string[] => cells.map((cell) => cell.replace(/^'(?=[=+\-@])/, '').trim());

/** Titles may carry a mark for required columns, and what follows in brackets or on the next line. */
export const titleOf = (text: string): string => (text.split('\n')[0] ?? '').replace(/\*$/, '').trim();

/** `name` and the titles that it must and may have; columns that nobody knows are problems, so that no entry is lost unseen. */
export function readTable(
  sheet: WorksheetText,
  { required, known }: { required: readonly string[]; known: readonly string[] },
): { table: Table; problems: Problem[] } {
  const [head = [], ...body] = sheet.rows;
  const titles = head.map(titleOf);
  const at = new Map(titles.map((title, index) => [title, index]));
  const missing = required.filter((title) => !at.has(title)).map((title) => headProblem(sheet, `缺少“${title}”列`));
  const unknown = titles.flatMap((title, index) =>
    title === '' || known.includes(title)
      ? []
      : [headProblem(sheet, `不认识“${title}”列，请删去或改为模板中的列名`, index)],
  );
  const doubled = titles.flatMap((title, index) =>
    title !== '' && titles.indexOf(title) < index ? [headProblem(sheet, `“${title}”列重复`, index)] : [],
  );
  const rows = body.map(trimmed).flatMap((cells, index): TableRow[] => {
    if (cells.every((cell) => cell === '')) return [];
    const number = index + 2;
    return [
      {
        number,
        text: (title) => cells[at.get(title) ?? -1] ?? '',
        problem: (title, fault) => cellProblem(sheet.name, number, title, at.get(title) ?? 0, fault),
      },
    ];
  });
  return {
    table: { name: sheet.name, has: (title) => at.has(title), rows },
    problems: [...missing, ...unknown, ...doubled],
  };
}

const headProblem = ({ name }: WorksheetText, fault: string, index = 0): Problem => ({
  code: 'sheet.column',
  message: `表“${name}”${fault}。`,
  path: `${name}!${columnLetter(index)}1`,
});

const cellProblem = (name: string, row: number, title: string, index: number, fault: string): Problem => ({
  code: 'sheet.cell',
  message: `表“${name}”第${row}行“${title}”：${fault}。`,
  path: `${name}!${columnLetter(index)}${row}`,
});
