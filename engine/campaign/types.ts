import type { Level, Process } from '../bpmn/model.ts';
import type { Calendar } from '../deadline/types.ts';
import type { FormDefinition } from '../form/types.ts';
import type { Json, JsonObject } from '../json.ts';
import type { KernelFact, KernelState } from '../kernel/types.ts';
import type { DocumentTemplate, OverlayRight } from '../service/types.ts';

/** Something a stage has to leave behind: a figure, a text, a choice, a file or several. */
export interface CampaignEvidence {
  id: string;
  name: string;
  kind: 'text' | 'number' | 'file' | 'choice';
  required?: boolean;
  /** Only with `choice`. */
  options?: string[];
  /** FEEL over `{ office, officers }` giving the figure on record; default: the office's own member of the same id. */
  compares?: string;
  /** 典型经验: collected for the summary. */
  goodPractice?: boolean;
}

export interface CampaignStage {
  id: string;
  title: string;
  /** Element ids of the process; the last one closes the stage. */
  tasks: string[];
  /** `MM-DD` in the campaign's year (the next one when the stage before is due later), or an ISO duration after the start. */
  due: string;
  /** `MM-DD` on a day off moves to the next working day; the days of a duration are working days. */
  days?: 'working';
  evidence?: CampaignEvidence[];
  /** The campaign's form must be filled in when the stage's last task is completed. */
  form?: boolean;
}

/** How many are drawn: `rate` of the candidates rounded up, but at least `minimum`, and never more than there are. */
export interface DrawSize {
  rate?: number;
  minimum?: number;
}

export interface CampaignSpotCheck extends DrawSize {
  /** Level of the offices that check those below them. */
  by: Level;
  /** Sizes by level of the offices that are checked; others follow `rate` and `minimum`. */
  levels?: Partial<Record<Level, DrawSize>>;
  /** What reported figures are held against: `organization` and its officers, or the reference of an indicator. */
  compares?: string;
  note?: string;
}

/** `campaigns/<id>.json`: one process, run once for every office of the scope, with dates, evidence and a spot check. */
export interface CampaignSource {
  id: string;
  title: string;
  /** 文号 */
  document?: string;
  purpose?: string;
  cadence: 'once' | 'month' | 'quarter' | 'year' | 'biennial';
  process: string;
  scope: { levels: Level[]; where?: string };
  stages: CampaignStage[];
  spotCheck?: CampaignSpotCheck;
  /** Reference of the document that sums it up. */
  summary?: string;
  form?: string;
  /** Absent: the calendar of the pack's manifest. */
  calendar?: string;
  /** Days before a due date on which reminders begin; 7 unless told. */
  remindDays?: number;
  proof: CampaignProof[];
  requirements?: string[];
  /** What the business side is to confirm, in sentences. */
  assumed?: string[];
  source?: string[];
  rights?: Record<string, OverlayRight>;
}

/** A campaign with everything that it refers to. */
export interface CompiledCampaign {
  /** `namespace:id` */
  ref: string;
  source: CampaignSource;
  process: Process;
  /** Processes that call activities reach, by the id that they call. */
  calls: Record<string, Process>;
  calendar: Calendar;
  form?: FormDefinition;
  summary?: DocumentTemplate;
}

/** An office of the tree: what an organization part says of it. Expressions see its `facts` as members of its own. */
export interface CampaignOffice {
  id: string;
  name: string;
  level: Level;
  division: string;
  parent?: string;
  facts?: Record<string, number | string | boolean>;
}

/** An officer as expressions see them: `{ office, posts, established, since … }`. */
export type CampaignOfficer = { office: string } & JsonObject;

/** The process instance of one office. Plain JSON. */
export interface Branch {
  state: KernelState;
  data: JsonObject;
  /** When each task was completed last (epoch ms), by element. */
  completed: Record<string, number>;
  /** Values by stage and evidence. */
  evidence: Record<string, Record<string, Json>>;
}

/** A campaign under way. Plain JSON: the tree of offices is that of the day it started. */
export interface CampaignRun {
  v: 1;
  campaign: string;
  /** `YYYY-MM-DD` */
  start: string;
  offices: CampaignOffice[];
  branches: Record<string, Branch>;
}

export type CampaignCommand =
  | {
      type: 'task.complete';
      /** Whose branch. */
      office: string;
      element: string;
      /** Office that acts; absent: the one that the task belongs to. */
      by?: string;
      outcome?: string;
      /** Why it was decided so. */
      note?: string;
      evidence?: Record<string, Json>;
      form?: JsonObject;
      data?: JsonObject;
    }
  /** Does what has fallen due in any branch. */
  | { type: 'clock' }
  | { type: 'spotCheck.draw'; seed: string };

export type CampaignFact =
  | { type: 'campaign.started'; campaign: string; start: string; offices: string[] }
  | { type: 'evidence.given'; office: string; stage: string; evidence: string; value: Json }
  | { type: 'form.given'; office: string; stage: string; form: JsonObject }
  | { type: 'outcome.given'; office: string; element: string; outcome: string; note?: string }
  | ({ type: 'spotCheck.drawn' } & Draw)
  | { type: 'branch'; office: string; fact: KernelFact };

export interface CampaignFileRef {
  hash: string;
  name: string;
}

/** What is on record of a campaign beside its moves. */
export type CampaignNote =
  /** `digest`: of the definition that the run keeps; `commitment`: SM3 of the secret half of the draw's seed. */
  | { type: 'campaign.opened'; digest: string; commitment?: string }
  /** Files for every office that takes part, and those taken back, by SM3 and name. */
  | { type: 'campaign.filesGiven'; added: CampaignFileRef[]; removed: CampaignFileRef[] }
  | { type: 'campaign.reminded'; office: string; stage: string; to: string[] }
  | { type: 'spotCheck.found'; office: string; finding: SpotCheckFinding }
  | { type: 'campaign.closed'; note: string };

export interface CampaignStep {
  run: CampaignRun;
  facts: CampaignFact[];
}

/** A draw that anybody can repeat: the seed and the list of candidates decide it alone. */
export interface Draw {
  /** Office that checks. */
  checker: string;
  seed: string;
  /** Sorted by id. */
  candidates: { office: string; level: Level }[];
  sizes: Partial<Record<Level, DrawSize>> & { others: DrawSize };
  drawn: string[];
}

export type StageState = 'waiting' | 'open' | 'late' | 'done' | 'doneLate' | 'skipped';

/** What an office does on a day of a proof, in the morning. */
export interface ProofCommand {
  at: string;
  complete: string;
  outcome?: string;
  evidence?: Record<string, Json>;
  form?: JsonObject;
  data?: JsonObject;
  /** Code of the refusal that is expected. */
  refused?: string;
}

export interface CampaignProof {
  title: string;
  start: string;
  offices?: CampaignOffice[];
  /** Id of an organization of the pack, instead of `offices` and `officers`. */
  organization?: string;
  officers?: CampaignOfficer[];
  /** By office. */
  commands: Record<string, ProofCommand[]>;
  /** Day of the board and the reminders. */
  date: string;
  seed?: string;
  expect: {
    board: Record<string, Record<string, StageState>>;
    ended?: string[];
    draw?: Record<string, string[]>;
    /** `<office>/<stage>` */
    reminders?: string[];
    differences?: ReportDifference[];
    summary?: { offices?: number; done?: number; late?: number };
  };
}

/** A figure that was reported and is not what is on record (HLJ-17). */
export interface ReportDifference {
  office: string;
  evidence: string;
  reported: number;
  /** Null: nothing on record. */
  recorded: number | null;
}

/** A reported figure beside its counterpart on record; null: nothing on record. */
export interface ComparedFigure extends ReportDifference {
  stage: string;
  name: string;
}

/** What the checkers saw at an office that was drawn. */
export interface SpotCheckFinding {
  /** 相符、不符 */
  matches: boolean;
  note: string;
  /** Figures counted on the spot, by `<stage>/<evidence>`. */
  found: Record<string, number>;
  /** What was reported and what was on record at that time. */
  compared: ComparedFigure[];
}
