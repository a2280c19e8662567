import { maskIdNo } from '#engine';
import type { CaseDetail } from '../../ui/api/client.ts';
import { StatusTag } from '../../ui/parts/StatusTag.tsx';
import { dayTime } from '../../ui/parts/times.ts';
import { moveTags } from '../moves/moveTags.ts';

/** Nobody has seen the applicant: what was typed is not yet proved by papers. */
export const appliedOnline = ({ context }: Pick<CaseDetail, 'context'>): boolean =>
  (context.case as { channel?: unknown } | undefined)?.channel === 'online';

/** Which case this is: item, applicant, number, where it stands. */
export function CaseHeader({ kase }: { kase: CaseDetail }) {
  const { applicant } = kase;
  return (
    <header className="wt-case-header">
      <div className="wt-row">
        <h1>{kase.item.name}</h1>
        <StatusTag status={kase.status} name={kase.statusName} result={kase.result} resultName={kase.resultName} />
        {appliedOnline(kase) ? <span className="wt-tag wt-tag-info">网上申请</span> : null}
        {kase.round > 1 ? <span className="wt-tag wt-tag-warn">第 {kase.round} 轮办理</span> : null}
        {moveTags(kase).map(({ tone, text }) => (
          <span key={text} className={`wt-tag wt-tag-${tone}`}>
            {text}
          </span>
        ))}
      </div>
      <p>
        <b>{applicant.name}</b> {maskIdNo(applicant.idNo)}
        {applicant.phone ? ` · ${applicant.phone}` : ''}
        {applicant.agent ? ` · 代办人 ${applicant.agent.name}` : ''}
      </p>
      <p className="wt-muted">
        {kase.no} · {dayTime(kase.createdAt)} {kase.officeName}收件 · 内容包 {kase.item.packVersion}
      </p>
    </header>
  );
}
