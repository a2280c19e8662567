import type { Level } from '../bpmn/model.ts';
import type { JsonObject } from '../json.ts';
import type { OverlayRight } from '../service/types.ts';

/** `indicators/<id>.json`: a number over cases, offices, officers and ledgers. */
export interface Indicator {
  id: string;
  title: string;
  purpose?: string;
  /** percent, ratio, count, workingDay, yuan, person or the name of another unit. */
  unit: string;
  numerator: Measure;
  denominator?: Measure;
  /** The quotient times this is the value; absent: 100 for `percent`, else 1. */
  factor?: number;
  threshold?: Threshold;
  period: 'month' | 'quarter' | 'year' | 'asOf';
  /** Levels that it is shown for. */
  levels: Level[];
  proof: IndicatorProof[];
  requirements?: string[];
  /** What the business side is to confirm, in sentences. */
  assumed?: string[];
  source?: string[];
  rights?: Record<string, OverlayRight>;
}

export interface Threshold {
  op: '>=' | '<=' | '>' | '<' | '=';
  value: number;
  /** The text that sets it. */
  document?: string;
}

/** What is measured: one kind of rows, counted unless `sum`, `average` or `distinct` says otherwise. */
export interface Measure {
  /** `cases`, `offices`, `officers` or `ledger:<ref>`. */
  over: string;
  /** What is counted, in plain words: 「在岗工作人员中持证上岗的人数」. */
  words?: string;
  /** FEEL over one row: only rows for which it is true count. */
  where?: string;
  /** FEEL over one row: the date that puts it into a period. */
  date?: string;
  count?: 'rows';
  sum?: string;
  average?: string;
  distinct?: string;
}

/** Days from and to, `YYYY-MM-DD`, both included. */
export interface Period {
  from: string;
  to: string;
}

/** A small worked example, played by `wutong pack test`. */
export interface IndicatorProof {
  title: string;
  period?: Period;
  /** Rows by what is measured over. */
  rows: Record<string, JsonObject[]>;
  expect: { numerator: number; denominator?: number; value: number | null; met?: boolean };
}
