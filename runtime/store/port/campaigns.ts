import type { Branch, CampaignOffice, Draw, SpotCheckFinding } from '#engine';
import type { CommitPlan, StoredReply } from './cases.ts';
import type { Scope } from './common.ts';

/** A draw as it was made: `seed` is the public word and the secret that was committed to at the start. */
export interface CampaignDraw {
  /** What was drawn by lot in public, as the officer typed it. */
  word: string;
  secret: string;
  seed: string;
  at: number;
  by: string;
  byName: string;
  draws: Draw[];
}

/** A file that whoever manages a run gives to every office that takes part: the notice, a template. */
export interface CampaignFile {
  /** SM3 of its content. */
  hash: string;
  name: string;
  type: string;
  size: number;
  at: number;
  by: string;
  byName: string;
}

/** A campaign under way or closed. What every office has reached stands in its own row. */
export interface CampaignRunRow {
  id: string;
  /** Number of its record. */
  no: string;
  /** `namespace:id` */
  ref: string;
  title: string;
  /** SM3 of the definition that it keeps for its life. */
  digest: string;
  pack: string;
  packVersion: string;
  /** Office that started it. */
  office: string;
  officePath: string;
  /** First day, `YYYY-MM-DD`. */
  start: string;
  startedAt: number;
  startedBy: string;
  /** The offices of the scope and those above them, as they stood on the day of the start. */
  offices: CampaignOffice[];
  /** Secret half of the draw's seed; its SM3 is public from the start. Null: there is no spot check. */
  secret: string | null;
  commitment: string | null;
  draw: CampaignDraw | null;
  /** Seen by every office that takes part, the first given first. */
  files: CampaignFile[];
  closedAt: number | null;
  closedBy: string | null;
  closeNote: string | null;
  updatedAt: number;
  version: number;
}

/** A run as lists show it, with the offices in sight. */
export type CampaignRunHead = Omit<CampaignRunRow, 'offices' | 'secret' | 'draw' | 'files'> & {
  counts: { offices: number; ended: number; late: number };
};

export interface CampaignFinding extends SpotCheckFinding {
  at: number;
  by: string;
  byName: string;
}

/** Where one office of a run stands. */
export interface CampaignBranchRow {
  run: string;
  office: string;
  officePath: string;
  branch: Branch;
  /** When its process ended. */
  endedAt: number | null;
  /** Next timer, epoch ms. */
  due: number | null;
  finding: CampaignFinding | null;
  updatedAt: number;
  /** 0: nothing happened since the start. */
  version: number;
}

/** A step of a run that waits for an office. */
export interface CampaignTaskRow {
  run: string;
  /** Whose branch. */
  office: string;
  officePath: string;
  element: string;
  name: string;
  stage: string;
  stageTitle: string;
  /** Office that works it. */
  owner: string;
  ownerPath: string;
  post: string | null;
  /** Last day of the stage, `YYYY-MM-DD`. */
  due: string;
}

export interface CampaignReminderRow {
  run: string;
  office: string;
  officePath: string;
  stage: string;
  at: number;
  by: string;
  byName: string;
}

/** `duplicate`: the key was used before; nothing is written and the first reply comes back. */
export type CampaignSaved =
  | { kind: 'saved'; version: number }
  | { kind: 'conflict' }
  | { kind: 'duplicate'; reply: StoredReply };

/** Campaigns. Every write is one transaction with its record in the chain (`plan`), whose version is the row's. */
export interface CampaignStore {
  /** `definition`: the compiled campaign as JSON; known ones stay as they are. */
  startCampaign(start: {
    run: CampaignRunRow;
    definition: string;
    branches: CampaignBranchRow[];
    tasks: CampaignTaskRow[];
    plan: CommitPlan;
  }): Promise<CampaignSaved>;
  /** The branch after a step, with the tasks that wait in it now. */
  saveCampaignBranch(row: CampaignBranchRow, tasks: CampaignTaskRow[], plan: CommitPlan): Promise<CampaignSaved>;
  /** The run after a step, with the reminders that were sent by it. A closed run leaves no task open. */
  saveCampaignRun(
    row: Omit<CampaignRunRow, 'offices'>,
    reminders: CampaignReminderRow[],
    plan: CommitPlan,
  ): Promise<CampaignSaved>;
  campaignDefinition(digest: string): Promise<string | undefined>;
  /** Runs that were started in scope or that reach an office in scope, the newest first. `today`: `YYYY-MM-DD`. */
  campaignRuns(today: string, scope: Scope): Promise<CampaignRunHead[]>;
  /** Without its offices: they never change, and there may be thousands. */
  campaignRun(id: string, scope: Scope): Promise<Omit<CampaignRunRow, 'offices'> | undefined>;
  campaignOffices(run: string): Promise<CampaignOffice[] | undefined>;
  campaignBranches(run: string, scope: Scope): Promise<CampaignBranchRow[]>;
  campaignBranch(run: string, office: string, scope: Scope): Promise<CampaignBranchRow | undefined>;
  /** Tasks that wait for these offices, the most urgent first. */
  campaignTasks(owners: string[], scope: Scope): Promise<CampaignTaskRow[]>;
  /** Reminders of a run, the latest first. */
  campaignReminders(run: string, scope: Scope): Promise<CampaignReminderRow[]>;
  /** Branches with a timer that is due, the earliest first. */
  dueCampaignBranches(now: number, limit: number): Promise<CampaignBranchRow[]>;
}
