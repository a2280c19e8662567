import type { FeelValue } from '../../feel/value/types.ts';
import type { Run, Scope } from '../compile/run.ts';
import { matches } from './cell.ts';
import { indexColumn, listRows, wordsFor } from './columnIndex.ts';
import type { Cell, Column } from './inputs.ts';

/** Numbers of the rows that match the values of the inputs, in order. */
export type Match = (values: readonly FeelValue[], scope: Scope, run: Run) => readonly number[];

/** Whether a cell is left for afterwards by the index of its column. */
const isLeft = ({ simple }: Cell): boolean => simple === undefined || simple.negated;

/**
 * Indexes first, for every column whose value they know; then what they leave, row by row. What is left may be FEEL and
 * may come back to this table, so that the set of rows is only used before.
 */
export function compileMatch(columns: readonly Column[], rowCount: number): Match {
  const indexes = columns.map(({ cells }) => indexColumn(cells.map(({ simple }) => simple)));
  const left = columns.map(({ cells }) => cells.some(isLeft));
  const rows = new Uint32Array(wordsFor(rowCount));
  const all = fullSet(rowCount);
  return (values, scope, run) => {
    rows.set(all);
    const open: number[] = [];
    for (let column = 0; column < indexes.length; column += 1) {
      const known = indexes[column]?.keep(values[column] ?? null, rows) === true;
      if (!known) open.push(column);
      else if (left[column]) open.push(~column);
    }
    const candidates = listRows(rows);
    return open.length === 0 ? candidates : candidates.filter(rowTest(columns, open, values, scope, run));
  };
}

function fullSet(rowCount: number): Uint32Array {
  const all = new Uint32Array(wordsFor(rowCount)).fill(0xffffffff);
  const rest = rowCount & 31;
  if (rest !== 0) all[all.length - 1] = 2 ** rest - 1;
  return all;
}

/** Tests the columns in `open` of one row; `~column` stands for a column of which only the cells left are open. */
function rowTest(
  columns: readonly Column[],
  open: readonly number[],
  values: readonly FeelValue[],
  scope: Scope,
  run: Run,
): (row: number) => boolean {
  const scopes: Scope[] = [];
  return (row) =>
    open.every((entry) => {
      const column = entry < 0 ? ~entry : entry;
      const cell = columns[column]?.cells[row];
      if (cell === undefined || (entry < 0 && !isLeft(cell))) return true;
      const value = values[column] ?? null;
      if (cell.simple !== undefined) return matches(cell.simple, value);
      scopes[column] ??= { ...scope, '?': value };
      return cell.feel?.(scopes[column] as Scope, run) === true;
    });
}
