import { useCallback } from 'react';
import { useSearchParams } from 'wouter';

/** The filters of a list live in the address: they survive a reload, a way back and a shared link. */
export function useQueryState(): [(name: string) => string, (changes: Record<string, string | undefined>) => void] {
  const [parameters, setParameters] = useSearchParams();
  const get = useCallback((name: string) => parameters.get(name) ?? '', [parameters]);
  const set = useCallback(
    (changes: Record<string, string | undefined>) =>
      setParameters(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries(changes)) {
            if (value) next.set(name, value);
            else next.delete(name);
          }
          // Another filter shows another list: it begins at its first page.
          if (!('offset' in changes)) next.delete('offset');
          return next;
        },
        { replace: true },
      ),
    [setParameters],
  );
  return [get, set];
}
