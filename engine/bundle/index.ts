/** Bundles (一件事): one intake, shared answers and materials, several items, one progress and one result. */
export { APPLICANT_FIELDS, type ApplicantPart, applicantFields } from './applicant.ts';
export { applicableItems } from './apply.ts';
export { intakeByApplicant } from './byApplicant.ts';
export { checkBundle, type MemberPart, type Members } from './check.ts';
export { type IntakeProblem, intakeProblems } from './checkIntake.ts';
export { bundleClock, type MemberClock } from './clock.ts';
export { type IntakePlace, itemContext } from './context.ts';
export { restForm, sharedForm } from './forms.ts';
export { type BundleMaterial, mergedMaterials } from './materials.ts';
export { bundleOfItem } from './ofItem.ts';
export { type BundlePaperInput, bundlePaperData, bundlePapers, type PaperCase } from './papers.ts';
export { sharedFieldsOf, sharedMaterialsOf } from './places.ts';
export { type BundleProgress, bundleProgress } from './progress.ts';
export { type BundleField, type BundleQuestions, intakeTask, mergedQuestions } from './questions.ts';
export { splitIntake } from './split.ts';
