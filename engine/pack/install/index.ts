/** Installing packs: what it would do, and what it would mean for running cases. */
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
  rehearsalCounts,
  rehearseCase,
} from './rehearse.ts';
export { type AcceptedRemovals, checkTombstones, type Removal } from './removals.ts';
export type {
  CaseChoice,
  InstallChoices,
  InstallPlan,
  LocalChange,
  NamedItem,
  OverlayEffect,
  TrustFinding,
} from './types.ts';
