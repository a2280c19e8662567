import type { Json, JsonObject } from '../json.ts';
import { sm3 } from '../sm3.ts';

/** How much of a ledger is drawn: a share of its rows, and at least so many. */
export interface SampleSize {
  rate: number;
  minimum: number;
}

/** What the checker found of one cell. */
export type CellMark =
  | { is: 'right' }
  | { is: 'wrong'; value: Json; note: string }
  | { is: 'notCheckable'; note?: string };

/** Marks of a row by column. */
export type RowMarks = Record<string, CellMark>;

/** Facts of a sample check: records of their own in the chain. */
export type SampleCheckFact =
  | {
      type: 'sampleCheck.drawn';
      seed: string;
      office: string;
      draws: { ledger: string; candidates: number; digest: string; drawn: number[] }[];
    }
  | { type: 'sampleCheck.marked'; row: number; ledger: string; key: string; version: number; marks: JsonObject }
  | ({ type: 'sampleCheck.finished' } & MarkFigures);

/** Cells that were checked. */
export interface MarkFigures {
  rows: number;
  cells: number;
  right: number;
  wrong: number;
  notCheckable: number;
  /** Percent of the cells that could be checked; null: none could. */
  accuracy: number | null;
}

/** Place of a row in the draw: whoever has seed and row comes to the same. */
export const rankOf = (seed: string, ledger: string, row: number): string =>
  sm3([seed, ledger, String(row)].join('\n'));

/** Rounded up; a rate such as 0.1 is no exact number, so that 0.1 × 30 is 3 and not 4. */
export const sampleSize = ({ rate, minimum }: SampleSize, candidates: number): number =>
  Math.min(candidates, Math.max(minimum, Math.ceil(Number((rate * candidates).toFixed(6)))));

/** The rows that a draw takes, by their numbers: the first so many in the order of their ranks. The order of the list makes no difference. */
export function drawnRows(seed: string, ledger: string, candidates: readonly number[], size: number): number[] {
  const ranked = candidates.map((row) => ({ row, rank: rankOf(seed, ledger, row) }));
  ranked.sort((one, other) => (one.rank < other.rank ? -1 : 1));
  return ranked
    .slice(0, size)
    .map(({ row }) => row)
    .sort((one, other) => one - other);
}

const NONE: MarkFigures = { rows: 0, cells: 0, right: 0, wrong: 0, notCheckable: 0, accuracy: null };

/** Figures over the marks of rows. Accuracy has two decimals. */
export function markFigures(marks: readonly RowMarks[]): MarkFigures {
  const sum = { ...NONE, rows: marks.length };
  for (const row of marks)
    for (const { is } of Object.values(row)) {
      sum.cells += 1;
      sum[is] += 1;
    }
  const checked = sum.right + sum.wrong;
  return { ...sum, accuracy: checked === 0 ? null : Math.round((sum.right / checked) * 10_000) / 100 };
}
