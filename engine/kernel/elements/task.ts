import type { Behavior } from './behavior.ts';
import { manualTask } from './manualTask.ts';

/** A task of no kind is treated as a manual task. */
export const task: Behavior = manualTask;
