export { readScenario } from './readScenario.ts';
export { simulate } from './simulate.ts';
export type {
  SimulatedCase,
  SimulatedFact,
  SimulatedFactType,
  Simulation,
  SimulationCommand,
  SimulationOptions,
  SimulationScenario,
  SimulationState,
  UnusedCommand,
} from './types.ts';
