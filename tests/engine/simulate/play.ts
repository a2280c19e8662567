import { type Simulation, type SimulationOptions, type SimulationScenario, simulate } from '#engine';
import { definitions, readAll } from '../bpmn/definitions.ts';

export const executable = (id: string, inner: string): string =>
  `<process id="${id}" isExecutable="true">${inner}</process>`;

/** Runs root elements of a file. */
export async function play(
  roots: string,
  scenario: SimulationScenario = {},
  options: SimulationOptions = {},
): Promise<Simulation> {
  const run = simulate(await readAll(definitions(roots)), { now: '2026-01-05T09:00:00+08:00', ...scenario }, options);
  if (!run.ok) throw new Error(JSON.stringify(run.problems));
  return run.value;
}

/** Elements completed, in order; the activity around several runs is left out. */
export const completed = ({ facts }: Simulation): string[] =>
  facts.filter(({ type, body }) => type === 'element.completed' && !body).map(({ element }) => element);
