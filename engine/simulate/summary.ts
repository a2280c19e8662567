import { elementOf } from '../bpmn/index.ts';
import { targetOf } from './settle.ts';
import type { SimulatedCase, Simulation, SimulationState } from './types.ts';
import type { Case, World } from './world.ts';

/** Where the run has come to rest. */
export function summarize(world: World): Simulation {
  const cases = world.cases.map(summarizeCase);
  const code = world.cases.find((one) => one.code !== undefined)?.code;
  return {
    facts: world.facts,
    state: stateOf(cases),
    waiting: [...new Set(cases.flatMap(({ waiting }) => waiting))],
    data: Object.assign({}, ...cases.map(({ data }) => data).reverse()),
    ...(code === undefined ? {} : { code }),
    cases,
    skipped: world.skipped,
    unused: [...world.unused, ...world.deferred.map(neverWaited)].sort((one, other) => one.command - other.command),
    steps: world.steps,
    exhausted: world.exhausted,
  };
}

const neverWaited = ({ index, command }: World['deferred'][number]) => ({
  command: index,
  problem: { code: 'scenario.neverWaited', message: `元素“${targetOf(command)}”没有等待办理，该命令没有执行。` },
});

function summarizeCase({ process, state, data }: Case): SimulatedCase {
  // A token that only waits for those inside its scope adds nothing to them.
  const waiting = state.ended ? [] : state.tokens.filter((token) => token.waits !== 'children');
  return {
    process: process.id,
    state: state.ended ?? 'waiting',
    waiting: [...new Set(waiting.map((token) => elementOf(token.at)))],
    data,
    kernel: state,
  };
}

function stateOf(cases: SimulatedCase[]): SimulationState {
  const order: SimulationState[] = ['failed', 'waiting', 'terminated', 'completed'];
  const worst = order.find((state) => cases.some((one) => one.state === state));
  return worst ?? 'waiting';
}
