/** Fields of parts: entries of lists by their names, what differs, and how people call it. */
export { type FieldChange, fieldChanges, member, same, shapeOf } from './changes.ts';
export { isObject } from './keys.ts';
export { entryName } from './labels.ts';
export { patchOf } from './patchOf.ts';
export { type FieldPath, fieldAt, fieldName, fieldValue, placeIn } from './path.ts';
export { setField } from './setField.ts';
export { changeWords, isLimit, placeWords, valueWords } from './words.ts';
