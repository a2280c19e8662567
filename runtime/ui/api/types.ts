import type { z } from 'zod';
import type * as contract from '../../server/api/contract.ts';

type Shape<K extends keyof typeof contract> = (typeof contract)[K] extends z.ZodType
  ? z.infer<(typeof contract)[K]>
  : never;
type Sent<K extends keyof typeof contract> = (typeof contract)[K] extends z.ZodType
  ? z.input<(typeof contract)[K]>
  : never;

export type ProblemDocument = Shape<'ProblemDocument'>;
export type Me = Shape<'Me'>;
export type DemoAccounts = Shape<'DemoAccounts'>;
export type DivisionList = Shape<'DivisionList'>;
export type Catalogue = Shape<'Catalogue'>;
export type CatalogueEntry = Shape<'CatalogueEntry'>;
export type Guide = Shape<'Guide'>;
export type ItemForDesk = Shape<'ItemForDesk'>;
export type ApplicantLookup = Shape<'ApplicantLookup'>;
export type Applicant = Shape<'Applicant'>;
export type FileRef = Shape<'FileRef'>;
export type MaterialRecord = Shape<'MaterialRecord'>;
export type MaterialCheck = Shape<'MaterialCheck'>;
export type MaterialView = Shape<'MaterialView'>;
export type ReceiveCase = Sent<'ReceiveCase'>;
export type SaveCase = Sent<'SaveCase'>;
export type CompleteTask = Sent<'CompleteTask'>;
export type SendBack = Sent<'SendBack'>;
export type Transfer = Sent<'Transfer'>;
export type Supplement = Sent<'Supplement'>;
export type Withdraw = Sent<'Withdraw'>;
export type Delivery = Shape<'Delivery'>;
export type ActionView = Shape<'ActionView'>;
export type TaskView = Shape<'TaskView'>;
export type TimelineEntry = Shape<'TimelineEntry'>;
export type ClockView = Shape<'ClockView'>;
export type CaseView = Shape<'CaseView'>;
export type CaseDetail = Shape<'CaseDetail'>;
export type CaseListEntry = Shape<'CaseListEntry'>;
export type CaseList = Shape<'CaseList'>;
export type TaskList = Shape<'TaskList'>;
export type Board = Shape<'Board'>;
export type Candidates = Shape<'Candidates'>;
export type CandidateQuery = Shape<'CandidateQuery'>;
export type MoveRequest = Sent<'MoveRequest'>;
export type CaseActionView = Shape<'CaseActionView'>;
export type CaseMoves = Shape<'CaseMoves'>;
export type TaskMoves = Shape<'TaskMoves'>;
export type JointView = Shape<'JointView'>;
export type ConsultationView = Shape<'ConsultationView'>;
export type DelegationView = Shape<'DelegationView'>;
export type RenderedDocument = Shape<'RenderedDocument'>;
export type LedgerList = Shape<'LedgerList'>;
export type LedgerPage = Shape<'LedgerPage'>;
export type LedgerRowView = Shape<'LedgerRowView'>;
export type LedgerRowDetail = Shape<'LedgerRowDetail'>;
export type Progress = Shape<'Progress'>;
export type ProgressQuery = Sent<'ProgressQuery'>;
export type PackList = Shape<'PackList'>;
export type PackDetail = Shape<'PackDetail'>;
export type PackFile = Shape<'PackFile'>;
export type Draft = Shape<'Draft'>;
export type SaveDraft = Sent<'SaveDraft'>;
export type Findings = Shape<'Findings'>;
export type LintRequest = Sent<'LintRequest'>;
export type Published = Shape<'Published'>;

/** A task of a case view, with what may be done with it. */
export type TaskWithActions = CaseView['tasks'][number];
export type Light = ClockView['light'];
