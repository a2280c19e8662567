/**
 * Shapes of the HTTP API: the same schemas validate requests, type the browser's client and print `/api/openapi.json`.
 * Errors are RFC 9457 problem documents of shape `ProblemDocument`.
 */

export * from './applicants.ts';
export * from './applications.ts';
export * from './bundleApplications.ts';
export * from './bundles.ts';
export * from './campaigns.ts';
export { CaseBundle } from './caseBundle.ts';
export * from './cases.ts';
export * from './catalogue.ts';
export * from './certification.ts';
export * from './common.ts';
export * from './divisions.ts';
export * from './documents.ts';
export * from './drift.ts';
export * from './indicators.ts';
export * from './ledgers.ts';
export * from './localizations.ts';
export * from './moves.ts';
export * from './packChanges.ts';
export * from './posters.ts';
export * from './progress.ts';
export * from './proof.ts';
export * from './ratings.ts';
export * from './reach.ts';
export * from './reconciliations.ts';
export * from './ruleTexts.ts';
export * from './sampleChecks.ts';
export * from './session.ts';
export * from './staffing.ts';
export * from './studio.ts';
