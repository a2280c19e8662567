import type { Mutant } from './types.ts';

export const DEADLINE: readonly Mutant[] = [];
