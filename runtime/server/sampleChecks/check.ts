import type { JsonObject, RowMarks } from '#engine';
import type { CaseRow } from '../../store/port.ts';
import { problem } from '../problem.ts';

/** What `store.records` finds sample checks by. */
export const CHECK = 'sampleCheck';

/** What was drawn from one ledger, with everything that the draw can be repeated from. */
export interface LedgerDraw {
  ledger: string;
  title: string;
  /** Numbers of all rows that could be drawn, each as the distance from the one before. */
  candidates: number[];
  drawn: number[];
}

export interface DrawnRow {
  id: number;
  ledger: string;
  key: string;
  office: string;
  /** Version that is checked, whatever was changed since. */
  version: number;
}

export interface MarkedRow {
  at: number;
  by: { id: string; name: string };
  marks: RowMarks;
  /** Every cell with content has a mark. */
  complete: boolean;
}

/** A sample check as its record holds it. */
export interface SampleCheck {
  seed: string;
  rate: number;
  minimum: number;
  office: string;
  from: string | null;
  to: string | null;
  drawnBy: { id: string; name: string };
  draws: LedgerDraw[];
  rows: DrawnRow[];
  /** By the number of the row. */
  marked: Record<string, MarkedRow>;
  finishedAt: number | null;
  finishedBy: string | null;
}

export const checkOf = (row: CaseRow): SampleCheck => row.data as unknown as SampleCheck;

export const dataOf = (check: SampleCheck): JsonObject => check as unknown as JsonObject;

/** Distances between sorted numbers take a fraction of their room. */
export const distances = (numbers: readonly number[]): number[] =>
  numbers.map((number, at) => number - (numbers[at - 1] ?? 0));

export function fromDistances(steps: readonly number[]): number[] {
  let sum = 0;
  return steps.map((step) => {
    sum += step;
    return sum;
  });
}

/** @throws {ApiProblem} 409 */
export function requireOpen({ finishedAt }: SampleCheck): void {
  if (finishedAt === null) return;
  throw problem(409, 'sampleCheck.finished', '这次抽查已经办结，核对结果不能再改。需要重新核对的，请另行抽查。');
}
