import { z } from '@hono/zod-openapi';
import { Version } from './common.ts';

const Task = z.number().int().nonnegative().openapi({ description: '环节编号（token）' });
const User = z.string().min(1).max(64).openapi({ description: '人员标识；岗位和机构由服务端查得' });
const Users = z.array(User).min(1).max(50);
const Reason = z.string().min(1).max(500);
const Text = z.string().min(1).max(2000);
const Note = z.string().max(2000);
const Materials = z.array(z.string().min(1).max(64)).max(200);

const move = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), version: Version, ...shape });

/**
 * A move without a route of its own: `POST /api/cases/{id}/moves`. Persons are user ids: the server looks up name, office and
 * posts. `version` as with every command; only `task.open` may go without, since opening a page competes with nobody.
 */
export const MoveRequest = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('task.open'), version: Version.optional(), task: Task }),
    move('task.delegate', { task: Task, to: User, reason: Reason }),
    move('task.giveBack', { task: Task, opinion: Text }),
    move('task.recall', { task: Task, reason: Reason }),
    move('task.consult', { task: Task, to: Users, question: Text }),
    move('task.advise', { task: Task, opinion: Text }),
    /** `element`: of the case action `takeBack`. */
    move('task.takeBack', { element: z.string().min(1).max(200), reason: Reason }),
    move('task.addSigner', { task: Task, to: User, reason: Reason, weight: z.number().positive().optional() }),
    /** `task` is the open task of the signer who is dropped. */
    move('task.dropSigner', { task: Task, reason: Reason }),
    /** Asks for materials from a step without a 补正 outcome. */
    move('task.demand', { task: Task, materials: Materials, note: Note }),
    move('case.consent', { materials: Materials.min(1), reason: Reason }),
    move('case.copy', { to: Users, note: Note }),
    move('case.remind', { task: Task, text: Reason }),
    /** `reason`: a code of the action's `reasons`. */
    move('case.suspend', { reason: z.string().min(1).max(40), notice: Text }),
    move('case.resume', { note: Note }),
    move('case.terminate', { reason: Reason, result: z.enum(['withdrawn', 'expired']) }),
    /** Sent by who approves; `requestedBy`: user id of the officer who asked; `notice`: number of the notice (文号). */
    move('case.extend', {
      by: z.object({ value: z.number().int().positive().max(366), unit: z.enum(['workingDay', 'calendarDay']) }),
      reason: Reason,
      requestedBy: User,
      notice: z.string().min(1).max(100),
    }),
  ])
  .openapi('MoveRequest');

export const CANDIDATE_MOVES = ['transfer', 'delegate', 'consult', 'addSigner', 'copy', 'extend'] as const;

/** What `for` names; `task` is needed for every one that is about a task, so not for `copy` and `extend` (who asked for it). */
export const CandidateQuery = z
  .object({ for: z.enum(CANDIDATE_MOVES), task: z.coerce.number().int().nonnegative().optional() })
  .openapi('CandidateQuery');

/** People who could be named in a move: those who see the case, the sender left out. `refusal`: why the move would be refused. */
export const Candidates = z
  .object({
    candidates: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        officeName: z.string(),
        /** Names of the posts held at that office. */
        postNames: z.array(z.string()),
        refusal: z.object({ code: z.string(), message: z.string() }).optional(),
      }),
    ),
  })
  .openapi('Candidates');

const Person = z.object({ id: z.string(), name: z.string() });

/** A move on the case as a whole that this user may make now. `save`, `supplement` and `withdraw` have routes of their own. */
export const CaseActionView = z
  .object({
    type: z.enum([
      'save',
      'withdraw',
      'supplement',
      'takeBack',
      'consent',
      'copy',
      'remind',
      'suspend',
      'resume',
      'terminate',
      'extend',
    ]),
    label: z.string(),
    /** takeBack: steps that may be taken back. */
    elements: z.array(z.object({ element: z.string(), name: z.string() })).optional(),
    /** remind: open tasks that may be urged. */
    tasks: z.array(z.object({ token: z.number(), name: z.string(), assigneeName: z.string().nullable() })).optional(),
    /** suspend: the statutory reasons. */
    reasons: z.array(z.object({ code: z.string(), name: z.string() })).optional(),
    /** extend: at most this long, this often on one case, on this basis. */
    extension: z
      .object({
        basis: z.string(),
        max: z.object({ value: z.number(), unit: z.enum(['workingDay', 'calendarDay']) }),
        times: z.number(),
      })
      .optional(),
    /** consent: materials that the first one-time notice did not name. */
    materials: z.array(z.object({ id: z.string(), name: z.string() })).optional(),
  })
  .openapi('CaseActionView');

/** 委派: the task's assignee prepares it for `by` and gives it back. */
export const DelegationView = z
  .object({ by: Person, to: Person, reason: z.string(), at: z.number() })
  .openapi('DelegationView');

/** 会办: one person asked about one task. `ended`: the task was decided before the answer came. */
export const ConsultationView = z
  .object({
    to: Person,
    by: Person,
    question: z.string(),
    at: z.number(),
    state: z.enum(['waiting', 'answered', 'ended']),
    advice: z.object({ text: z.string(), at: z.number() }).nullable(),
  })
  .openapi('ConsultationView');

/** 会签: everybody who signs, in the order of the model, those added last. */
export const JointView = z
  .object({
    /** `done` of `total` have signed; the dropped do not count. */
    done: z.number(),
    total: z.number(),
    signers: z.array(
      z.object({
        /** Position among the signers. */
        index: z.number(),
        person: Person.nullable(),
        officeName: z.string(),
        /** `later`: signers in turn whose turn has not come. */
        state: z.enum(['signed', 'open', 'later', 'dropped']),
        /** Open task of the signer: what `task.dropSigner` takes. */
        task: z.number().nullable(),
        vote: z.object({ outcome: z.string(), name: z.string() }).nullable(),
        weight: z.number().nullable(),
        addedBy: Person.nullable(),
      }),
    ),
  })
  .openapi('JointView');

/** What approval moves left at an open task. */
export const TaskMoves = z
  .object({
    /** Somebody has opened or claimed it: the step before cannot be taken back. */
    opened: z.boolean(),
    delegation: DelegationView.nullable(),
    consultations: z.array(ConsultationView),
    joint: JointView.nullable(),
    /** The step waits for materials that it asked for. */
    demanding: z.boolean(),
  })
  .openapi('TaskMoves');

/** What approval moves left at the case. Newest entries last. */
export const CaseMoves = z
  .object({
    suspended: z
      .object({ at: z.number(), by: z.string(), reason: z.string(), reasonName: z.string(), notice: z.string() })
      .nullable(),
    extensions: z.array(
      z.object({
        at: z.number(),
        by: z.object({ value: z.number(), unit: z.string() }),
        basis: z.string(),
        reason: z.string(),
        requestedBy: Person,
        approvedBy: Person,
        notice: z.string().nullable(),
      }),
    ),
    copies: z.array(z.object({ at: z.number(), by: z.string(), to: Person, note: z.string() })),
    reminders: z.array(z.object({ at: z.number(), by: z.string(), task: z.number(), text: z.string() })),
    /** Materials that a supervisor let the office ask for beyond the first notice. */
    consents: z.array(z.object({ at: z.number(), by: z.string(), materials: z.array(z.string()), reason: z.string() })),
    /** How often more was asked for than the first one-time notice named. */
    breaches: z.number(),
  })
  .openapi('CaseMoves');
