import type { Process } from '../../bpmn/model.ts';
import type { Problem } from '../../result.ts';
import type { CompiledItem } from '../../service/types.ts';
import { qualify } from '../references.ts';
import type { Pack, Scenario } from '../types.ts';
import { checkExpectations } from './expect.ts';
import { playScenario, type ScenarioRun } from './player.ts';

export interface ScenarioOutcome {
  /** Name of the pack. */
  pack: string;
  /** `<item>/<name>` */
  scenario: string;
  title: string;
  /** Empty: as expected. */
  problems: Problem[];
}

/** How much of a process the scenarios of its items walk. */
export interface PathCoverage {
  /** Reference of the process. */
  process: string;
  name: string;
  flows: number;
  taken: number;
  /** Flows that nobody took, by id. */
  missed: string[];
}

export interface Certification {
  outcomes: ScenarioOutcome[];
  /** One for each process of an item of the packs, also of those without scenarios. */
  coverage: PathCoverage[];
}

/**
 * Plays every scenario of the packs on their compiled items (`resolvePacks`) and counts the flows that they take of every
 * process. A scenario of an item that other packs overlay is played on the item it names.
 */
export function certifyPacks(packs: Pack[], items: CompiledItem[]): Certification {
  const walked = new Map<string, Walked>();
  for (const item of items) walkedOf(walked, item);
  const outcomes = packs.flatMap((pack) =>
    Object.entries(pack.scenarios).map(([id, scenario]): ScenarioOutcome => {
      const problems = prove(pack, scenario, items, walked);
      const file = `scenarios/${id}.json`;
      return {
        pack: pack.manifest.name,
        scenario: id,
        title: scenario.title,
        problems: problems.map((one) => ({ ...one, file })),
      };
    }),
  );
  return { outcomes, coverage: [...walked.values()].map(coverageOf) };
}

interface Walked {
  process: Process;
  ref: string;
  taken: Set<string>;
}

function walkedOf(walked: Map<string, Walked>, { item, process }: CompiledItem): Walked {
  const known = walked.get(item.process) ?? { process, ref: item.process, taken: new Set<string>() };
  walked.set(item.process, known);
  return known;
}

function prove(pack: Pack, scenario: Scenario, items: CompiledItem[], walked: Map<string, Walked>): Problem[] {
  const { namespace } = pack.manifest.wutong;
  const ref = qualify(scenario.item, namespace);
  const item = items.find((candidate) => candidate.ref === ref);
  if (!item) return [{ code: 'scenario.noItem', message: `事项“${ref}”不存在，情景无法执行。`, path: '/item' }];
  const played = playScenario(item, scenario);
  if (!played.ok) return played.problems;
  note(walkedOf(walked, item), played.value);
  return checkExpectations(scenario, played.value, namespace);
}

function note({ taken }: Walked, { facts }: ScenarioRun): void {
  for (const fact of facts) if (fact.type === 'flow.taken') taken.add(fact.flow);
}

function coverageOf({ process, ref, taken }: Walked): PathCoverage {
  const flows = Object.keys(process.flows);
  const missed = flows.filter((flow) => !taken.has(flow));
  return {
    process: ref,
    name: process.name ?? process.id,
    flows: flows.length,
    taken: flows.length - missed.length,
    missed,
  };
}
