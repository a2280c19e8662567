import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { columnLetter, type Worksheet } from '#engine';
import { neutral } from '../documents/xlsx.ts';
import { type DropDown, dropDowns } from './dropDowns.ts';
import { TEXT_CELL, textColumns } from './textColumns.ts';

const CHOICES = '选项';
/** Rows with drop-downs below those that are there. */
const SPARE_ROWS = 500;
const REFUSAL = '请从下拉列表中选择。';

type Column = Worksheet['columns'][number];

/** Lists of choices that columns offer, once each. */
function choiceLists(sheets: readonly Worksheet[]): Map<string, readonly string[]> {
  const lists = sheets.flatMap(({ columns }) => columns.flatMap(({ choices }) => (choices ? [choices] : [])));
  return new Map(lists.map((list) => [list.join('\n'), list]));
}

/** Required columns have a mark behind the title; how to fill in a cell stands on the line below. */
const headOf = ({ title, required, note, many }: Column): string => {
  const hint = note ?? (many ? '多个用“、”分开' : undefined);
  return `${title}${required ? '*' : ''}${hint === undefined ? '' : `\n${hint}`}`;
};

const headCell = (column: Column) => ({
  value: headOf(column),
  type: String,
  fontWeight: 'bold' as const,
  wrap: true,
  backgroundColor: column.required ? '#FFF2CC' : '#F2F2F2',
  alignVertical: 'top' as const,
});

const bodyCell = (value: string) =>
  value === ''
    ? null
    : { ...TEXT_CELL, value: neutral(value), wrap: value.includes('\n'), alignVertical: 'top' as const };

const widthOf = (sheet: Worksheet, index: number): number => {
  const lines = [sheet.columns[index]?.title ?? '', ...sheet.rows.slice(0, 200).map((row) => row[index] ?? '')];
  const longest = Math.max(...lines.flatMap((text) => text.split('\n').map((line) => line.length)));
  return Math.min(48, Math.max(10, longest * 2 + 2));
};

const dataOf = ({ columns, rows }: Worksheet): SheetData => [
  columns.map(headCell),
  ...rows.map((row) => columns.map((_, index) => bodyCell(row[index] ?? ''))),
  [TEXT_CELL],
];

/**
 * A workbook of these tables, ready to be filled in: frozen head, marked required columns, drop-downs for choices, cells
 * that keep what is typed (18 digits, zeros in front). Texts that a spreadsheet would take for a formula are neutralized.
 */
export async function writeWorkbook(sheets: readonly Worksheet[]): Promise<Uint8Array> {
  const lists = choiceLists(sheets);
  const keys = [...lists.keys()];
  const rangeOf = (choices: readonly string[]): string => {
    const letter = columnLetter(keys.indexOf(choices.join('\n')));
    return `'${CHOICES}'!$${letter}$1:$${letter}$${choices.length}`;
  };
  const downs = sheets.map(({ columns, rows }) =>
    columns.flatMap(({ choices, many }, column): DropDown[] =>
      choices
        ? [
            {
              column,
              rows: [1, rows.length + SPARE_ROWS],
              range: rangeOf(choices),
              ...(many ? {} : { refusal: REFUSAL }),
            },
          ]
        : [],
    ),
  );
  const plans = sheets.map((sheet) => ({
    sheet: sheet.name,
    data: dataOf(sheet),
    columns: sheet.columns.map((_, index) => ({ width: widthOf(sheet, index) })),
    stickyRowsCount: 1,
  }));
  const offered = keys.length > 0 ? [{ sheet: CHOICES, data: columnsOf([...lists.values()]) }] : [];
  return writeXlsxFile([...plans, ...offered], {
    features: [dropDowns(downs), textColumns(plans.map(() => true))],
  }).toBuffer();
}

/** Lists side by side, each in a column. */
function columnsOf(lists: readonly (readonly string[])[]): SheetData {
  const height = Math.max(...lists.map((list) => list.length));
  return Array.from({ length: height }, (_, row) =>
    lists.map((list) => (list[row] === undefined ? null : { value: neutral(list[row]), type: String })),
  );
}
