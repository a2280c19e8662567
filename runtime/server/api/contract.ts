/**
 * Shapes of the HTTP API: the same schemas validate requests, type the browser's client and print `/api/openapi.json`.
 * Errors are RFC 9457 problem documents of shape `ProblemDocument`.
 */

export * from './applicants.ts';
export * from './cases.ts';
export * from './catalogue.ts';
export * from './common.ts';
export * from './divisions.ts';
export * from './documents.ts';
export * from './ledgers.ts';
export * from './moves.ts';
export * from './progress.ts';
export * from './session.ts';
export * from './studio.ts';
