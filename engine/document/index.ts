/** Printed documents: templates filled from the data of a case. */
export { checkDocument, checkText } from './checkDocument.ts';
export { materialFormName } from './materialsTable.ts';
export { renderDocument, renderText, unlisted } from './renderDocument.ts';
export type * from './types.ts';
