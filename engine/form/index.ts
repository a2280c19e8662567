/** Forms: what a person sees at a step, what is wrong with the answers, what is pruned. */
export { checkFormSchema } from './checkFormSchema.ts';
export { formDecide } from './formDecide.ts';
export { pruneForm } from './pruneForm.ts';
export { type FormDecide, type FormReader, formReader } from './reader.ts';
export { fieldTitle } from './rights.ts';
export { type ValidateOptions, validateForm } from './validateForm.ts';
export { validateSchema } from './validateSchema.ts';
export { type ViewOptions, viewForm } from './viewForm.ts';
