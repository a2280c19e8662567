export type { LoopDetail, MessageDetail, NodeDetail, TimerDetail, TimerKind } from './detail.ts';
export { wutongModdle } from './read/parse.ts';
export { readProcesses } from './readProcesses.ts';
