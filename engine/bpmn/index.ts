export type { LoopDetail, MessageDetail, NodeDetail, TimerDetail, TimerKind, Trigger } from './detail.ts';
export { triggersOf } from './detail.ts';
export { type Diagram, type DiagramBox, type DiagramEdge, type DiagramShape, readDiagram } from './diagram.ts';
export { elementOf, isGlobalTask } from './read/globalTasks.ts';
export { wutongModdle } from './read/parse.ts';
export type { ReadOptions } from './read/reading.ts';
export { readDefinitions } from './readDefinitions.ts';
export { readProcesses } from './readProcesses.ts';
export { isIso } from './timer.ts';
