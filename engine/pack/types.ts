import type { Level } from '../bpmn/model.ts';
import type { BundleSource } from '../bundle/types.ts';
import type { CampaignSource } from '../campaign/types.ts';
import type { NoticeContent } from '../case/types.ts';
import type { Calendar } from '../deadline/types.ts';
import type { FormDefinition } from '../form/types.ts';
import type { Indicator } from '../indicator/types.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Parameter } from '../parameter/types.ts';
import type { PosterSource } from '../poster/types.ts';
import type { RuleText } from '../ruleText/types.ts';
import type { CodeTable, DocumentTemplate, LedgerDefinition, ServiceItemSource } from '../service/types.ts';
import type { GuideWords } from './scenario/guide.ts';

/** Files of a pack by path inside it: `items/unemp-reg.json` → its text. */
export type PackFiles = Record<string, string>;

/** `package.json` of a pack: an npm package without code. */
export interface PackManifest {
  name: string;
  version: string;
  description?: string;
  license?: string;
  dependencies?: Record<string, string>;
  wutong: {
    formatVersion: 1;
    /** Prefix of references to this pack's parts: `national:SEX`. */
    namespace: string;
    title: string;
    layer: 'national' | 'province' | 'city' | 'county';
    /** Division code prefix the pack applies to: `11` = 北京; absent for national. */
    division?: string;
    /** Calendar that items without one of their own use. */
    calendar?: string;
    /** Percent of each process that scenarios must reach; may only raise the 90 that hold everywhere. */
    coverage?: number;
    /** 五统一、六统一、八统一: what is made uniform and the parts (`folder/reference`) that do it. */
    unifies?: Unification[];
    /** Parts that earlier versions had and this one has no more. */
    removed?: Tombstone[];
  };
}

/** A part that was taken out on purpose: without one, an upgrade that loses a part is taken for a mistake. */
export interface Tombstone {
  /** `items/unemp-reg`: folder and id. */
  part: string;
  /** Version of the pack that took it out. */
  since: string;
  reason: string;
  /** Part that took its place. */
  replacedBy?: string;
}

export interface Unification {
  title: string;
  parts: string[];
  requirements?: string[];
}

/** `overlays/<id>.json`: a change to a part of an upper pack. Rights are checked, reasons kept. */
export interface Overlay {
  id: string;
  /** `items/national:unemp-reg` – kind folder and reference. */
  target: string;
  reason: string;
  /** 文号 */
  document?: string;
  expires?: string;
  requirements?: string[];
  /** RFC 6902. */
  patch: { op: 'add' | 'remove' | 'replace' | 'test' | 'move' | 'copy'; path: string; from?: string; value?: Json }[];
}

/** `organizations/<id>.json`: offices, posts and (demo only) officers. */
export interface OrganizationSource {
  id: string;
  title: string;
  demo: boolean;
  offices: {
    id: string;
    parent?: string;
    name: string;
    level: Level;
    division: string;
    address?: string;
    phone?: string;
    /** Area, windows, staff … under names of the pack's own. */
    facts?: Record<string, number | string | boolean>;
  }[];
  officers: {
    userName: string;
    name: string;
    office: string;
    posts: string[];
    established?: boolean;
    since?: string;
  }[];
  requirements?: string[];
  source?: string[];
}

/** `scenarios/<item>/<name>.json`: commands and expected facts. Proves the item; later certifies the pack on both engines. */
export interface Scenario {
  title: string;
  item: string;
  requirements?: string[];
  /** ISO time of the first step. */
  now: string;
  /** What it shows. */
  shows: 'happy' | 'supplement' | 'sendBack' | 'refusal' | 'other';
  applicant: JsonObject;
  form: JsonObject;
  situation?: JsonObject;
  steps: ScenarioStep[];
  expect: {
    status: string;
    result?: string;
    ledgers?: { ledger: string; values: JsonObject }[];
    path?: string[];
    /** Ids of the materials that the answers call for in the end. */
    materials?: string[];
    /** What the guide of the item says, in its words; only what is named is looked at. */
    guide?: Partial<GuideWords>;
  };
}

export type ScenarioStep =
  | { advance: string }
  /**
   * The officer named by post (`acceptance`, or `acceptance#2` for a second person of that post) completes the open task `at`.
   * `level`: where it must stand; `due`: the last day for it (`YYYY-MM-DD`).
   */
  | {
      by: string;
      at: string;
      level?: Level;
      due?: string;
      outcome: string;
      opinion?: string;
      form?: JsonObject;
      delivery?: JsonObject;
      notice?: NoticeContent;
      refused?: string;
    }
  | { by: string; at: string; level?: Level; due?: string; sendBackTo: string; opinion: string; refused?: string }
  | { supplement: { materials: string[]; form?: JsonObject } };

/** A checked pack: every part parsed, valid by its schema, references still as written. */
export interface Pack {
  manifest: PackManifest;
  digest: string;
  files: PackFiles;
  items: Record<string, ServiceItemSource>;
  processes: Record<string, string>;
  /** DMN by id of the file. */
  decisions: Record<string, string>;
  forms: Record<string, FormDefinition>;
  ledgers: Record<string, LedgerDefinition>;
  documents: Record<string, DocumentTemplate>;
  codeTables: Record<string, CodeTable>;
  calendars: Record<string, Calendar>;
  overlays: Record<string, Overlay>;
  organizations: Record<string, OrganizationSource>;
  scenarios: Record<string, Scenario>;
  parameters: Record<string, Parameter>;
  indicators: Record<string, Indicator>;
  ruleTexts: Record<string, RuleText>;
  campaigns: Record<string, CampaignSource>;
  bundles: Record<string, BundleSource>;
  posters: Record<string, PosterSource>;
}
