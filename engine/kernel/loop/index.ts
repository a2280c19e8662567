export { enterLoop } from './enter.ts';
export { leaveInstance } from './leaveInstance.ts';
