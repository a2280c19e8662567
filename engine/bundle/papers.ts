import type { Applicant, CaseState } from '../case/types.ts';
import { clockView, toLocalDate } from '../deadline/index.ts';
import { materialFormName } from '../document/index.ts';
import type { Json, JsonObject } from '../json.ts';
import { promiseWords } from '../service/promiseWords.ts';
import type { CompiledItem, DocumentTemplate } from '../service/types.ts';
import { sharedMaterialsOf } from './places.ts';
import type { BundleSource } from './types.ts';

const CHINA = 480;

/** One case of a bundle as papers over all of them see it. */
export interface PaperCase {
  /** Reference that the bundle writes. */
  item: string;
  name: string;
  no: string;
  state: CaseState;
  compiled: CompiledItem;
  /** Epoch ms of its last step. */
  changedAt: number;
}

export interface BundlePaperInput {
  no: string;
  source: BundleSource;
  applicant: Applicant;
  office: { name: string; phone?: string };
  /** Epoch ms. */
  receivedAt: number;
  cases: PaperCase[];
  now: number;
}

const hasEnded = ({ state }: PaperCase): boolean => state.status === 'concluded' || state.status === 'withdrawn';

/** When a kind of paper over all cases exists; any other kind exists when all of them have ended. */
const WHEN: Record<string, (cases: PaperCase[]) => boolean> = {
  bundleReceipt: () => true,
  bundleNotice: (cases) => cases.some(({ state }) => state.notice !== undefined),
};

/** Templates of the papers that exist for a bundle as it stands, beside those of each case. */
export const bundlePapers = (
  templates: readonly DocumentTemplate[],
  { cases }: Pick<BundlePaperInput, 'cases'>,
): DocumentTemplate[] =>
  templates.filter(({ kind }) => (WHEN[kind] ?? ((all) => all.length > 0 && all.every(hasEnded)))(cases));

/**
 * What templates read of a bundle: `bundle`, `applicant`, `cases` in their order, `received` and `missing` – materials, a
 * shared one once – and `notices`. Dates are `YYYY-MM-DD`, results and states codes.
 */
export function bundlePaperData(input: BundlePaperInput): JsonObject {
  const { no, source, applicant, office, receivedAt, cases, now } = input;
  const utcOffset = cases[0]?.compiled.calendar.utcOffset ?? CHINA;
  const day = (at: number): string => toLocalDate(at, utcOffset);
  const notices = cases.flatMap(({ name, no: caseNo, state: { notice } }) =>
    notice ? [{ item: name, no: caseNo, at: notice.at, note: notice.note, hash: notice.hash.slice(0, 12) }] : [],
  );
  const last = (moments: number[]): string | null => (moments.length === 0 ? null : day(Math.max(...moments)));
  return {
    bundle: {
      no,
      title: source.title,
      items: cases.length,
      promise: promiseWords(source.timeLimit),
      officeName: office.name,
      officePhone: office.phone ?? null,
      receivedAt: day(receivedAt),
      noticedAt: last(notices.map(({ at }) => at)),
      endedAt: last(cases.filter(hasEnded).map(({ changedAt }) => changedAt)),
    },
    applicant: applicant as unknown as Json,
    cases: cases.map((one) => caseRow(one, now)),
    received: listed(input, ({ state }) =>
      state.materials.filter((record) => IN_HAND.has(record.state)).map(({ material }) => material),
    ),
    missing: listed(input, ({ state }) => state.notice?.materials ?? []),
    notices: notices.map((one) => ({ ...one, at: day(one.at), note: one.note === '' ? null : one.note })),
  };
}

const IN_HAND = new Set(['received', 'verified', 'shared']);

function caseRow({ name, no, state, compiled }: PaperCase, now: number): JsonObject {
  const { promised, immediate } = compiled.item.elements.timeLimit;
  return {
    item: name,
    no,
    status: state.status,
    result: state.result ?? null,
    promise: promiseWords(promised),
    immediate: immediate === true,
    dueDate: clockView(compiled.calendar, state.clock, { promised }, now).promised?.date ?? null,
  };
}

/** Materials with the items that take them; one that several items share stands once, with most copies. */
function listed({ source, cases }: BundlePaperInput, wanted: (one: PaperCase) => string[]): JsonObject[] {
  const found = new Map<string, { name: string; form: string; copies: number; items: string[] }>();
  for (const one of cases) {
    const groups = sharedMaterialsOf(source, one.item);
    const ids = new Set(wanted(one));
    for (const { id, name, form, copies } of one.compiled.item.elements.materials.filter(({ id }) => ids.has(id))) {
      const key = groups.get(id) ?? `${one.item}/${id}`;
      const known = found.get(key) ?? { name, form: materialFormName(form), copies: 0, items: [] };
      found.set(key, { ...known, copies: Math.max(known.copies, copies), items: [...known.items, one.name] });
    }
  }
  return [...found.values()].map(({ items, ...material }) => ({ ...material, items: items.join('；') }));
}
