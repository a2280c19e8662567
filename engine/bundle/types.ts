import type { EndResult } from '../bpmn/model.ts';
import type { Applicant, CaseStatus, MaterialRecord } from '../case/types.ts';
import type { Limit } from '../deadline/types.ts';
import type { JsonObject } from '../json.ts';
import type { CompiledItem, DocumentTemplate, OverlayRight, SituationQuestion } from '../service/types.ts';

/** A field that is asked once: `from` names the fields that take the answer, `<item>/<field>`. */
export interface SharedField {
  title: string;
  from: string[];
}

export interface BundleMember {
  item: string;
  /** FEEL over `{ situation, form }`, the answers to the bundle's own questions and shared fields; absent: always. */
  when?: string;
  /** Only when the applicant chooses it. */
  optional?: boolean;
}

/** `bundles/<id>.json`: 一件事, several items handled by one intake. */
export interface BundleSource {
  id: string;
  title: string;
  items: BundleMember[];
  situations?: SituationQuestion[];
  /** Answered and handed in once; materials name `<item>/<material>`. */
  shared: { fields: Record<string, SharedField>; materials?: Record<string, string[]> };
  /** Templates of the papers over all cases. */
  documents?: string[];
  result: string;
  timeLimit: Limit & { note?: string };
  proof: BundleProof[];
  requirements?: string[];
  /** What the business side is to confirm, in sentences. */
  assumed?: string[];
  source?: string[];
  rights?: Record<string, OverlayRight>;
}

/** A bundle with its items. */
export interface CompiledBundle {
  /** `namespace:id` */
  ref: string;
  source: BundleSource;
  /** By the reference that the bundle writes. */
  items: Record<string, CompiledItem>;
  /** Templates of its papers. */
  documents?: DocumentTemplate[];
}

/** Everything that is handed in at once. */
export interface BundleIntake {
  applicant: Applicant;
  /** Answers to the questions of the bundle, and to those that its items put in the same words. */
  situation: JsonObject;
  /** Answers to the shared fields, by their names. */
  shared: JsonObject;
  /** Items that are optional and wanted. */
  choose: string[];
  /** What single items ask beyond that, by item. */
  own: Record<string, { form?: JsonObject; situation?: JsonObject }>;
  /** Materials, by the names of shared groups or `<item>/<material>`. Absent: all of them are in hand. */
  materials?: MaterialRecord[];
}

/** What one item of a bundle receives: enough to open its case. */
export interface ItemIntake {
  item: string;
  form: JsonObject;
  situation: JsonObject;
  materials: MaterialRecord[];
}

/** Where the case of one item stands. */
export interface BundleCase {
  item: string;
  status: CaseStatus;
  result?: EndResult;
}

export type BundleResult = 'granted' | 'partly' | 'denied';

export interface BundleProof {
  title: string;
  /** ISO time of the intake. */
  now: string;
  applicant: JsonObject;
  situation?: JsonObject;
  shared: JsonObject;
  choose?: string[];
  /**
   * How each item's case goes. `scenario` (`<item>/<name>`) lends its steps, and its answers to what is asked by this item
   * alone; `form` and `situation` come over those.
   */
  cases: Record<string, { scenario?: string; form?: JsonObject; situation?: JsonObject; steps?: JsonObject[] }>;
  expect: {
    items: string[];
    /** Fields asked in all. */
    asked?: number;
    /** Materials asked for in all, after merging. */
    materials?: number;
    results?: Record<string, EndResult>;
    result: BundleResult;
  };
}
