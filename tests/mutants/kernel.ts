import type { Mutant } from './types.ts';

export const KERNEL: readonly Mutant[] = [];
