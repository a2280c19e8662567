import { useCallback, useState } from 'react';

interface Past<T> {
  before: T[];
  now: T;
  after: T[];
  /** What the last change was about: changes of the same kind within a second are one step. */
  kind: string;
  at: number;
}

const STEPS = 200;

export interface History<T> {
  value: T;
  change: (value: T, kind: string) => void;
  undo: (() => void) | undefined;
  redo: (() => void) | undefined;
}

/** A value with undo and redo. `onChange` hears of every new value. */
export function useHistory<T>(initial: T, onChange: (value: T) => void): History<T> {
  const [past, setPast] = useState<Past<T>>({ before: [], now: initial, after: [], kind: '', at: 0 });
  const go = (next: Past<T>) => {
    setPast(next);
    onChange(next.now);
  };
  const change = useCallback(
    (value: T, kind: string) => {
      setPast((old) => {
        const merged = old.kind === kind && Date.now() - old.at < 1000;
        const before = merged ? old.before : [...old.before.slice(-STEPS), old.now];
        return { before, now: value, after: [], kind, at: Date.now() };
      });
      onChange(value);
    },
    [onChange],
  );
  const last = past.before[past.before.length - 1];
  const next = past.after[0];
  return {
    value: past.now,
    change,
    undo:
      last === undefined
        ? undefined
        : () => go({ before: past.before.slice(0, -1), now: last, after: [past.now, ...past.after], kind: '', at: 0 }),
    redo:
      next === undefined
        ? undefined
        : () => go({ before: [...past.before, past.now], now: next, after: past.after.slice(1), kind: '', at: 0 }),
  };
}
