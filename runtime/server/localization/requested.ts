import type { JsonObject } from '#engine';

/** Answers of the application that the system writes from the draft; the others are the approvers'. */
const REQUESTED = [
  'officeName',
  'division',
  'itemTitle',
  'itemRef',
  'document',
  'expires',
  'cityReview',
  'reason',
  'changes',
  'beyond',
  'rights',
  'trial',
  'digest',
];

/** What was requested, out of the answers of a case. */
export const requestedOf = (form: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(form).filter(([name]) => REQUESTED.includes(name)));
