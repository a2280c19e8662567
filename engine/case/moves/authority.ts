import type { Actor, CaseState } from '../types.ts';

/** The window that received the case: it acts for an applicant who stands before it. */
export const atWindow = (state: CaseState, actor: Actor): boolean =>
  actor.kind === 'officer' && actor.office === state.office && actor.posts.includes('acceptance');

/** 督办 at the accepting office or one above it. */
export const supervises = (state: CaseState, actor: Actor): boolean =>
  actor.kind === 'officer' &&
  actor.posts.includes('supervision') &&
  (actor.office === state.office || Object.values(state.offices).includes(actor.office));

/** Has a task of the case, or had a hand in it. */
export const involved = (state: CaseState, actor: Actor): boolean =>
  actor.kind === 'officer' &&
  (state.tasks.some((task) => task.assignee === actor.id || task.owner === actor.id) ||
    Object.values(state.performers).some((users) => users.includes(actor.id)));
