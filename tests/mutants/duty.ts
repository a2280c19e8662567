import type { Mutant } from './types.ts';

export const DUTY: readonly Mutant[] = [];
