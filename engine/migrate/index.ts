/** Moving running cases from one compiled process to another: plan, check, apply, undo. */
export { applyMigration, type MigrationPreview, previewMigration } from './apply.ts';
export { checkMigration } from './check/index.ts';
export { type CaseMigration, type CaseMigrationOptions, migrateCase, type StoredCase } from './migrateCase.ts';
export { type ElementMapping, planMigration } from './plan.ts';
export type {
  MigrationFact,
  MigrationOptions,
  MigrationPlan,
  MigrationRecord,
  MigrationStep,
  Moving,
  TimerChange,
  TimerChoice,
} from './types.ts';
export { type Undone, undoMigration } from './undo.ts';
export { type UnplacedElement, unplacedElements } from './unplaced.ts';
