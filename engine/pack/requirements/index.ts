/** Which parts of packs answer which demand of the policy texts. */
export { type Coverage, coverRequirements, unanswered } from './coverage.ts';
export { coveragePage, type PageOptions } from './page.ts';
export type * from './types.ts';
