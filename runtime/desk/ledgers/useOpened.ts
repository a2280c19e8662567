import { useEffect, useState } from 'react';
import type { UnmaskedRow } from '../../ui/api/client.ts';

/** Cells that were opened, and the seconds until they are masked again. */
export function useOpened(row: number | undefined) {
  const [opened, setOpened] = useState<UnmaskedRow & { row: number | undefined; ends: number }>();
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    if (!opened) return undefined;
    const tick = setInterval(() => {
      setNow(performance.now());
      if (performance.now() >= opened.ends) setOpened(undefined);
    }, 1_000);
    return () => clearInterval(tick);
  }, [opened]);
  // Another row is another purpose.
  const own = opened?.row === row ? opened : undefined;
  return {
    opened: own,
    left: own ? Math.max(0, Math.ceil((own.ends - now) / 1_000)) : 0,
    open: (next: UnmaskedRow) => {
      setNow(performance.now());
      setOpened({ ...next, row, ends: performance.now() + next.seconds * 1_000 });
    },
    close: () => setOpened(undefined),
  };
}
