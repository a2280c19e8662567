import type { Mutant } from './types.ts';

export const DECISION: readonly Mutant[] = [];
