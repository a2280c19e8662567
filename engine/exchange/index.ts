/** Content as tables for people and as lists for other platforms, out and in. */
export { NATIONAL_LIST, type PlatformMapping, readMapping } from './implementation/mapping.ts';
export { readImplementationList } from './implementation/readList.ts';
export { silentFields, writeImplementationList } from './implementation/writeList.ts';
export { type LedgerLine, ledgerTemplate, readLedgerSheet, type TableOf } from './ledgerSheet.ts';
export { itemPath, type ReadOptions as ReadItemsOptions, readItems } from './readItems.ts';
export { columnLetter, type Worksheet, type WorksheetColumn, type WorksheetText } from './sheet.ts';
export { writeItems } from './writeItems.ts';
