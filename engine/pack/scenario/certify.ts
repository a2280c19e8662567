import type { CompiledCampaign } from '../../campaign/types.ts';
import { canonicalJson, sm3 } from '../../digest.ts';
import type { Json } from '../../json.ts';
import type { Register } from '../../ledger/types.ts';
import type { Problem } from '../../result.ts';
import type { CompiledItem } from '../../service/types.ts';
import { plannedProofs } from '../proofs.ts';
import { qualify } from '../references.ts';
import { scenarioRegisters } from '../registers.ts';
import type { Pack, Scenario } from '../types.ts';
import { coverageOf, coverageProblem, noteWalked, walkedProcesses } from './coverage.ts';
import { checkExpectations } from './expect.ts';
import { playScenario } from './player.ts';
import type {
  Certification,
  CertifyOptions,
  ProofOutcome,
  ScenarioOutcome,
  ScenarioProof,
  SecondOpinion,
  Verdict,
} from './types.ts';
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
 * Certifies packs: plays every scenario on its compiled item (`resolvePacks`), again on the second engine, and every proof of
 * their other content, and counts what these reach of every process that an item or a campaign runs. A scenario of an item
 * that other packs overlay is played on the item it names. Nothing is thrown for what a pack does wrong.
 */
export async function certifyPacks(
  packs: Pack[],
  items: CompiledItem[],
  options: CertifyOptions = {},
): Promise<Certification> {
  const { content, secondOpinion, memory, onPlayed } = options;
  const proven = packs.filter(({ manifest }) => options.proven?.includes(manifest.name) ?? true);
  const campaigns = campaignsOf(proven, content?.campaigns ?? []);
  const processes = walkedProcesses(items, campaigns);
  const all = packs.flatMap((pack) => plan(pack, items));
  const { isChanged, isMeant } = scopeOf(all, items, campaigns, options);
  const planned = all.filter(({ item }) => !item || isMeant(item));
  const proving = content ? plannedProofs(packs, content, proven) : [];
  const total = planned.length + proving.length;
  const registers = registersByDivision(packs);
  const outcomes: ScenarioOutcome[] = [];
  for (const one of planned) {
    const second = one.item && isChanged(one.item) ? secondOpinion : undefined;
    const { verdicts, walked } = await proofOf(one, registers(one.item?.division), second, memory);
    noteWalked(processes.get(one.item?.item.process ?? ''), walked);
    outcomes.push(outcomeOf(one, verdicts));
    await onPlayed?.(outcomes.length, total);
  }
  const proofs: ProofOutcome[] = [];
  for (const { pack, part, title, process, play } of proving) {
    const { problems, walked } = play();
    if (walked) noteWalked(processes.get(process ?? ''), walked);
    proofs.push({ pack, part, title, problems });
    await onPlayed?.(outcomes.length + proofs.length, total);
  }
  const meant = [...processes.values()].filter((one) => one.campaigns.length > 0 || one.items.some(isMeant));
  const coverage = meant.map((one) => coverageOf(one, packs));
  const failures = [...outcomes, ...proofs].flatMap(({ pack, problems }) =>
    problems.map((problem) => named(problem, pack)),
  );
  return { outcomes, proofs, coverage, problems: [...failures, ...coverage.flatMap(coverageProblem)] };
}

/** The registers of every case as they stand in the division of an item's pack. */
function registersByDivision(packs: Pack[]): (division: string | undefined) => readonly Register[] {
  const known = new Map<string, readonly Register[]>();
  return (division = '') => {
    const found = known.get(division) ?? scenarioRegisters(packs, division);
    known.set(division, found);
    return found;
  };
}

const campaignsOf = (packs: Pack[], campaigns: CompiledCampaign[]): CompiledCampaign[] =>
  campaigns.filter(({ ref }) => packs.some(({ manifest }) => ref.startsWith(`${manifest.wutong.namespace}:`)));

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
function scopeOf(
  planned: Planned[],
  items: CompiledItem[],
  campaigns: CompiledCampaign[],
  { changed, before }: CertifyOptions,
): Scope {
  if (changed === undefined) return { isChanged: () => true, isMeant: () => true };
  const known = scenarioTexts((before ?? []).flatMap((pack) => plan(pack, items)));
  const now = scenarioTexts(planned);
  const others = before
    ? [...known, ...now].filter(([name, { text }]) => known.get(name)?.text !== text || now.get(name)?.text !== text)
    : [];
  const refs = new Set([...changed, ...others.map(([, { ref }]) => ref)]);
  const processes = new Set([
    ...items.filter(({ ref }) => refs.has(ref)).map(({ item }) => item.process),
    ...campaigns.map(({ source }) => source.process),
  ]);
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
  registers: readonly Register[],
  second: SecondOpinion | undefined,
  memory: CertifyOptions['memory'],
): Promise<ScenarioProof> {
  const { item, ref, scenario } = planned;
  if (!item) {
    const message = `事项“${ref}”不存在，情景无法执行。`;
    return { verdicts: [failed(OWN, [{ code: 'scenario.noItem', message, path: '/item' }])], walked: {} };
  }
  const key = keyOf(item, scenario, registers, second ? 2 : 1);
  const known = memory?.get(key);
  if (known) return known;
  const proof = await prove(planned, item, registers, second);
  memory?.set(key, proof);
  return proof;
}

async function prove(
  { pack, scenario }: Planned,
  item: CompiledItem,
  registers: readonly Register[],
  secondOpinion: SecondOpinion | undefined,
): Promise<ScenarioProof> {
  const played = playScenario(item, scenario, registers);
  if (!played.ok) return { verdicts: [failed(OWN, played.problems)], walked: {} };
  const run = played.value;
  const problems = checkExpectations(scenario, item, run, pack.manifest.wutong.namespace);
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
function keyOf({ digest }: CompiledItem, scenario: Scenario, registers: readonly Register[], engines: number): string {
  const written = (scenario.expect.ledgers?.length ?? 0) > 0 ? registers.map(({ print }) => print).join('') : '';
  return `${digest} ${sm3(canonicalJson(scenario as unknown as Json))} ${engines}${written}`;
}
