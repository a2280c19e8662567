import { type CompiledItem, playScenario, type Scenario, type ScenarioRun } from '#engine';

/** Plays a scenario that must not get stuck. */
export function played(compiled: CompiledItem, scenario: Scenario): ScenarioRun {
  const run = playScenario(compiled, scenario);
  if (!run.ok) throw new Error(JSON.stringify(run.problems, null, 1));
  return run.value;
}
