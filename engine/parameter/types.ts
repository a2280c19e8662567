import type { OverlayRight } from '../service/overlayRight.ts';

/** `parameters/<id>.json`: a figure that changes with the years and differs by place (minimum wage, loan limit). */
export interface Parameter {
  id: string;
  title: string;
  unit?: string;
  type: 'number' | 'text';
  values: ParameterValue[];
  /** Which direction is better for the applicant: how `narrow-only` judges a value of a lower layer. */
  better?: 'higher' | 'lower';
  requirements?: string[];
  /** What the business side is to confirm, in sentences. */
  assumed?: string[];
  source?: string[];
  rights?: Record<string, OverlayRight>;
}

export interface ParameterValue {
  /** `YYYY-MM-DD`, first day. */
  from: string;
  /** Last day, included; absent: until further notice. */
  to?: string;
  /** Division code prefix; absent: everywhere. */
  division?: string;
  value: number | string;
  /** 文号 */
  document?: string;
  note?: string;
}

/** What FEEL sees under `parameters`: values on the day that counts for the case, by id. */
export type ParameterValues = Record<string, number | string | null>;
