import type { Mutant } from './types.ts';

export const MIGRATION: readonly Mutant[] = [];
