import { canonicalJson, type JsonObject, type Overlay, partName, sm3, toLocalDate } from '#engine';
import type { CaseRow, LocalizationRow, Store } from '../../store/port.ts';
import { requestedOf } from './requested.ts';

const CHINA_OFFSET = 480;

export const todayOf = (clock: () => number): string => toLocalDate(clock(), CHINA_OFFSET);

/** The right to hold: given by the office itself within its rights, or by the case that was granted. */
export interface Grant {
  since: number;
  /** Last day; null: until further notice. */
  until: string | null;
  /** 文号 under which it holds. */
  document: string | null;
  /** Pointers at which it may go beyond the rights. */
  approved: string[];
  caseNo: string | null;
}

export interface Localization {
  row: LocalizationRow;
  /** Case of the latest request, if it came that far. */
  kase: CaseRow | undefined;
  grant: Grant | undefined;
  /** The case was granted, but not what stands here: it never comes into force. */
  altered: boolean;
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

export const formOf = (kase: CaseRow): JsonObject => (kase.data.form ?? {}) as JsonObject;

const granted = (kase: CaseRow | undefined): kase is CaseRow =>
  kase?.status === 'concluded' && kase.result === 'granted';

/** Whether the case granted what was requested, and what was requested is what stands in the draft. */
function isSame(row: LocalizationRow, kase: CaseRow): boolean {
  const form = formOf(kase);
  return sm3(canonicalJson(requestedOf(form))) === row.requested && form.digest === contentDigest(row);
}

/** SM3 of what comes into force. */
export const contentDigest = ({ target, division, patch, expires }: LocalizationRow): string =>
  sm3(canonicalJson({ target, division, patch: JSON.parse(JSON.stringify(patch)), expires }));

function grantOf(row: LocalizationRow, kase: CaseRow | undefined): Grant | undefined {
  if (granted(kase)) {
    const form = formOf(kase);
    return {
      since: kase.updatedAt,
      until: text(form.approvedUntil) ?? row.expires,
      document: text(form.replyDocument) ?? row.document,
      approved: (text(form.rights) ?? '').split('\n'),
      caseNo: kase.no,
    };
  }
  if (row.activatedAt === null) return undefined;
  return { since: row.activatedAt, until: row.expires, document: row.document, approved: [], caseNo: null };
}

/** A row with what its case says of it. */
export async function localizationOf(store: Store, row: LocalizationRow): Promise<Localization> {
  const kase = row.caseId === null ? undefined : await store.case(row.caseId, { all: true });
  const altered = granted(kase) && !isSame(row, kase);
  return { row, kase, altered, grant: altered ? undefined : grantOf(row, kase) };
}

export const allLocalizations = async (store: Store): Promise<Localization[]> =>
  Promise.all((await store.localizations({ all: true })).map((row) => localizationOf(store, row)));

export interface InForce {
  id: string;
  division: string;
  overlay: Overlay;
  approved: string[];
}

/** Of every part of a division the grant that came last, where it was not ended: it replaces those before it for good. */
export function latestGrants(all: Localization[]): Map<string, Localization> {
  const latest = new Map<string, Localization>();
  for (const one of all) {
    if (!one.grant) continue;
    const key = `${one.row.division} ${one.row.target}`;
    const known = latest.get(key)?.grant;
    if (!known || one.grant.since >= known.since) latest.set(key, one);
  }
  return latest;
}

/** What is to hold today, as overlays. */
export const inForce = (all: Localization[], today: string): InForce[] =>
  [...latestGrants(all).values()].flatMap(({ row, grant }): InForce[] => {
    const over = row.endedAt !== null || (grant?.until != null && grant.until < today);
    return over || !grant
      ? []
      : [{ id: row.id, division: row.division, overlay: overlayOf(row, grant), approved: grant.approved }];
  });

export const overlayId = (id: string): string => `o-${id}`;

/** `folder/reference`, as an overlay names what it changes. */
const overlayTarget = (target: string): string => {
  const { folder, ref } = partName(target);
  return `${folder}/${ref}`;
};

export function overlayOf(row: LocalizationRow, grant?: Grant): Overlay {
  const document = grant?.document ?? row.document;
  const until = grant ? grant.until : row.expires;
  return {
    id: overlayId(row.id),
    target: overlayTarget(row.target),
    reason: row.reason === '' ? '本地化' : row.reason,
    ...(document === null ? {} : { document }),
    ...(until === null ? {} : { expires: until }),
    patch: row.patch,
  };
}
