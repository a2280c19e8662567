import {
  type IndicatorRow,
  type IndicatorSpan,
  type Json,
  type JsonObject,
  type Pack,
  stationReach,
  toLocalDate,
} from '#engine';
import type { MeasuredCase, MeasuredRow, OfficeRow, Scope, Store } from '../../store/port.ts';
import { inScope } from '../access/officer.ts';
import type { Organization } from '../access/organization.ts';
import { LruMap } from '../lruMap.ts';
import { type ReachReader, reachReader, STATION } from '../reach/compute.ts';
import type { Services } from '../services.ts';
import { caseRow } from './caseRows.ts';

const CHINA = 480;
const DAY = 86_400_000;
const PAGE = 500;
const ENDED = ['concluded', 'withdrawn'];

/** A row with what people are shown of it when they look behind a figure. */
export type Behind =
  | { kind: 'case'; row: MeasuredCase }
  | { kind: 'ledger'; row: MeasuredRow }
  | { kind: 'office'; id: string }
  | { kind: 'officer'; id: string };

export interface RowPage {
  rows: IndicatorRow[];
  behind: Behind[];
}

const momentOf = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);

const lastOf = (path: string): string => path.split('/').filter(Boolean).at(-1) ?? '';

/** The rows of one kind in scope, page by page: cases that can have a date in the span, ledgers, offices, officers. */
export async function* rowsOver(
  services: Services,
  over: string,
  scope: Scope,
  span: IndicatorSpan,
): AsyncGenerator<RowPage> {
  if (over === 'cases') yield* casePages(services, scope, span);
  else if (over === 'offices') yield await officePage(services, scope);
  else if (over === 'officers') yield await officerPage(services, scope);
  else yield* ledgerPages(services, over.slice('ledger:'.length), scope);
}

/** Rows of cases that have ended: nothing about them changes but that they are rated, and their clocks are long to fold. */
const endedRows = new WeakMap<Store, LruMap<string, IndicatorRow>>();

function endedOf(store: Store): LruMap<string, IndicatorRow> {
  const known = endedRows.get(store) ?? new LruMap<string, IndicatorRow>(50_000);
  endedRows.set(store, known);
  return known;
}

async function* casePages({ store, items, organization, clock }: Services, scope: Scope, { from, to }: IndicatorSpan) {
  const org = await organization.current();
  const ended = endedOf(store);
  const limits = { before: momentOf(to) + DAY, ...(from === undefined ? {} : { from: momentOf(from) }) };
  let after = 0;
  for (;;) {
    const found = await store.measuredCases({ ...limits, after, limit: PAGE }, scope);
    const digests = [...new Set(found.map(({ digest }) => digest))];
    const compiled = new Map(
      await Promise.all(digests.map(async (digest) => [digest, await items.byDigest(digest)] as const)),
    );
    const rows = found.map((row) => {
      const known = ended.get(row.id);
      if (known?.values.rating === row.rating) return known;
      const measured = caseRow(row, compiled.get(row.digest), org, clock());
      if (ENDED.includes(row.status)) ended.set(row.id, measured);
      return measured;
    });
    yield { rows, behind: found.map((row): Behind => ({ kind: 'case', row })) };
    if (found.length < PAGE) return;
    after = found.at(-1)?.seq ?? after;
  }
}

async function* ledgerPages({ store, organization }: Services, ledger: string, scope: Scope) {
  const org = await organization.current();
  let after = 0;
  for (;;) {
    const found = await store.measuredRows(ledger, { after, limit: PAGE }, scope);
    const rows = found.map(({ officePath, updatedAt, values }): IndicatorRow => {
      const office = lastOf(officePath);
      const level = org.office(office)?.level ?? null;
      const own = { office, level, division: org.division(office), recordedAt: toLocalDate(updatedAt, CHINA) };
      return { office, values: { ...own, ...(values as JsonObject) } };
    });
    yield { rows, behind: found.map((row): Behind => ({ kind: 'ledger', row })) };
    if (found.length < PAGE) return;
    after = found.at(-1)?.seq ?? after;
  }
}

/** Facts of an office as the installed packs tell them. */
export const factsOf = (packs: Pack[]): Map<string, JsonObject> =>
  new Map(
    packs.flatMap(({ organizations }) =>
      Object.values(organizations).flatMap(({ offices }) => offices.map(({ id, facts = {} }) => [id, facts] as const)),
    ),
  );

async function officePage(services: Services, scope: Scope): Promise<RowPage> {
  const { organization, packs } = services;
  const org = await organization.current();
  const reach = await reachReader(services);
  const facts = factsOf((await packs.active()).map(({ pack }) => pack));
  const offices = org.offices.filter(({ path }) => inScope(scope, path));
  return {
    rows: offices.map(({ path, ...office }) => ({
      office: office.id,
      values: { ...facts.get(office.id), ...(office as unknown as JsonObject), ...reachOf(reach, { ...office, path }) },
    })),
    behind: offices.map(({ id }) => ({ kind: 'office', id })),
  };
}

/** What a village station can do, as figures; nothing for other offices. */
function reachOf(reader: ReachReader, office: OfficeRow): JsonObject {
  if (office.level !== STATION) return {};
  const { items, start, review, collect } = stationReach(reader.at(office).items.map(({ reach }) => reach));
  return { reachItems: items, reachStart: start, reachReview: review, reachCollect: collect };
}

async function officerPage({ organization }: Services, scope: Scope): Promise<RowPage> {
  const org: Organization = await organization.current();
  const officers = org.users.filter(({ office }) => inScope(scope, org.path(office)));
  return {
    rows: officers.map(({ userName, name, office, posts, established }) => ({
      office,
      values: {
        userName,
        name,
        office,
        level: org.office(office)?.level ?? null,
        division: org.division(office),
        posts: [...new Set(posts.map(({ post }) => post))] as Json,
        established,
        since: posts.flatMap(({ since }) => since ?? []).sort()[0] ?? null,
      },
    })),
    behind: officers.map(({ id }) => ({ kind: 'officer', id })),
  };
}
