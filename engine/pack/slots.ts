import type { Folder, Place } from './kinds.ts';
import type { Pack } from './types.ts';

/** Where parts of a folder stand in a `Pack`. */
export const SLOTS = {
  items: 'items',
  forms: 'forms',
  ledgers: 'ledgers',
  documents: 'documents',
  'code-tables': 'codeTables',
  calendars: 'calendars',
  overlays: 'overlays',
  organizations: 'organizations',
  scenarios: 'scenarios',
  processes: 'processes',
  decisions: 'decisions',
  parameters: 'parameters',
  indicators: 'indicators',
  'rule-texts': 'ruleTexts',
  campaigns: 'campaigns',
  bundles: 'bundles',
  posters: 'posters',
} as const satisfies Record<Folder, keyof Pack>;

/** The part of a pack at a place: JSON or, of processes and decisions, XML text. */
export const partAt = (pack: Pack, { folder, id }: Place): unknown =>
  (pack[SLOTS[folder]] as Record<string, unknown>)[id];
