import { setImmediate as breathe } from 'node:timers/promises';
import {
  type CompiledItem,
  nodeOf,
  type Pack,
  type Problem,
  type Register,
  replay,
  type Scenario,
  type ScenarioRun,
  scenarioRegisters,
  scenariosOf,
} from '#engine';
import type { LocalizationRow } from '../../store/port.ts';
import { levelName, postName, resultName } from '../views/labels.ts';
import type { Affected, Assessment } from './assess.ts';
import { contentDigest } from './inForce.ts';

export interface Trial {
  at: number;
  /** Of the draft that was tried: another one, and the result is out of date. */
  digest: string;
  passed: boolean;
  problems: string[];
  /** Names of the items that run on the draft. */
  items: string[];
  /** There are so many that of each only the cases that come off were played. */
  brief: boolean;
  scenarios: {
    item: string;
    title: string;
    passed: boolean;
    problems: string[];
    /** What goes otherwise than without the draft. */
    changes: string[];
  }[];
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

/** A paper or a calendar is used by every item: their hundreds of scenarios would keep the officer waiting. */
const MANY = 20;

const NOT_RUN = '草稿含有任何一级都不能批准的改动，没有演练，请先恢复原样。';

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
 * Plays the scenarios of every item that runs on the draft, in memory: no case, no ledger, no number is touched. A scenario
 * that the change itself makes fail is reported, not hidden: whether that is meant, the approvers decide.
 */
export async function tryOut(row: LocalizationRow, chain: Pack[], assessed: Assessment, now: number): Promise<Trial> {
  const { affected, problems, difference } = assessed;
  const figures = difference ? { before: difference.before, after: difference.after } : null;
  const trial: Trial = {
    at: now,
    digest: contentDigest(row),
    passed: false,
    problems: assessed.exceeded.some(({ final }) => final) ? [NOT_RUN] : words(problems),
    items: affected.map(({ after }) => after.item.elements.name),
    brief: affected.length > MANY,
    scenarios: [],
    walk: null,
    figures,
  };
  const registers = scenarioRegisters(chain, row.division);
  for (const item of affected) {
    play(item, chain, registers, trial);
    // Others are served between one item and the next.
    await breathe();
  }
  const passed = trial.problems.length === 0 && trial.scenarios.every((one) => one.passed);
  return { ...trial, passed };
}

function play({ before, after }: Affected, chain: Pack[], registers: readonly Register[], trial: Trial): void {
  const item = after.item.elements.name;
  for (const one of scenariosOf(chain, after.base ?? after.ref)) {
    if (trial.brief && one.scenario.shows !== 'happy') continue;
    const { title, passed, problems, changes, run } = replay(before, after, one, registers);
    if (run && one.scenario.shows === 'happy') trial.walk ??= walkOf(after, one.scenario, run);
    trial.scenarios.push({ item, title, passed, problems, changes });
  }
}
