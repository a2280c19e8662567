import { canonicalJson, sm3 } from '../../digest.ts';
import type { Json } from '../../json.ts';
import type { Problem } from '../../result.ts';
import type { CompiledItem } from '../../service/types.ts';
import { qualify } from '../references.ts';
import type { Pack, Scenario } from '../types.ts';
import { coverageOf, coverageProblem, noteWalked, walkedProcesses } from './coverage.ts';
import { checkExpectations } from './expect.ts';
import { playScenario } from './player.ts';
import type { Certification, CertifyOptions, ScenarioOutcome, ScenarioProof, SecondOpinion, Verdict } from './types.ts';
import { walkedIn } from './walked.ts';

const OWN = 'wutong';

/** A scenario with the item that it proves. */
interface Planned {
  pack: Pack;
  id: string;
  scenario: Scenario;
  item: CompiledItem | undefined;
  ref: string;
}

/**
 * Certifies packs: plays every scenario on its compiled item (`resolvePacks`), again on the second engine, and counts what
 * they reach of every process that an item runs. A scenario of an item that other packs overlay is played on the item it
 * names. Nothing is thrown for what a pack does wrong.
 */
export async function certifyPacks(
  packs: Pack[],
  items: CompiledItem[],
  options: CertifyOptions = {},
): Promise<Certification> {
  const processes = walkedProcesses(items);
  const all = packs.flatMap((pack) => plan(pack, items));
  const { isChanged, isMeant } = scopeOf(all, items, options);
  const planned = all.filter(({ item }) => !item || isMeant(item));
  const outcomes: ScenarioOutcome[] = [];
  for (const one of planned) {
    const second = one.item && isChanged(one.item) ? options.secondOpinion : undefined;
    const { verdicts, walked } = await proofOf(one, second, options.memory);
    const process = one.item && processes.get(one.item.item.process);
    if (process) noteWalked(process, walked);
    const outcome = outcomeOf(one, verdicts);
    outcomes.push(outcome);
    await options.onScenario?.(outcome, outcomes.length, planned.length);
  }
  const meant = [...processes.values()].filter(({ compiled }) => isMeant(compiled));
  const coverage = meant.map((one) => coverageOf(one, packs));
  const failures = outcomes.flatMap(({ pack, problems }) => problems.map((problem) => named(problem, pack)));
  return { outcomes, coverage, problems: [...failures, ...coverage.flatMap(coverageProblem)] };
}

function plan(pack: Pack, items: CompiledItem[]): Planned[] {
  const { namespace } = pack.manifest.wutong;
  return Object.entries(pack.scenarios).map(([id, scenario]) => {
    const ref = qualify(scenario.item, namespace);
    return { pack, id, scenario, ref, item: items.find((item) => item.ref === ref) };
  });
}

interface Scope {
  isChanged(item: CompiledItem): boolean;
  isMeant(item: CompiledItem): boolean;
}

/**
 * A changed item, or one with other scenarios than before, puts its process to the proof again, and with it all items
 * that run this process. Those that did not change themselves went through both engines before.
 */
function scopeOf(planned: Planned[], items: CompiledItem[], { changed, before }: CertifyOptions): Scope {
  if (changed === undefined) return { isChanged: () => true, isMeant: () => true };
  const known = scenarioTexts((before ?? []).flatMap((pack) => plan(pack, items)));
  const now = scenarioTexts(planned);
  const others = before
    ? [...known, ...now].filter(([name, { text }]) => known.get(name)?.text !== text || now.get(name)?.text !== text)
    : [];
  const refs = new Set([...changed, ...others.map(([, { ref }]) => ref)]);
  const processes = new Set(items.filter(({ ref }) => refs.has(ref)).map(({ item }) => item.process));
  return { isChanged: ({ ref }) => refs.has(ref), isMeant: ({ item }) => processes.has(item.process) };
}

const scenarioTexts = (planned: Planned[]): Map<string, { ref: string; text: string }> =>
  new Map(
    planned.map(({ pack, id, ref, scenario }) => [
      `${pack.manifest.name} ${id}`,
      { ref, text: canonicalJson(scenario as unknown as Json) },
    ]),
  );

async function proofOf(
  planned: Planned,
  second: SecondOpinion | undefined,
  memory: CertifyOptions['memory'],
): Promise<ScenarioProof> {
  const { item, ref, scenario } = planned;
  if (!item) {
    const message = `事项“${ref}”不存在，情景无法执行。`;
    return { verdicts: [failed(OWN, [{ code: 'scenario.noItem', message, path: '/item' }])], walked: {} };
  }
  const key = keyOf(item, scenario, second ? 2 : 1);
  const known = memory?.get(key);
  if (known) return known;
  const proof = await prove(planned, item, second);
  memory?.set(key, proof);
  return proof;
}

async function prove(
  { pack, scenario }: Planned,
  item: CompiledItem,
  secondOpinion: SecondOpinion | undefined,
): Promise<ScenarioProof> {
  const played = playScenario(item, scenario);
  if (!played.ok) return { verdicts: [failed(OWN, played.problems)], walked: {} };
  const run = played.value;
  const problems = checkExpectations(scenario, run, pack.manifest.wutong.namespace);
  const own = failed(OWN, problems);
  // Flows of a scenario that did not turn out as expected prove nothing.
  if (problems.length > 0) return { verdicts: [own], walked: {} };
  const second = secondOpinion && (await secondOpinion({ item, scenario, run }));
  return { verdicts: second ? [own, second] : [own], walked: walkedIn(item, run.facts) };
}

const failed = (engine: string, problems: Problem[]): Verdict => ({
  engine,
  verdict: problems.length === 0 ? 'passed' : 'failed',
  problems,
});

function outcomeOf({ pack, id, scenario }: Planned, verdicts: Verdict[]): ScenarioOutcome {
  const file = `scenarios/${id}.json`;
  const told = verdicts.map((one) => ({ ...one, problems: one.problems.map((problem) => ({ ...problem, file })) }));
  return {
    pack: pack.manifest.name,
    scenario: id,
    title: scenario.title,
    verdicts: told,
    problems: told.flatMap(({ problems }) => problems),
  };
}

const named = (problem: Problem, pack: string): Problem => ({
  ...problem,
  message: `${problem.message}（内容包“${pack}”）`,
});

/** What decides how a scenario goes: its text, and everything of the item but the version of its pack. */
const keyOf = ({ digest }: CompiledItem, scenario: Scenario, engines: number): string =>
  `${digest} ${sm3(canonicalJson(scenario as unknown as Json))} ${engines}`;
