export { certifyPacks } from './certify.ts';
export { COVERAGE_THRESHOLD, percentOf } from './coverage.ts';
export { checkExpectations } from './expect.ts';
export { type GuideWords, guideWords } from './guide.ts';
export { playScenario } from './player.ts';
export type * from './types.ts';
