import type { Level } from '../bpmn/model.ts';
import type { Limit } from '../deadline/types.ts';
import type { FormDefinition } from '../form/types.ts';
import type { Json, JsonObject } from '../json.ts';
import type { LedgerFill, LedgerProof, ReconcileRule } from '../ledger/types.ts';
import type { CompiledParameter } from '../parameter/lookup.ts';
import type { Implementation, MaterialImplementation } from './implementation.ts';
import type { OverlayRight } from './overlayRight.ts';

export type { OverlayRight } from './overlayRight.ts';

/** A citation. `seen`: whether the author of the pack read the original. */
export interface LegalBasis {
  law: string;
  article?: string;
  gist?: string;
  seen: boolean;
  /** Last day in force, `YYYY-MM-DD`; absent: in force until further notice. */
  validTo?: string;
}

export interface Material {
  id: string;
  name: string;
  /** Code of MATERIAL_FORM or words: 原件、复印件（验原件）… */
  form: string;
  copies: number;
  source: string;
  basis?: string;
  need: 'required' | 'conditional';
  /** FEEL over the case data; only with `conditional`. */
  when?: string;
  /** Words for the guide: 「残疾类」「共享不到时提交」. */
  whenText?: string;
  /** Where it can be had by data sharing; then a window may tick 「共享获取」 instead of asking for it (R52). */
  shareable?: string;
  /** Accepted upload types; default pdf, jpg, png. */
  accept?: string[];
  /** How it is checked. */
  standard?: string;
  implementation?: MaterialImplementation;
}

/** The twelve unified elements (BJ-6). Field names follow domain.md §1. */
export interface ServiceElements {
  name: string;
  /** Code of ITEM_TYPE or words. */
  type: string;
  legalBasis: LegalBasis[];
  exerciseLevels: Level[];
  serviceObjects: ('person' | 'organization')[];
  timeLimit: { statutory?: Limit; promised: Limit; immediate: boolean; note?: string; excluded?: string[] };
  acceptConditions: string[];
  notAccept: string[];
  materials: Material[];
  procedure: string;
  result: string;
  fee: { charged: boolean; standard: string };
  implementingBody: string;
}

/** A question whose answer decides which materials are needed. Answers stand in `situation.<id>`. */
export interface SituationQuestion {
  id: string;
  question: string;
  /** What to answer when in doubt, and what the answer changes; in the applicant's words. */
  help?: string;
  type: 'boolean' | 'choice';
  options?: { value: string; label: string }[];
  /** FEEL: asked only when true. */
  when?: string;
}

/** Posts that one officer may not hold on the same case (BJ-20, R60–R63). */
export interface DutyRule {
  id: string;
  /** Any two of these on one case must be different people. */
  apart: string[];
  reason: string;
}

/** Mapping of a case to a ledger row. `key` and the values of `set` are FEEL over the case data. */
export interface LedgerMapping {
  ledger: string;
  on: 'accepted' | 'granted' | 'denied' | 'concluded';
  /** FEEL list: one row for every entry, which the other expressions see as `row`. */
  each?: string;
  /** The row is there from an earlier case: columns that are not set stay, required ones too. */
  update?: boolean;
  when?: string;
  key: string;
  set: Record<string, string>;
}

/** An item as it stands in a pack file: `items/<id>.json`. References are `namespace:id`, or `id` for the same pack. */
export interface ServiceItemSource {
  id: string;
  title: string;
  group: string;
  aliases?: string[];
  codes?: Record<string, string>;
  elements: ServiceElements;
  /** What the national implementation list says beyond the twelve elements. */
  implementation?: Implementation;
  process: string;
  /** Per user-task overrides of the shared process: budget, level, form. */
  steps?: Record<string, { limit?: { value: number; unit: 'workingDay' | 'calendarDay' }; level?: Level }>;
  form: string;
  situations?: SituationQuestion[];
  duties: DutyRule[];
  ledgers: LedgerMapping[];
  calendar: string;
  riskClass: 'normal' | 'money' | 'high';
  profile: 'A' | 'B' | 'C' | 'D';
  /** Work between offices: in no catalogue and no guide, and never received at the counter. */
  internal?: true;
  /** `extension`: id of the rule by which a limit may be extended; absent: it may not. */
  clock?: { extension?: string };
  /** Document templates this item prints: receipt, acceptance, oneTimeNotice, nonAcceptance, decision, delivery. */
  documents: string[];
  /** Parameters that its FEEL reads as `parameters.<id>`, on the day of acceptance. */
  parameters?: string[];
  /** Policy codes served (BJ-6 …). */
  requirements?: string[];
  /** Parts that the domain texts mark as assumed; shown as 「待业务确认」. */
  assumed?: string[];
  validFrom?: string;
  validTo?: string;
  /**
   * What a lower pack may change, by JSON-pointer prefix: nothing, only towards less burden (shorter limits, fewer
   * materials, more levels), or anything. Parts that no prefix covers are free; `id` and `rights` never change (D2).
   */
  rights?: Record<string, OverlayRight>;
}

export interface CodeTable {
  id: string;
  title: string;
  standard?: string;
  entries: { code: string; label: string; parent?: string; note?: string }[];
  /** Not confirmed by a business expert: shown as 「待业务确认」. */
  assumed?: boolean;
  /** Where the entries were read. */
  source?: string[];
  note?: string;
  rights?: Record<string, OverlayRight>;
}

export type LedgerColumnType =
  | 'text'
  | 'textarea'
  | 'date'
  | 'number'
  | 'money'
  | 'select'
  | 'multiselect'
  | 'boolean'
  | 'idcard'
  | 'uscc'
  | 'phone'
  | 'division'
  | 'month'
  | 'datetime'
  | 'bankcard';

export interface LedgerDefinition {
  id: string;
  title: string;
  purpose: string;
  columns: {
    name: string;
    title: string;
    type: LedgerColumnType;
    required?: boolean;
    codeTable?: string;
    sensitive?: boolean;
    queryable?: boolean;
    /** Filled in by people or from Excel: no case writes it. */
    manual?: boolean;
    /** Who fills a manual column in, and when. */
    writtenBy?: string;
  }[];
  key: string[];
  requirements?: string[];
  aliases?: string[];
  /** Levels that keep it. */
  maintainedBy?: Level[];
  /** House rules in words. */
  rules?: string[];
  /** Figures that are drawn from it. */
  statistics?: string[];
  source?: string[];
  assumed?: boolean;
  /** Filled by the system itself from every case, officer, rating … */
  fills?: LedgerFill[];
  /** What must hold between this ledger and others; asked every night. */
  reconcile?: ReconcileRule[];
  /** Worked examples of the fills. */
  proof?: LedgerProof[];
  /** What a lower pack may change; without any, columns and rules may be added (`narrow-only`). */
  rights?: Record<string, OverlayRight>;
  rollUp?: LedgerRollUp;
}

/** A row that stands for several persons (户卡): who they are, what other ledgers know of them, what it adds up to. */
export interface LedgerRollUp {
  /** Name of the card. */
  title: string;
  /** Rows of this ledger whose column `by` holds the key of the row; `columns` are shown. Persons are told by `idNo`. */
  members: { ledger: string; by: string; columns: string[] };
  /** What the latest row about each member says; with `by`, the rows about the card itself, found by that column. */
  facts: { ledger: string; columns: string[]; by?: string }[];
  /** FEEL over `row` and `members`; `column` names the cell of the row that should say the same. */
  totals: { title: string; value: string; unit?: string; column?: string }[];
}

/** Block language of printed documents; one source for screen, print and PDF. `{…}` in texts is FEEL over the case data. */
export interface DocumentTemplate {
  id: string;
  title: string;
  /** Name of the kind: receipt 收件回执 … */
  kind: string;
  blocks: DocumentBlock[];
  requirements?: string[];
  rights?: Record<string, OverlayRight>;
}

export type DocumentBlock =
  | { type: 'title'; text: string }
  | { type: 'number'; text: string }
  | { type: 'paragraph'; text: string; when?: string; indent?: boolean }
  | { type: 'salutation'; text: string }
  | { type: 'fields'; rows: { label: string; value: string; when?: string }[] }
  | { type: 'materials'; title: string; of: 'received' | 'missing' | 'all' }
  | { type: 'opinions'; title: string }
  /** `each`: FEEL for a list; a row for each member, which texts of `columns` see as `row`, its number as `index`. */
  | { type: 'table'; title: string; each: string; when?: string; columns: { title: string; value: string }[] }
  | { type: 'seal'; office: string; date: string }
  | { type: 'signature'; lines: string[] }
  | { type: 'note'; text: string };

/** An item with everything it refers to, resolved and overlaid: stored once per digest, pinned by its cases. Plain JSON. */
export interface CompiledItem {
  /** `namespace:id` of the item. */
  ref: string;
  /** Pack name and version it came from. */
  pack: { name: string; version: string };
  /** Division code prefix of that pack; absent for national. */
  division?: string;
  /** Ref of the item that this one overlays. */
  base?: string;
  digest: string;
  item: ServiceItemSource;
  process: import('../bpmn/model.ts').Process;
  /** Processes called by call activities, by id. */
  calls: Record<string, import('../bpmn/model.ts').Process>;
  /** BPMN source, for the diagram. */
  xml: string;
  form: FormDefinition;
  /** Forms of single tasks by form id. */
  forms: Record<string, FormDefinition>;
  calendar: import('../deadline/types.ts').Calendar;
  ledgers: Record<string, LedgerDefinition>;
  documents: Record<string, DocumentTemplate>;
  codeTables: Record<string, CodeTable>;
  /**
   * Decision models of the business rule tasks by the reference that the task writes (before `#`), and of the forms by
   * `namespace:id`: the named one first, then its imports. Absent: none.
   */
  decisions?: Record<string, import('../decision/model.ts').DecisionModel[]>;
  /** Parameters by the id that FEEL reads as `parameters.<id>`. Absent: none. */
  parameters?: Record<string, CompiledParameter>;
}

export type { Json, JsonObject };
