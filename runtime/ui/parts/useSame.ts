import { useRef } from 'react';

/**
 * The same object as long as its content, read as JSON, is the same. What is computed anew at every key often says the
 * same as before; whoever depends on it should not be rendered anew for that.
 */
export function useSame<T>(value: T): T {
  const kept = useRef<{ text: string; value: T }>(undefined);
  const text = JSON.stringify(value);
  if (kept.current?.text !== text) kept.current = { text, value };
  return kept.current.value;
}
