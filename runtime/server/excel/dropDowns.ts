import type { Blob, Buffer } from 'node:buffer';
import type Stream from 'node:stream';
import type { Feature } from 'write-excel-file/node';
import {
  getCellAddress,
  insertElementMarkupAccordingToOrderOfSiblings,
  sanitizeTextContent,
} from 'write-excel-file/utility';

/** Cells of one column that offer the values of a range. */
export interface DropDown {
  column: number;
  /** First and last row, from 0. */
  rows: [first: number, last: number];
  /** `'选项'!$A$2:$A$9`. */
  range: string;
  /** Text that Excel shows when something else is typed; absent: it may be. */
  refusal?: string;
}

/** Parts of a worksheet in the order in which they stand (ECMA-376 part 1, §18.3.1.99). */
export const WORKSHEET_ORDER = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'sheetProtection',
  'autoFilter',
  'mergeCells',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'drawing',
];

const markup = ({ column, rows: [first, last], range, refusal }: DropDown): string => {
  const cells = `${getCellAddress(first, column)}:${getCellAddress(last, column)}`;
  const strict = refusal === undefined ? '' : ` showErrorMessage="1" errorTitle="填写有误" error="${refusal}"`;
  return `<dataValidation type="list" allowBlank="1"${strict} sqref="${cells}"><formula1>${sanitizeTextContent(range)}</formula1></dataValidation>`;
};

/** What the library takes for the content of a file. */
export type FileContent = Stream | Buffer | Blob;

/** Drop-downs by the index of the sheet. */
export const dropDowns = (lists: readonly (readonly DropDown[])[]): Feature<FileContent> => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml, _options, { sheetIndex }) => {
          const own = lists[sheetIndex] ?? [];
          if (own.length === 0) return xml;
          const element = `<dataValidations count="${own.length}">${own.map(markup).join('')}</dataValidations>`;
          return insertElementMarkupAccordingToOrderOfSiblings(xml, element, WORKSHEET_ORDER, 'worksheet');
        },
      },
    },
  },
});
