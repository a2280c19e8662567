import type { CaseData, MaterialRecord } from '../case/types.ts';
import type { FormDefinition } from '../form/types.ts';
import type { CodeTable, Material } from '../service/types.ts';

/** A material of the case as the document lists it. `noticed`: named by the latest one-time notice. */
export interface DocumentMaterial {
  material: Material;
  needed: boolean | 'maybe';
  record?: MaterialRecord | null;
  noticed?: boolean;
}

export interface DocumentOpinion {
  /** 环节: 初审 … */
  step: string;
  /** Name of the outcome: 同意 … */
  outcome: string;
  text?: string;
  officer: string;
  /** Epoch milliseconds. */
  at: number;
}

export interface DocumentInput {
  data: CaseData;
  materials: DocumentMaterial[];
  opinions: DocumentOpinion[];
  /** Whose choices give `| label` its words. */
  form?: FormDefinition;
  /** By reference (`national:ID_TYPE`), for `| label national:ID_TYPE`. */
  codeTables?: Record<string, CodeTable>;
  /** Epoch milliseconds that `now()` and `today()` give. */
  now?: number;
  /** Minutes east of UTC; China 480. */
  utcOffset?: number;
}

export type RenderedBlock =
  | { type: 'title' | 'number' | 'salutation' | 'note'; text: string }
  | { type: 'paragraph'; text: string; indent: boolean }
  | { type: 'fields'; rows: { label: string; value: string }[] }
  | { type: 'table'; title: string; head: string[]; rows: string[][] }
  | { type: 'seal'; office: string; date: string }
  | { type: 'signature'; lines: string[] };

/** A filled document: one source for screen, print and PDF. */
export interface RenderedDocument {
  kind: string;
  title: string;
  /** Number of the document, else of the case. */
  no: string;
  blocks: RenderedBlock[];
}
