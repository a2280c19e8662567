export type { LoopDetail, MessageDetail, NodeDetail, TimerDetail, TimerKind, Trigger } from './detail.ts';
export { elementOf, isGlobalTask } from './read/globalTasks.ts';
export { wutongModdle } from './read/parse.ts';
export type { ReadOptions } from './read/reading.ts';
export { readDefinitions } from './readDefinitions.ts';
export { readProcesses } from './readProcesses.ts';
