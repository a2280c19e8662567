/** A column of a table that people fill in. */
export interface WorksheetColumn {
  title: string;
  required?: boolean;
  /** Offered as a drop-down; other values are refused when the table is read. */
  choices?: readonly string[];
  /** Several choices may stand in one cell, separated by 、. */
  many?: boolean;
  /** How the cell is to be filled in. */
  note?: string;
}

/** A table for people: a head, then one row a record, every cell a text. */
export interface Worksheet {
  name: string;
  columns: WorksheetColumn[];
  rows: string[][];
}

/** A table as it was read, its head first. */
export interface WorksheetText {
  name: string;
  rows: readonly (readonly string[])[];
}

/** Name of a column as spreadsheets show it: 0 → A, 26 → AA. */
export const columnLetter = (index: number): string =>
  (index >= 26 ? columnLetter(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));
