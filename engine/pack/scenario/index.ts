export { certifyPacks } from './certify.ts';
export { COVERAGE_THRESHOLD, percentOf } from './coverage.ts';
export { checkExpectations } from './expect.ts';
export { playScenario, type ScenarioRun } from './player.ts';
export type * from './types.ts';
