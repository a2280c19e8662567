/** The drift board: where stations work by other elements than their province. */
export { type DriftOptions, driftBoard } from './board.ts';
export { driftCsv } from './csv.ts';
export { ELEMENTS, type ElementId } from './elements.ts';
export type { Binding, Difference, DriftBoard, DriftOffice, DriftStation } from './types.ts';
