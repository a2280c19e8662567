import type { Feature } from 'write-excel-file/node';
import type { FileContent } from './dropDowns.ts';

/** A cell to be filled in as it is typed. Without it a spreadsheet cuts 18 digits to 15 and drops zeros in front of codes. */
export const TEXT_CELL = { type: String, format: '@' };

/** Gives whole columns the style of the last cell of column A, which must be a `TEXT_CELL`; by the index of the sheet. */
export const textColumns = (wanted: readonly boolean[]): Feature<FileContent> => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml, _options, { sheetIndex }) => {
          const style = [...xml.matchAll(/<c r="A\d+" s="(\d+)"/g)].at(-1)?.[1];
          if (wanted[sheetIndex] !== true || style === undefined) return xml;
          return xml.replace(/<col (?=min=)/g, `<col style="${style}" `);
        },
      },
    },
  },
});
