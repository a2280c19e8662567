import { lazy, Suspense } from 'react';
import type { Progress } from '../../ui/api/client.ts';
import { Waiting } from '../Waiting.tsx';
import type { Query } from './checkQuery.ts';
import type { Filled } from './filled.ts';

const SupplementForm = lazy(() => import('./SupplementForm.tsx'));

export interface NoticeProps {
  notice: Progress['notice'];
  asked: Query;
  onSupplemented: (progress: Progress, filled: Filled) => void;
}

/** What the office asks for, once and in full, and the way to hand it in. */
export function Notice({ notice, asked, onSupplemented }: NoticeProps) {
  if (!notice) return null;
  return (
    <div className="pt-notice">
      <h3>{notice.materials.length > 0 && !notice.correction ? '请补齐以下材料' : '请补正'}</h3>
      {notice.note ? <p>{notice.note}</p> : null}
      <Suspense fallback={<Waiting />}>
        <SupplementForm notice={notice} asked={asked} onDone={onSupplemented} />
      </Suspense>
    </div>
  );
}
