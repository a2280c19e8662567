import type { CaseData, CaseFact, CaseState, LedgerWrite } from '../../case/types.ts';
import type { JsonObject } from '../../json.ts';
import type { Problem } from '../../result.ts';
import type { CompiledItem } from '../../service/types.ts';
import type { Content } from '../resolve.ts';
import type { Pack, Scenario } from '../types.ts';

/** One thing that came to the process from outside during a scenario, and what the process did about it. */
export interface ScenarioMove {
  /** Pointer into the scenario's file: `/form` for the application, `/steps/2`. */
  at: string;
  kind: 'start' | 'task' | 'message' | 'timer' | 'sendBack';
  /** The task, the element that waited for the message, the timer event; absent at the start. */
  element?: string;
  /** Where the case was sent back to. */
  target?: string;
  facts: CaseFact[];
  /** What conditions see: the case's data after the move. */
  data: JsonObject;
}

/** How a scenario went: everything that its expectations and the coverage count read. */
export interface ScenarioRun {
  state: CaseState;
  data: CaseData;
  facts: CaseFact[];
  ledgers: LedgerWrite[];
  /** Elements completed, in order. */
  path: string[];
  /** What came from outside, in order. */
  moves: ScenarioMove[];
}

/** A place where another engine departs from the standard: it may end up elsewhere, and only because of this. */
export interface KnownDifference {
  code: string;
  /** What the other engine does, in a Chinese sentence. */
  what: string;
  /** Clause of BPMN 2.0.2 that decides, or what stands in its place. */
  clause: string;
}

export interface Verdict {
  /** `wutong`, or the name of the other engine. */
  engine: string;
  /** `excused`: went elsewhere because of the known difference. */
  verdict: 'passed' | 'failed' | 'excused';
  problems: Problem[];
  difference?: KnownDifference;
}

/** A scenario that our engine played as expected, for another engine to play again. */
export interface PlayedScenario {
  item: CompiledItem;
  scenario: Scenario;
  run: ScenarioRun;
}

/** Plays the same on another engine: whether it goes the same way. Problems have paths inside the scenario's file. */
export type SecondOpinion = (played: PlayedScenario) => Promise<Verdict>;

export interface ScenarioOutcome {
  /** Name of the pack. */
  pack: string;
  /** `<item>/<name>` */
  scenario: string;
  title: string;
  /** Our own engine first; another one is asked only about what ours played as expected. */
  verdicts: Verdict[];
  /** Those of all verdicts, with the file. Empty: as expected. */
  problems: Problem[];
}

/** A proof that stands in a part itself. */
export interface ProofOutcome {
  /** Name of the pack. */
  pack: string;
  /** `campaigns/year-survey` */
  part: string;
  title: string;
  /** Empty: as expected. With `file` and `path`. */
  problems: Problem[];
}

/** A flow, or an end event, that no scenario reaches. */
export interface MissedPart {
  kind: 'flow' | 'end';
  id: string;
  /** For people: `受理结论→不予受理`; of a called process with its name before it. */
  name: string;
  /** Id of the called process that it stands in; absent: the process itself. */
  process?: string;
}

/** How much of a process the scenarios of its items and the proofs of its campaigns walk (docs/packs/certification.md has the definition). */
export interface PathCoverage {
  /** Reference of the process. */
  process: string;
  name: string;
  /** Items that run it, and campaigns. */
  items: string[];
  campaigns: string[];
  /** Flows and end events, sub-processes and called processes included. */
  parts: number;
  reached: number;
  missed: MissedPart[];
  /** Percent that is needed: 90, or what a pack demands above it. */
  threshold: number;
  enough: boolean;
}

export interface Certification {
  outcomes: ScenarioOutcome[];
  /** Of campaigns, bundles, indicators and ledgers. */
  proofs: ProofOutcome[];
  /** One for each process of an item or a campaign, also of those without scenarios. */
  coverage: PathCoverage[];
  /** Everything that stands against the packs, each with file and path. Empty: certified. */
  problems: Problem[];
}

/** What one scenario showed; kept by the content of item and scenario, it need not be played again. */
export interface ScenarioProof {
  verdicts: Verdict[];
  /** Flows and end events by process (`''`: the item's own). */
  walked: Record<string, string[]>;
}

export interface CertifyOptions {
  /** Without it only our own engine plays. */
  secondOpinion?: SecondOpinion;
  /**
   * Refs of items that are new or changed: only the processes that these run are certified, with all scenarios on them; the
   * second engine is asked about the changed items alone. Absent: everything.
   */
  changed?: ReadonlySet<string>;
  /** The packs as they are active now: items whose scenarios are others than there count as changed, too. */
  before?: Pack[];
  /** Proofs of earlier runs by the key of their content. */
  memory?: { get(key: string): ScenarioProof | undefined; set(key: string, proof: ScenarioProof): unknown };
  /** What else was compiled of the packs: its proofs are played, too. Absent: items alone are certified. */
  content?: Pick<Content, 'campaigns' | 'bundles' | 'indicators'>;
  /** Names of the packs whose proofs are meant. Absent: all. */
  proven?: readonly string[];
  /** Told after every scenario and proof; it is waited for, so that a server can breathe. */
  onPlayed?(done: number, total: number): void | Promise<void>;
}
