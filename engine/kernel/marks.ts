import { findToken, type Run, replaceToken } from './run.ts';

/**
 * What has happened to an event that goes on waiting: `element#2` its third trigger (parallel multiple), `element=0` the
 * condition of its first trigger holds. Kept where the event hangs: at the token, for the process itself in the state.
 */
export const metMark = (element: string, trigger: number): string => `${element}#${trigger}`;
export const holdsMark = (element: string, trigger: number): string => `${element}=${trigger}`;

const marksOf = (run: Run, id: number): string[] => (id === 0 ? run.state.met : findToken(run, id)?.met) ?? [];

export const hasMark = (run: Run, id: number, mark: string): boolean => marksOf(run, id).includes(mark);

export function addMark(run: Run, id: number, mark: string): void {
  if (!hasMark(run, id, mark)) setMarks(run, id, [...marksOf(run, id), mark]);
}

export function dropMarks(run: Run, id: number, drops: (mark: string) => boolean): void {
  const marks = marksOf(run, id);
  const kept = marks.filter((mark) => !drops(mark));
  if (kept.length < marks.length) setMarks(run, id, kept);
}

function setMarks(run: Run, id: number, marks: string[]): void {
  if (id === 0) {
    run.state.met = marks;
    if (marks.length === 0) delete run.state.met;
    return;
  }
  const token = findToken(run, id);
  if (!token) return;
  const { met: _, ...others } = token;
  replaceToken(run, marks.length === 0 ? others : { ...others, met: marks });
}
