import { DEADLINE } from './deadline.ts';
import { DECISION } from './decision.ts';
import { DUTY } from './duty.ts';
import { FEEL } from './feel.ts';
import { KERNEL } from './kernel.ts';
import { EVENTS } from './kernelEvents.ts';
import { LAYERS } from './layers.ts';
import { MIGRATION } from './migration.ts';
import type { Mutant } from './types.ts';

/** All planted bugs. */
export const MUTANTS: readonly Mutant[] = [
  ...FEEL,
  ...DECISION,
  ...KERNEL,
  ...EVENTS,
  ...DEADLINE,
  ...DUTY,
  ...MIGRATION,
  ...LAYERS,
];
