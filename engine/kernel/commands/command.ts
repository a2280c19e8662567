import type { KernelCommand } from '../types.ts';

export type CommandOf<T extends KernelCommand['type']> = Extract<KernelCommand, { type: T }>;
