import type { Json, JsonObject } from '../json.ts';
import type { Problem } from '../result.ts';
import type { OverlayRight } from '../service/overlayRight.ts';

/**
 * A form of a pack: `forms/<id>.json`. `schema` is JSON Schema 2020-12 with object root; our keywords on a property:
 * `codeTable: "ns:ID"` (filled into `oneOf` when compiled), `sensitive: 2|3`, `derived: FEEL`, `widget: string`.
 * Formats: `citizen-id`, `credit-code`, `phone`, `date`, `division`, `money`, `file`, `signature`.
 */
export interface FormDefinition {
  id: string;
  title: string;
  schema: JsonObject;
  /** Sections in order; every property of the schema stands in exactly one. */
  sections: { title: string; fields: string[]; columns?: 1 | 2 | 3 }[];
  /** FEEL over the case data per field: hidden when false; hidden data are pruned in browser and server alike. */
  visible?: Record<string, string>;
  /** Cross-field rules: FEEL that must be true. */
  rules?: { id: string; when: string; message: string; fields: string[] }[];
  /**
   * Decisions by the name under which the form's expressions read their results, `decisions.<name>`: `benefit` or
   * `benefit#补贴档次`, a DMN file of the pack and a decision in it. They see the case data as the expressions do.
   */
  decisions?: Record<string, string>;
  /** Rights per user task: default editable in the acceptance step, read-only elsewhere. */
  steps?: Record<string, { edit?: string[]; hide?: string[] }>;
  rights?: Record<string, OverlayRight>;
}

export interface FieldView {
  name: string;
  title: string;
  schema: JsonObject;
  required: boolean;
  editable: boolean;
  masked: boolean;
}

/** What a person at a step sees: the schema with hidden fields removed, and who may do what. */
export interface FormView {
  id: string;
  title: string;
  schema: JsonObject;
  sections: { title: string; columns: 1 | 2 | 3; fields: FieldView[] }[];
  data: JsonObject;
  readOnly: boolean;
}

export interface FormProblem extends Problem {
  /** JSON pointer of the field: `/idNo`. */
  path: string;
  /** Chinese title of the field. */
  field: string;
}

export type { Json, JsonObject };
