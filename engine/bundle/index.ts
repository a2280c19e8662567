/** Bundles (一件事): one intake, shared answers and materials, several items, one progress and one result. */
export { applicableItems } from './apply.ts';
export { checkBundle, type MemberPart, type Members } from './check.ts';
export { type BundleMaterial, mergedMaterials } from './materials.ts';
export { type BundleProgress, bundleProgress } from './progress.ts';
export { type BundleField, type BundleQuestions, mergedQuestions } from './questions.ts';
export { splitIntake } from './split.ts';
