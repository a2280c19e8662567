import { z } from '@hono/zod-openapi';
import { FileRef } from './cases.ts';
import { JsonObject, Version } from './common.ts';
import { Day } from './indicators.ts';

const Office = z.object({ id: z.string(), name: z.string(), level: z.string() });
const Person = z.object({ at: z.number(), name: z.string() });

/** A campaign of the installed packs. `mayStart`: null, or why this officer cannot start it. */
export const CampaignDefinition = z
  .object({
    ref: z.string(),
    title: z.string(),
    purpose: z.string().nullable(),
    document: z.string().nullable(),
    cadence: z.string(),
    levels: z.array(z.string()),
    stages: z.array(z.string()),
    spotCheck: z.string().nullable(),
    assumed: z.array(z.string()),
    pack: z.object({ name: z.string(), version: z.string() }),
    /** Offices at which the officer may start it; empty: none. */
    startableAt: z.array(Office),
    whyNot: z.string().nullable(),
  })
  .openapi('CampaignDefinition');

export const CampaignDefinitionList = z
  .object({ campaigns: z.array(CampaignDefinition) })
  .openapi('CampaignDefinitionList');

export const StartCampaign = z
  .object({
    office: z.string().max(64).optional().openapi({ description: '启动的机构，默认本人可以启动的第一个' }),
    start: Day.optional().openapi({ description: '起始日期，默认今天' }),
  })
  .openapi('StartCampaign');

/** What a start would do; nothing is written. */
export const CampaignRehearsal = z
  .object({
    ref: z.string(),
    title: z.string(),
    office: Office,
    start: z.string(),
    stages: z.array(z.object({ id: z.string(), title: z.string(), due: z.string(), past: z.boolean() })),
    offices: z.array(Office.extend({ parent: z.string().nullable() })),
    /** Why it cannot be started; empty: it can. */
    problems: z.array(z.string()),
    /** What to think about first. */
    warnings: z.array(z.string()),
  })
  .openapi('CampaignRehearsal');

/** Answer to a command: what it was about, and the version that it led to. */
export const CampaignDone = z.object({ id: z.string(), version: z.number() }).openapi('CampaignDone');

export const CampaignRun = z
  .object({
    id: z.string(),
    no: z.string(),
    version: z.number(),
    ref: z.string(),
    title: z.string(),
    pack: z.object({ name: z.string(), version: z.string() }),
    digest: z.string(),
    office: Office,
    start: z.string(),
    started: Person,
    closed: Person.extend({ note: z.string() }).nullable(),
    /** SM3 of the secret half of the draw's seed, public before anything is drawn. */
    commitment: z.string().nullable(),
  })
  .openapi('CampaignRun');

/** Files that every office of the run may open: the notice, templates. */
const GivenFiles = z.array(FileRef.extend({ given: Person }));

const Counts = z.object({ offices: z.number(), ended: z.number(), late: z.number() });

export const CampaignRunList = z
  .object({ runs: z.array(CampaignRun.extend({ counts: Counts, mayRemind: z.boolean() })) })
  .openapi('CampaignRunList');

export const StageState = z.enum(['waiting', 'open', 'late', 'done', 'doneLate', 'skipped']);

/** Where one office stands in a stage. */
export const CampaignStageView = z
  .object({
    id: z.string(),
    state: StageState,
    stateName: z.string(),
    due: z.string(),
    doneOn: z.string().nullable(),
    waitsFor: z.array(z.string()),
    missing: z.array(z.string()),
  })
  .openapi('CampaignStageView');

/** One line of the board: an office with its own branch, with what stands below it, or both. */
export const CampaignBoardLine = z
  .object({
    office: Office,
    own: z.object({ ended: z.boolean(), stages: z.array(CampaignStageView) }).nullable(),
    below: Counts.extend({
      stages: z.array(z.object({ id: z.string(), done: z.number(), late: z.number(), missing: z.number() })),
    }).nullable(),
  })
  .openapi('CampaignBoardLine');

const May = z.object({ manage: z.boolean(), remind: z.boolean() });

export const CampaignBoard = z
  .object({
    run: CampaignRun,
    purpose: z.string().nullable(),
    document: z.string().nullable(),
    files: GivenFiles,
    assumed: z.array(z.string()),
    stages: z.array(z.object({ id: z.string(), title: z.string(), due: z.string() })),
    office: Office,
    /** The offices above, from the top, as far as they may be seen. */
    above: z.array(Office),
    total: Counts,
    lines: z.array(CampaignBoardLine),
    spotCheck: z.object({ by: z.string(), note: z.string().nullable(), drawn: z.boolean() }).nullable(),
    /** The title of the paper that sums it up, where there is one. */
    paper: z.string().nullable(),
    may: May,
  })
  .openapi('CampaignBoard');

export const CampaignEvidenceView = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(['text', 'number', 'file', 'choice']),
    required: z.boolean(),
    options: z.array(z.string()),
    goodPractice: z.boolean(),
    value: z.unknown(),
  })
  .openapi('CampaignEvidenceView');

export const CampaignTaskView = z
  .object({
    element: z.string(),
    name: z.string(),
    owner: Office,
    postName: z.string().nullable(),
    state: z.enum(['open', 'done', 'waiting']),
    doneOn: z.string().nullable(),
    /** Completes the stage: everything required has to be there. */
    closes: z.boolean(),
    outcomes: z.array(z.object({ id: z.string(), name: z.string(), denies: z.boolean() })),
    /** Null: this officer may complete it now. */
    whyNot: z.string().nullable(),
  })
  .openapi('CampaignTaskView');

export const CampaignStageWork = CampaignStageView.extend({
  title: z.string(),
  form: z.boolean(),
  evidence: z.array(CampaignEvidenceView),
  tasks: z.array(CampaignTaskView),
}).openapi('CampaignStageWork');

const ComparedFigure = z.object({
  office: z.string(),
  stage: z.string(),
  evidence: z.string(),
  name: z.string(),
  reported: z.number(),
  recorded: z.number().nullable(),
});

export const CampaignFinding = z
  .object({
    matches: z.boolean(),
    note: z.string(),
    found: z.record(z.string(), z.number()),
    compared: z.array(ComparedFigure),
    by: Person,
  })
  .openapi('CampaignFinding');

export const CampaignOfficeView = z
  .object({
    run: CampaignRun,
    office: Office,
    version: z.number(),
    ended: z.boolean(),
    files: GivenFiles,
    stages: z.array(CampaignStageWork),
    /** The campaign's form as the engine defines forms, and what was filled in last. */
    form: JsonObject.nullable(),
    answers: JsonObject,
    history: z.array(z.object({ at: z.number(), actor: z.string(), words: z.array(z.string()) })),
    /** Why it was sent back, where that was the last thing that happened. */
    returned: Person.extend({ note: z.string() }).nullable(),
    reminders: z.array(z.object({ stage: z.string(), by: Person })),
    drawnBy: z.string().nullable(),
    finding: CampaignFinding.nullable(),
  })
  .openapi('CampaignOfficeView');

export const CompleteCampaignTask = z
  .object({
    version: Version,
    element: z.string().min(1).max(120),
    outcome: z.string().max(120).optional(),
    note: z.string().max(2_000).optional().openapi({ description: '意见；退回的必填' }),
    evidence: z.record(z.string().max(120), z.unknown()).default({}),
    form: JsonObject.optional(),
  })
  .openapi('CompleteCampaignTask');

/** What waits for the offices of an officer, over all runs. */
export const CampaignTaskList = z
  .object({
    tasks: z.array(
      z.object({
        run: z.string(),
        title: z.string(),
        office: Office,
        element: z.string(),
        name: z.string(),
        stage: z.string(),
        due: z.string(),
        daysLeft: z.number(),
        postName: z.string().nullable(),
        reminded: Person.nullable(),
      }),
    ),
  })
  .openapi('CampaignTaskList');

export const CampaignReminderList = z
  .object({
    reminders: z.array(
      z.object({
        office: Office,
        stage: z.string(),
        title: z.string(),
        due: z.string(),
        daysLeft: z.number(),
        to: z.array(z.string()),
        missing: z.array(z.string()),
        /** The latest of those sent. */
        sent: Person.nullable(),
        times: z.number(),
        /** Whether this officer may remind. */
        may: z.boolean(),
      }),
    ),
  })
  .openapi('CampaignReminderList');

export const SendReminders = z
  .object({
    to: z
      .array(z.object({ office: z.string().max(64), stage: z.string().max(64) }))
      .min(1)
      .max(5_000),
  })
  .openapi('SendReminders');

export const DrawSpotChecks = z.object({ version: Version, word: z.string().max(200) }).openapi('DrawSpotChecks');

const DrawSize = z.object({ rate: z.number().optional(), minimum: z.number().optional() });

/** Everything that somebody needs to repeat the draw. */
export const CampaignDraw = z
  .object({
    run: CampaignRun,
    by: z.string(),
    note: z.string().nullable(),
    mayDraw: z.boolean(),
    /** Offices that can be drawn and have not finished. */
    unfinished: z.number(),
    draw: z
      .object({
        word: z.string(),
        secret: z.string(),
        seed: z.string(),
        by: Person,
        draws: z.array(
          z.object({
            checker: z.string(),
            checkerName: z.string(),
            seed: z.string(),
            candidates: z.array(z.object({ office: z.string(), name: z.string(), level: z.string() })),
            sizes: z.record(z.string(), DrawSize),
            drawn: z.array(z.string()),
          }),
        ),
      })
      .nullable(),
    /** The offices drawn that this officer may see. */
    checks: z.array(
      z.object({
        office: Office,
        checker: z.string(),
        version: z.number(),
        compared: z.array(ComparedFigure),
        /** Figures that nothing on record stands against. */
        reported: z.array(ComparedFigure.omit({ office: true, recorded: true })),
        finding: CampaignFinding.nullable(),
        may: z.boolean(),
      }),
    ),
  })
  .openapi('CampaignDraw');

export const EnterFinding = z
  .object({
    version: Version,
    matches: z.boolean(),
    note: z.string().max(2_000),
    found: z.record(z.string().max(140), z.number()).default({}),
  })
  .openapi('EnterFinding');

/** The files of the run as they shall be; those that are not among them are taken back. */
export const GiveCampaignFiles = z
  .object({ version: Version, files: z.array(z.object({ hash: z.string().max(80) })).max(20) })
  .openapi('GiveCampaignFiles');

export const CloseCampaign = z.object({ version: Version, note: z.string().max(2_000) }).openapi('CloseCampaign');

const StageCounts = z.object({
  id: z.string(),
  title: z.string(),
  due: z.string(),
  done: z.number(),
  late: z.number(),
  open: z.number(),
  skipped: z.number(),
});

export const CampaignSummaryView = z
  .object({
    run: CampaignRun,
    offices: z.number(),
    done: z.number(),
    late: z.number(),
    stages: z.array(StageCounts),
    figures: z.array(
      z.object({
        stage: z.string(),
        evidence: z.string(),
        name: z.string(),
        count: z.number(),
        sum: z.number(),
        average: z.number(),
        least: z.number(),
        most: z.number(),
      }),
    ),
    choices: z.array(
      z.object({
        stage: z.string(),
        evidence: z.string(),
        name: z.string(),
        counts: z.record(z.string(), z.number()),
      }),
    ),
    goodPractice: z.array(z.object({ office: z.string(), name: z.string(), evidence: z.string(), text: z.string() })),
    paper: z.string().nullable(),
    mayClose: z.boolean(),
  })
  .openapi('CampaignSummaryView');
