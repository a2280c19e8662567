import type {
  CaseResult,
  InstallChoices,
  InstallPlan,
  ItemRehearsal,
  JsonObject,
  PathCoverage,
  Problem,
  RehearsalCounts,
  TrustFinding,
} from '#engine';
import type { PackChangeRow } from '../../../store/port.ts';
import type { Evidence } from '../trust.ts';

/** What the running cases came to when the change was planned. */
export interface Rehearsal {
  at: number;
  items: ItemRehearsal[];
  counts: RehearsalCounts;
  /** What applying must come to under the choices, if no case is worked in between. */
  expected: CaseResult;
}

/** Scenarios on both engines, proofs of the other content, and coverage of every process that changes. */
export interface CertificationSummary {
  scenarios: number;
  failed: number;
  proofs: number;
  failedProofs: number;
  coverage: Pick<PathCoverage, 'process' | 'name' | 'parts' | 'reached' | 'threshold' | 'enough'>[];
  problems: Problem[];
}

export interface ChangeResult {
  cases: CaseResult;
  /** Cases that were worked or came between rehearsal and application. */
  changedSince: number;
  /** Digest of the pack as it lies in the store; absent when it was removed. */
  digest?: string;
  /** Items that are active now. */
  items: number;
  /** Digest of the active set, by which undoing knows that nothing was installed since. */
  after: string;
  /** Cases that an undo could not move back. */
  notMovedBack?: { no: string; reason: string }[];
}

/** What a change keeps of itself: `PackChangeRow.detail`. */
export interface ChangeDetail {
  plan: InstallPlan;
  choices: InstallChoices;
  /** Base64 of the signature with which the archive came. */
  signature?: string;
  rehearsal?: Rehearsal;
  certification?: CertificationSummary;
  result?: ChangeResult;
  /** Why it failed. */
  error?: { code: string; message: string; problems?: Problem[] };
  /** The change that this one takes back. */
  undoes?: string;
}

/** What is known of a change before it is planned, and all that stays of one whose files are no pack. */
export type AnnouncedDetail = Pick<ChangeDetail, 'choices' | 'signature'> & { trust: TrustFinding };

export const announcedDetail = (detail: AnnouncedDetail): JsonObject =>
  JSON.parse(JSON.stringify(detail)) as JsonObject;

/** What the files that wait are known to come from, planned or only announced. */
export function evidenceOf({ detail, files }: Pick<PackChangeRow, 'detail' | 'files'>): Evidence {
  const known = detail as unknown as Partial<ChangeDetail> & Partial<AnnouncedDetail>;
  const trust = known.plan?.trust ?? known.trust ?? { kind: 'unchecked' };
  return { trust, files, signature: signatureIn(known) };
}

export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

const signatureIn = ({ signature }: Pick<ChangeDetail, 'signature'>): Uint8Array | undefined =>
  signature === undefined ? undefined : Buffer.from(signature, 'base64');

export const detailOf = (row: { detail: JsonObject }): ChangeDetail => row.detail as unknown as ChangeDetail;
export const asJson = (detail: ChangeDetail): JsonObject => JSON.parse(JSON.stringify(detail)) as JsonObject;
