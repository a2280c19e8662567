/** Printed documents: templates filled from the data of a case. */
export { checkDocument, checkText } from './checkDocument.ts';
export { renderDocument, renderText } from './renderDocument.ts';
export type * from './types.ts';
