/** Printed documents: templates filled from the data of a case. */
export { checkDocument } from './checkDocument.ts';
export { renderDocument } from './renderDocument.ts';
export type * from './types.ts';
