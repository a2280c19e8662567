/** 补正 of the application form: which fields a notice may name, who may change them, and what changed. */
export { correct } from './correct.ts';
export { correctableFields, noticedFields } from './fields.ts';
export { type CorrectionForm, correctionForm } from './form.ts';
