export { type Certification, certifyPacks, type PathCoverage, type ScenarioOutcome } from './certify.ts';
export { checkExpectations } from './expect.ts';
export { playScenario, type ScenarioRun } from './player.ts';
