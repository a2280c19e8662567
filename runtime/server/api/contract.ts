import { z } from '@hono/zod-openapi';

/**
 * Shapes of the HTTP API: the same schemas validate requests, type the browser's client and print `/api/openapi.json`.
 * Errors are RFC 9457 problem documents of shape `ProblemDocument`.
 */
export const ProblemDocument = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    /** Plain Chinese: what is wrong and what to do. */
    detail: z.string(),
    code: z.string(),
    /** Where: JSON pointers into the request, elements, files. */
    problems: z
      .array(
        z.object({
          code: z.string(),
          message: z.string(),
          path: z.string().optional(),
          file: z.string().optional(),
          element: z.string().optional(),
          field: z.string().optional(),
        }),
      )
      .optional(),
    /** With 409: the fresh view. */
    current: z.unknown().optional(),
  })
  .openapi('ProblemDocument');

export const JsonObject = z.record(z.string(), z.unknown());

// ── sign-in ─────────────────────────────────────────────────────────────────────────────────────────────
export const SignIn = z
  .object({ userName: z.string().min(1).max(64), password: z.string().min(1).max(256) })
  .openapi('SignIn');
export const PostHeld = z.object({
  post: z.string(),
  postName: z.string(),
  office: z.string(),
  officeName: z.string(),
});
export const Me = z
  .object({
    id: z.string(),
    userName: z.string(),
    name: z.string(),
    office: z.object({ id: z.string(), name: z.string(), level: z.string(), path: z.string() }),
    posts: z.array(PostHeld),
    /** desk: works cases; ledger; studio: edits and publishes packs. */
    may: z.object({ desk: z.boolean(), accept: z.boolean(), studio: z.boolean() }),
  })
  .openapi('Me');
export const DemoAccounts = z
  .object({
    demo: z.boolean(),
    accounts: z.array(
      z.object({ post: z.string(), office: z.string(), name: z.string(), userName: z.string(), password: z.string() }),
    ),
  })
  .openapi('DemoAccounts');

// ── divisions ───────────────────────────────────────────────────────────────────────────────────────────
export const DivisionList = z
  .object({
    divisions: z.array(
      z.object({
        /** Twelve digits. */
        code: z.string(),
        name: z.string(),
        /** With the names of the divisions above it. */
        path: z.string(),
      }),
    ),
  })
  .openapi('DivisionList');

// ── catalogue and guides (public) ───────────────────────────────────────────────────────────────────────
export const CatalogueEntry = z
  .object({
    ref: z.string(),
    name: z.string(),
    aliases: z.array(z.string()),
    group: z.string(),
    type: z.string(),
    profile: z.enum(['A', 'B', 'C', 'D']),
    promised: z.string(),
    immediate: z.boolean(),
    materials: z.number(),
    serviceObjects: z.array(z.string()),
    pack: z.object({ name: z.string(), version: z.string(), title: z.string() }),
    assumed: z.boolean(),
  })
  .openapi('CatalogueEntry');
export const Catalogue = z.object({ items: z.array(CatalogueEntry) }).openapi('Catalogue');

export const MaterialView = z
  .object({
    id: z.string(),
    name: z.string(),
    form: z.string(),
    copies: z.number(),
    source: z.string(),
    basis: z.string().optional(),
    need: z.enum(['required', 'conditional']),
    /** FEEL over the case data, so that the portal narrows the list as the questions are answered. */
    when: z.string().optional(),
    whenText: z.string().optional(),
    shareable: z.string().optional(),
    accept: z.array(z.string()),
    standard: z.string().optional(),
  })
  .openapi('MaterialView');

/** The guide of an item, from its twelve elements. */
export const Guide = z
  .object({
    ref: z.string(),
    name: z.string(),
    type: z.string(),
    codes: z.record(z.string(), z.string()),
    legalBasis: z.array(
      z.object({ law: z.string(), article: z.string().optional(), gist: z.string().optional(), seen: z.boolean() }),
    ),
    exerciseLevels: z.array(z.string()),
    serviceObjects: z.array(z.string()),
    statutory: z.string().nullable(),
    promised: z.string(),
    immediate: z.boolean(),
    limitNote: z.string().nullable(),
    excluded: z.array(z.string()),
    acceptConditions: z.array(z.string()),
    notAccept: z.array(z.string()),
    materials: z.array(MaterialView),
    procedure: z.string(),
    steps: z.array(
      z.object({
        element: z.string(),
        name: z.string(),
        postName: z.string(),
        levelName: z.string(),
        limit: z.string().nullable(),
      }),
    ),
    result: z.string(),
    fee: z.string(),
    implementingBody: z.string(),
    situations: z.array(
      z.object({
        id: z.string(),
        question: z.string(),
        type: z.enum(['boolean', 'choice']),
        options: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
        when: z.string().optional(),
      }),
    ),
    pack: z.object({ name: z.string(), version: z.string(), title: z.string() }),
    assumed: z.array(z.string()),
  })
  .openapi('Guide');

/** What the accepting window needs to render an item: `CompiledItem` of the engine, minus sources. */
export const ItemForDesk = z.object({ guide: Guide, digest: z.string(), compiled: z.unknown() }).openapi('ItemForDesk');

// ── applicants ──────────────────────────────────────────────────────────────────────────────────────────
/** What is known of a person: derived from the id number, from ledgers and earlier cases, each with source and date. */
export const ApplicantLookup = z
  .object({
    idNo: z.string(),
    birth: z.string().optional(),
    sex: z.string().optional(),
    division: z.string().optional(),
    known: z.array(z.object({ field: z.string(), value: z.unknown(), source: z.string(), at: z.number() })),
    /** Cases of this person in scope. */
    cases: z.array(
      z.object({
        id: z.string(),
        no: z.string(),
        itemName: z.string(),
        itemRef: z.string(),
        status: z.string(),
        createdAt: z.number(),
      }),
    ),
  })
  .openapi('ApplicantLookup');

// ── cases ───────────────────────────────────────────────────────────────────────────────────────────────
export const FileRef = z
  .object({ hash: z.string(), name: z.string(), type: z.string(), size: z.number() })
  .openapi('FileRef');
export const MaterialRecord = z
  .object({
    material: z.string(),
    state: z.enum(['received', 'verified', 'shared', 'deferred', 'missing']),
    files: z.array(FileRef),
    note: z.string().max(500).optional(),
  })
  .openapi('MaterialRecord');
export const Applicant = z
  .object({
    kind: z.enum(['person', 'organization']),
    name: z.string().min(1).max(100),
    idType: z.string(),
    idNo: z.string().min(1).max(40),
    phone: z.string().max(20).optional(),
    agent: z.object({ name: z.string(), idNo: z.string(), phone: z.string().optional() }).optional(),
  })
  .openapi('Applicant');
/** Creates a case and opens its acceptance task for the sender. */
export const ReceiveCase = z
  .object({
    item: z.string(),
    applicant: Applicant,
    form: JsonObject,
    situation: JsonObject,
    materials: z.array(MaterialRecord),
    channel: z.enum(['counter', 'online', 'kiosk', 'visit']).default('counter'),
  })
  .openapi('ReceiveCase');
/** Asked before a case is received or accepted: what is wrong, what is needed, what is already in flight. Writes nothing. */
export const Precheck = z
  .object({
    item: z.string(),
    applicant: Applicant,
    form: JsonObject,
    situation: JsonObject,
    materials: z.array(MaterialRecord),
  })
  .openapi('Precheck');
export const PrecheckResult = z
  .object({
    ready: z.boolean(),
    problems: z.array(z.object({ code: z.string(), message: z.string(), path: z.string(), field: z.string() })),
    /** Ids of the situation questions that are asked, given the answers so far. */
    questions: z.array(z.string()),
    materials: z.array(z.object({ material: MaterialView, needed: z.boolean(), windowDecides: z.boolean() })),
    /** Needed and not handed in. */
    missing: z.array(MaterialView),
    /** Cases of the same applicant and item that are not concluded. */
    duplicates: z.array(
      z.object({
        id: z.string(),
        no: z.string(),
        itemName: z.string(),
        itemRef: z.string(),
        status: z.string(),
        createdAt: z.number(),
      }),
    ),
  })
  .openapi('PrecheckResult');
export const Version = z.number().int().nonnegative();
export const SaveCase = z
  .object({
    version: Version,
    form: JsonObject.optional(),
    situation: JsonObject.optional(),
    materials: z.array(MaterialRecord).optional(),
  })
  .openapi('SaveCase');
export const Delivery = z
  .object({
    method: z.string(),
    receiver: z.string().min(1),
    receiverIdNo: z.string().optional(),
    at: z.string(),
    trackingNo: z.string().optional(),
  })
  .openapi('Delivery');
export const CompleteTask = z
  .object({
    version: Version,
    outcome: z.string(),
    opinion: z.string().max(2000).optional(),
    form: JsonObject.optional(),
    situation: JsonObject.optional(),
    materials: z.array(MaterialRecord).optional(),
    delivery: Delivery.optional(),
    notice: z.object({ materials: z.array(z.string()), note: z.string().max(2000) }).optional(),
  })
  .openapi('CompleteTask');
export const SendBack = z
  .object({ version: Version, target: z.string(), opinion: z.string().min(1).max(2000) })
  .openapi('SendBack');
export const Transfer = z
  .object({ version: Version, to: z.string(), reason: z.string().min(1).max(500) })
  .openapi('Transfer');
export const OnlyVersion = z.object({ version: Version }).openapi('OnlyVersion');
export const Supplement = z
  .object({
    version: Version,
    materials: z.array(MaterialRecord),
    form: JsonObject.optional(),
    note: z.string().max(2000).optional(),
  })
  .openapi('Supplement');
export const Withdraw = z.object({ version: Version, reason: z.string().min(1).max(500) }).openapi('Withdraw');

export const ActionView = z
  .object({
    type: z.enum(['claim', 'release', 'transfer', 'complete', 'sendBack']),
    /** Button text: 同意、退回… */
    label: z.string(),
    outcome: z
      .object({ id: z.string(), name: z.string(), kind: z.string(), opinion: z.boolean().optional() })
      .optional(),
    targets: z.array(z.object({ element: z.string(), name: z.string() })).optional(),
    refusal: z.object({ code: z.string(), message: z.string() }).optional(),
  })
  .openapi('ActionView');
export const TaskView = z
  .object({
    caseId: z.string(),
    token: z.number(),
    element: z.string(),
    name: z.string(),
    post: z.string(),
    postName: z.string(),
    officeName: z.string(),
    assignee: z.string().nullable(),
    assigneeName: z.string().nullable(),
    createdAt: z.number(),
    due: z.number().nullable(),
    light: z.enum(['green', 'yellow', 'red']),
    caseNo: z.string(),
    itemRef: z.string(),
    itemName: z.string(),
    applicantName: z.string(),
  })
  .openapi('TaskView');
export const TimelineEntry = z
  .object({
    version: z.number(),
    at: z.number(),
    actor: z.string(),
    /** Post name and office of the actor where known. */
    actorPost: z.string().optional(),
    /** 受理、初审同意、退回… */
    title: z.string(),
    text: z.string().optional(),
    kind: z.enum([
      'received',
      'accepted',
      'approved',
      'denied',
      'sentBack',
      'supplement',
      'supplemented',
      'issued',
      'concluded',
      'transferred',
      'system',
      'other',
    ]),
    round: z.number().optional(),
  })
  .openapi('TimelineEntry');
export const ClockView = z
  .object({
    state: z.enum(['notStarted', 'running', 'paused', 'stopped']),
    startedAt: z.number().optional(),
    promised: z.object({ due: z.number(), date: z.string(), provisional: z.boolean() }).optional(),
    statutory: z.object({ due: z.number(), date: z.string(), provisional: z.boolean() }).optional(),
    usedDays: z.number(),
    remainingDays: z.number().optional(),
    light: z.enum(['green', 'yellow', 'red']),
    pauses: z.array(
      z.object({ from: z.number(), to: z.number().optional(), reason: z.string(), reasonName: z.string() }),
    ),
  })
  .openapi('ClockView');
export const MaterialCheck = z
  .object({
    material: MaterialView,
    needed: z.boolean(),
    /** Conditional in words only: the window decides. */ windowDecides: z.boolean(),
    record: MaterialRecord.nullable(),
    /** Asked for by the latest notice. */ noticed: z.boolean(),
  })
  .openapi('MaterialCheck');
export const CaseView = z
  .object({
    id: z.string(),
    no: z.string(),
    version: Version,
    status: z.string(),
    statusName: z.string(),
    result: z.string().nullable(),
    resultName: z.string().nullable(),
    item: z.object({
      ref: z.string(),
      name: z.string(),
      digest: z.string(),
      pack: z.string(),
      packVersion: z.string(),
      profile: z.string(),
    }),
    applicant: Applicant,
    officeName: z.string(),
    createdAt: z.number(),
    round: z.number(),
    clock: ClockView,
    form: JsonObject,
    situation: JsonObject,
    materials: z.array(MaterialCheck),
    tasks: z.array(TaskView.extend({ actions: z.array(ActionView) })),
    /** May send `supplement` and `withdraw`. */
    may: z.object({ supplement: z.boolean(), withdraw: z.boolean(), save: z.boolean() }),
    timeline: z.array(TimelineEntry),
    documents: z.array(z.object({ kind: z.string(), title: z.string() })),
    /** For colouring the diagram. */
    path: z.object({ done: z.array(z.string()), active: z.array(z.string()), flows: z.array(z.string()) }),
    notice: z.object({ materials: z.array(z.string()), note: z.string(), hash: z.string(), at: z.number() }).nullable(),
    /** The rest of what the item's expressions see: `case`, `officers`, `delivery` … (all but form, situation, applicant). */
    context: JsonObject,
  })
  .openapi('CaseView');
/** `compiled`: the pinned CompiledItem for form and diagram, sent with GET only. */
export const CaseDetail = CaseView.extend({ compiled: z.unknown() }).openapi('CaseDetail');
export const CaseListEntry = z
  .object({
    id: z.string(),
    no: z.string(),
    itemName: z.string(),
    itemRef: z.string(),
    status: z.string(),
    statusName: z.string(),
    result: z.string().nullable(),
    resultName: z.string().nullable(),
    applicantName: z.string(),
    officeName: z.string(),
    createdAt: z.number(),
    updatedAt: z.number(),
    due: z.number().nullable(),
    paused: z.boolean(),
    light: z.enum(['green', 'yellow', 'red']),
  })
  .openapi('CaseListEntry');
export const CaseList = z.object({ rows: z.array(CaseListEntry), total: z.number() }).openapi('CaseList');
export const TaskList = z.object({ rows: z.array(TaskView), total: z.number() }).openapi('TaskList');
export const Board = z
  .object({
    open: z.number(),
    mine: z.number(),
    dueToday: z.number(),
    overdue: z.number(),
    supplementing: z.number(),
    receivedToday: z.number(),
    concludedToday: z.number(),
    /** The user's next tasks, most urgent first. */
    urgent: z.array(TaskView),
  })
  .openapi('Board');
/** Users to whom a task can be transferred, those whom a duty rule bars with the reason. */
export const TransferCandidates = z
  .object({
    candidates: z.array(
      z.object({ id: z.string(), name: z.string(), officeName: z.string(), barred: z.string().optional() }),
    ),
  })
  .openapi('TransferCandidates');

// ── documents ───────────────────────────────────────────────────────────────────────────────────────────
/** A rendered document: filled blocks, same source for screen, print and PDF. */
export const RenderedDocument = z
  .object({
    kind: z.string(),
    title: z.string(),
    no: z.string(),
    blocks: z.array(
      z.discriminatedUnion('type', [
        z.object({ type: z.literal('title'), text: z.string() }),
        z.object({ type: z.literal('number'), text: z.string() }),
        z.object({ type: z.literal('salutation'), text: z.string() }),
        z.object({ type: z.literal('paragraph'), text: z.string(), indent: z.boolean() }),
        z.object({ type: z.literal('fields'), rows: z.array(z.object({ label: z.string(), value: z.string() })) }),
        z.object({
          type: z.literal('table'),
          title: z.string(),
          head: z.array(z.string()),
          rows: z.array(z.array(z.string())),
        }),
        z.object({ type: z.literal('seal'), office: z.string(), date: z.string() }),
        z.object({ type: z.literal('signature'), lines: z.array(z.string()) }),
        z.object({ type: z.literal('note'), text: z.string() }),
      ]),
    ),
  })
  .openapi('RenderedDocument');

// ── ledgers ─────────────────────────────────────────────────────────────────────────────────────────────
export const LedgerColumn = z.object({
  name: z.string(),
  title: z.string(),
  type: z.string(),
  sensitive: z.boolean(),
  queryable: z.boolean(),
});
export const LedgerSummary = z
  .object({ ref: z.string(), title: z.string(), purpose: z.string(), rows: z.number() })
  .openapi('LedgerSummary');
export const LedgerList = z.object({ ledgers: z.array(LedgerSummary) }).openapi('LedgerList');
/** Cells hold labels of code tables beside codes: `values` raw, `shown` for people (sensitive cells masked). */
export const LedgerRowView = z
  .object({
    key: z.string(),
    values: JsonObject,
    shown: z.record(z.string(), z.string()),
    caseId: z.string().nullable(),
    officeName: z.string(),
    updatedAt: z.number(),
    version: z.number(),
  })
  .openapi('LedgerRowView');
export const LedgerPage = z
  .object({
    ref: z.string(),
    title: z.string(),
    purpose: z.string(),
    columns: z.array(LedgerColumn),
    rows: z.array(LedgerRowView),
    total: z.number(),
  })
  .openapi('LedgerPage');
export const LedgerRowDetail = z
  .object({
    ref: z.string(),
    title: z.string(),
    columns: z.array(LedgerColumn),
    row: LedgerRowView,
    history: z.array(
      z.object({
        version: z.number(),
        at: z.number(),
        actorName: z.string(),
        caseId: z.string().nullable(),
        caseNo: z.string().nullable(),
        changes: z.array(z.object({ column: z.string(), title: z.string(), from: z.string(), to: z.string() })),
      }),
    ),
  })
  .openapi('LedgerRowDetail');

// ── portal progress (public) ────────────────────────────────────────────────────────────────────────────
export const ProgressQuery = z
  .object({ no: z.string().min(1).max(60), idNo: z.string().min(1).max(40) })
  .openapi('ProgressQuery');
export const Progress = z
  .object({
    no: z.string(),
    itemName: z.string(),
    statusName: z.string(),
    resultName: z.string().nullable(),
    officeName: z.string(),
    officePhone: z.string().nullable(),
    receivedAt: z.number(),
    promisedDate: z.string().nullable(),
    provisional: z.boolean(),
    paused: z.boolean(),
    steps: z.array(
      z.object({ name: z.string(), state: z.enum(['done', 'active', 'waiting']), at: z.number().nullable() }),
    ),
    notice: z.object({ materials: z.array(z.string()), note: z.string() }).nullable(),
  })
  .openapi('Progress');

// ── packs and studio ────────────────────────────────────────────────────────────────────────────────────
export const PackSummary = z
  .object({
    name: z.string(),
    title: z.string(),
    namespace: z.string(),
    version: z.string(),
    layer: z.string(),
    digest: z.string(),
    installedAt: z.number(),
    items: z.number(),
    processes: z.number(),
    forms: z.number(),
    drafts: z.number(),
  })
  .openapi('PackSummary');
export const PackList = z.object({ packs: z.array(PackSummary) }).openapi('PackList');
export const PackDetail = PackSummary.extend({
  files: z.array(
    z.object({
      path: z.string(),
      kind: z.string(),
      title: z.string(),
      size: z.number(),
      draft: z.object({ id: z.string(), updatedBy: z.string(), updatedAt: z.number() }).nullable(),
    }),
  ),
}).openapi('PackDetail');
export const PackFile = z
  .object({ pack: z.string(), version: z.string(), path: z.string(), content: z.string(), digest: z.string() })
  .openapi('PackFile');
export const Draft = z
  .object({
    id: z.string(),
    pack: z.string(),
    path: z.string(),
    content: z.string(),
    base: z.string(),
    version: z.number(),
    updatedBy: z.string(),
    updatedAt: z.number(),
  })
  .openapi('Draft');
export const SaveDraft = z
  .object({
    pack: z.string(),
    path: z.string(),
    content: z.string().max(5_000_000),
    base: z.string(),
    version: z.number().int().nonnegative(),
  })
  .openapi('SaveDraft');
export const Finding = z
  .object({
    severity: z.enum(['error', 'warning']),
    code: z.string(),
    message: z.string(),
    file: z.string().optional(),
    path: z.string().optional(),
    element: z.string().optional(),
  })
  .openapi('Finding');
export const LintRequest = z
  .object({ pack: z.string(), path: z.string(), content: z.string().max(5_000_000) })
  .openapi('LintRequest');
export const Findings = z.object({ findings: z.array(Finding) }).openapi('Findings');
export const Published = z
  .object({ pack: z.string(), version: z.string(), items: z.array(z.string()) })
  .openapi('Published');
export const Health = z.object({ status: z.literal('ok'), version: z.string(), store: z.string() }).openapi('Health');
