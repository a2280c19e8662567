/** Staffing simulation: arrivals, work times and officers of a process → waits, queues and the share in time. */
export { placeOf, staffedSteps, staffPools, USUAL_PROFILE } from './defaults.ts';
export { type MeasuredStep, measureSteps } from './measure.ts';
export { meanWork } from './random.ts';
export {
  MOST_CASES,
  MOST_DAYS,
  type StaffingRun,
  simulateStaffing,
  staffingBounds,
  startSimulation,
} from './simulate.ts';
