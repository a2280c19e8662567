import {
  type CompiledItem,
  checkExpectations,
  nodeOf,
  type Pack,
  type Problem,
  playScenario,
  type Scenario,
  type ScenarioRun,
} from '#engine';
import type { LocalizationRow } from '../../store/port.ts';
import { levelName, postName, resultName } from '../views/labels.ts';
import type { Assessment } from './assess.ts';
import { contentDigest } from './inForce.ts';

export interface Trial {
  at: number;
  /** Of the draft that was tried: another one, and the result is out of date. */
  digest: string;
  passed: boolean;
  problems: string[];
  scenarios: { title: string; passed: boolean; problems: string[] }[];
  /** A case in memory: the steps that it walked, its result, and how many rows it would have written into ledgers. */
  walk: {
    title: string;
    steps: { name: string; post: string; level: string }[];
    result: string;
    ledgerRows: number;
  } | null;
  figures: { before: Figures; after: Figures } | null;
}

interface Figures {
  steps: number;
  materials: number;
  conditional: number;
  days: number;
}

interface Play {
  namespace: string;
  scenario: Scenario;
}

/** The scenarios that show this item nearest to the division: those of the lowest pack that has any. */
function scenariosFor(packs: Pack[], target: string): Play[] {
  const id = target.slice(target.indexOf(':') + 1);
  const plays = packs.map((pack): Play[] => {
    const { namespace } = pack.manifest.wutong;
    const own = Object.entries(pack.scenarios).filter(([path]) => path.startsWith(`${id}/`));
    const refs = [`${namespace}:${id}`, target, id];
    return own.flatMap(([, scenario]) => (refs.includes(scenario.item) ? [{ namespace, scenario }] : []));
  });
  return plays.findLast((own) => own.length > 0) ?? [];
}

const words = (problems: Problem[]): string[] => problems.map(({ message }) => message);

function walkOf(compiled: CompiledItem, { title }: Scenario, run: ScenarioRun): NonNullable<Trial['walk']> {
  const steps = run.path.flatMap((element) => {
    const node = nodeOf(compiled, element);
    if (node?.type !== 'userTask') return [];
    const { post = '', level } = node.settings;
    return [{ name: node.name ?? element, post: postName(post), level: level === undefined ? '' : levelName(level) }];
  });
  return { title, steps, result: resultName(run.state.result) ?? '办理中', ledgerRows: run.ledgers.length };
}

/**
 * Plays the item's scenarios with the draft, in memory: no case, no ledger, no number is touched. A scenario that the
 * change itself makes fail is reported, not hidden: whether that is meant, the approvers decide.
 */
export function tryOut(row: LocalizationRow, chain: Pack[], assessed: Assessment, now: number): Trial {
  const { compiled, problems, difference } = assessed;
  const outcome = { at: now, digest: contentDigest(row) };
  const figures = difference ? { before: difference.before, after: difference.after } : null;
  if (!compiled) return { ...outcome, passed: false, problems: words(problems), scenarios: [], walk: null, figures };
  let walk: Trial['walk'] = null;
  const scenarios = scenariosFor(chain, row.target).map(({ namespace, scenario }) => {
    const played = playScenario(compiled, scenario);
    if (played.ok && scenario.shows === 'happy') walk ??= walkOf(compiled, scenario, played.value);
    const faults = played.ok ? checkExpectations(scenario, played.value, namespace) : played.problems;
    return { title: scenario.title, passed: faults.length === 0, problems: words(faults) };
  });
  const passed = problems.length === 0 && scenarios.every((one) => one.passed);
  return { ...outcome, passed, problems: words(problems), scenarios, walk, figures };
}
