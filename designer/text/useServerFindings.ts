import { useEffect, useState } from 'react';
import { api } from '../../runtime/ui/api/client.ts';
import type { FindingLike } from '../findings/FindingList.tsx';

const none: FindingLike[] = [];

/** What the server says of the text, once the hand has rested. A server that cannot be reached says nothing here: the draft's state tells. */
export function useServerFindings(pack: string, path: string, content: string, wanted: boolean): FindingLike[] {
  const [findings, setFindings] = useState<FindingLike[]>([]);
  useEffect(() => {
    if (!wanted) return undefined;
    let current = true;
    const timer = setTimeout(() => {
      api
        .lint({ pack, path, content })
        .then(
          (answer) =>
            current &&
            setFindings(answer.findings.filter((finding) => finding.file === undefined || finding.file === path)),
        )
        .catch(() => undefined);
    }, 800);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [pack, path, content, wanted]);
  return wanted ? findings : none;
}
