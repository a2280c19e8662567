import type { Mutant } from './types.ts';

export const EVENTS: readonly Mutant[] = [];
