/** Installing packs: what it would do, and what it would mean for running cases. */
export { planConflicts } from './conflicts.ts';
export { type Meeting, type MeetingInput, meet } from './meeting.ts';
export { type PartChange, partChanges } from './parts.ts';
export { type PlanInput, planInstall } from './plan.ts';
export {
  type CaseMover,
  type CaseRehearsal,
  type CaseResult,
  caseChoice,
  expectedResult,
  type ItemRehearsal,
  type RehearsalCounts,
  RehearsalTally,
  type RehearsedPlace,
  rehearsalCounts,
  rehearseCase,
} from './rehearse.ts';
export { type AcceptedRemovals, checkTombstones, type Removal } from './removals.ts';
export type {
  CaseChoice,
  InstallChoices,
  InstallPlan,
  LocalChange,
  LocalEdit,
  NamedItem,
  OverlayEffect,
  OverlayMerge,
  TrustFinding,
} from './types.ts';
