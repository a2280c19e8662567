import { Tag } from 'antd';
import { Link } from 'wouter';
import type { CellOrigin } from '../../ui/api/client.ts';
import { day } from '../../ui/parts/times.ts';

/** Where the content of a cell comes from: the case or the person, and when. */
export function CellSource({ origin }: { origin: CellOrigin | undefined }) {
  if (!origin) return null;
  const { caseId, caseNo, at, actorName, corrected, refilled, reason } = origin;
  return (
    <small className="wt-cell-source">
      {corrected ? <Tag color="orange">人工更正</Tag> : null}
      {refilled ? <Tag color="blue">按新规则更新</Tag> : null}
      {caseId ? <Link href={`/cases/${caseId}`}>办件 {caseNo}</Link> : `${actorName || '系统'}登记`} · {day(at)}
      {(corrected || refilled) && reason ? ` · 理由：${reason}` : null}
    </small>
  );
}
