import { useCallback, useEffect, useRef, useState } from 'react';

const prefix = 'wutong.draft.';
/** A draft that nobody came back to holds personal data for no reason. */
const keepFor = 7 * 86_400_000;

interface Stored<T> {
  at: number;
  value: T;
}

function read<T>(key: string): Stored<T> | undefined {
  try {
    const text = localStorage.getItem(prefix + key);
    return text === null ? undefined : (JSON.parse(text) as Stored<T>);
  } catch {
    return undefined;
  }
}

function write<T>(key: string, value: T): void {
  try {
    localStorage.setItem(prefix + key, JSON.stringify({ at: Date.now(), value } satisfies Stored<T>));
  } catch {
    // A full or forbidden storage must not stop the work at the window.
  }
}

/** Removes drafts older than a week. */
export function dropOldDrafts(): void {
  for (const name of Object.keys(localStorage)) {
    if (!name.startsWith(prefix)) continue;
    const stored = read<unknown>(name.slice(prefix.length));
    if (!stored || Date.now() - stored.at > keepFor) localStorage.removeItem(name);
  }
}

/** Removes every draft, when a user signs out of a shared machine. */
export function dropAllDrafts(): void {
  for (const name of Object.keys(localStorage)) if (name.startsWith(prefix)) localStorage.removeItem(name);
}

export interface Draft<T> {
  /** What an earlier visit left behind, until it was taken over or thrown away. */
  found: Stored<T> | undefined;
  forget: () => void;
  keep: (value: T) => void;
}

/** Keeps what is typed under a key of this browser half a second after it was typed, and when the page is left. */
export function useDraft<T>(key: string): Draft<T> {
  const [found, setFound] = useState(() => read<T>(key));
  const pending = useRef<{ value: T } | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const flush = useCallback(() => {
    clearTimeout(timer.current);
    if (pending.current) write(key, pending.current.value);
    pending.current = undefined;
  }, [key]);
  useEffect(() => {
    setFound(read<T>(key));
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [key, flush]);
  const keep = useCallback(
    (value: T) => {
      pending.current = { value };
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, 500);
    },
    [flush],
  );
  const forget = useCallback(() => {
    clearTimeout(timer.current);
    pending.current = undefined;
    localStorage.removeItem(prefix + key);
    setFound(undefined);
  }, [key]);
  return { found, forget, keep };
}
