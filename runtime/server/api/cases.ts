import { z } from '@hono/zod-openapi';
import { CaseBundle } from './caseBundle.ts';
import { MaterialView } from './catalogue.ts';
import { JsonObject, Version } from './common.ts';
import { CaseActionView, CaseMoves, TaskMoves } from './moves.ts';

export const FileRef = z
  .object({ hash: z.string(), name: z.string(), type: z.string(), size: z.number() })
  .openapi('FileRef');
export const MaterialRecord = z
  .object({
    material: z.string(),
    state: z.enum(['received', 'verified', 'shared', 'deferred', 'missing']),
    files: z.array(FileRef).max(50),
    note: z.string().max(500).optional(),
  })
  .openapi('MaterialRecord');
export const Applicant = z
  .object({
    kind: z.enum(['person', 'organization']),
    name: z.string().min(1).max(100),
    idType: z.string().max(10),
    idNo: z.string().min(1).max(40),
    phone: z.string().max(20).optional(),
    agent: z
      .object({ name: z.string().max(100), idNo: z.string().max(40), phone: z.string().max(20).optional() })
      .optional(),
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
/** What a one-time notice asks for. `fields`: of the application form, to be corrected by the applicant. */
const NoticeContent = z.object({
  materials: z.array(z.string()),
  note: z.string().max(2000),
  fields: z.array(z.string().max(120)).max(200).optional(),
});
export const CompleteTask = z
  .object({
    version: Version,
    outcome: z.string(),
    opinion: z.string().max(2000).optional(),
    form: JsonObject.optional(),
    situation: JsonObject.optional(),
    materials: z.array(MaterialRecord).optional(),
    delivery: Delivery.optional(),
    notice: NoticeContent.optional(),
  })
  .openapi('CompleteTask');
export const SendBack = z
  .object({
    version: Version,
    target: z.string(),
    opinion: z.string().min(1).max(2000),
    /** `straight`: comes straight back to this step; without it the case walks its path again. */
    straight: z.boolean().optional(),
  })
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
    type: z.enum([
      'claim',
      'release',
      'transfer',
      'complete',
      'sendBack',
      'delegate',
      'giveBack',
      'recall',
      'consult',
      'advise',
      'addSigner',
      'dropSigner',
      'demand',
    ]),
    /** Button text: 同意、退回… */
    label: z.string(),
    outcome: z
      .object({ id: z.string(), name: z.string(), kind: z.string(), opinion: z.boolean().optional() })
      .optional(),
    targets: z
      .array(
        z.object({
          element: z.string(),
          name: z.string(),
          /** The case walks its path again from there, or comes straight back here. */
          ways: z.array(z.enum(['rewalk', 'straight'])),
        }),
      )
      .optional(),
    refusal: z.object({ code: z.string(), message: z.string() }).optional(),
    /** Allowed, but somebody should know: a tenure that runs out. */
    warning: z.object({ code: z.string(), message: z.string() }).optional(),
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
    /** An application from the portal that waits to be accepted. */
    online: z.boolean(),
    /** Number of the bundle (一件事) that the case belongs to. */
    bundleNo: z.string().optional(),
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
    /** Of a case that a bundle (一件事) opened. */
    bundle: CaseBundle.optional(),
    officeName: z.string(),
    createdAt: z.number(),
    round: z.number(),
    clock: ClockView,
    form: JsonObject,
    situation: JsonObject,
    materials: z.array(MaterialCheck),
    tasks: z.array(TaskView.extend({ actions: z.array(ActionView), moves: TaskMoves })),
    /** What this user may do with the case as a whole. */
    actions: z.array(CaseActionView),
    moves: CaseMoves,
    /** May send `supplement` and `withdraw`. */
    may: z.object({ supplement: z.boolean(), withdraw: z.boolean(), save: z.boolean() }),
    timeline: z.array(TimelineEntry),
    documents: z.array(z.object({ kind: z.string(), title: z.string() })),
    /** For colouring the diagram. */
    path: z.object({ done: z.array(z.string()), active: z.array(z.string()), flows: z.array(z.string()) }),
    notice: NoticeContent.extend({ hash: z.string(), at: z.number() }).nullable(),
    /** What the latest 补正 changed in the application, by field; `null`: not answered. */
    corrections: z
      .object({
        at: z.number(),
        by: z.string(),
        note: z.string().nullable(),
        changes: z.array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown() })),
      })
      .nullable(),
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
    online: z.number(),
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
