export { enterLoop, isLooping, isLoopScope } from './enter.ts';
export { leaveRun } from './leaveRun.ts';
