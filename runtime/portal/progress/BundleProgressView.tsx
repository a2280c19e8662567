import type { BundleProgress } from '../../ui/api/client.ts';
import { LightTag } from '../../ui/parts/LightTag.tsx';
import { day } from '../../ui/parts/times.ts';
import { Points } from '../guide/GuidePage.tsx';
import type { Query } from './checkQuery.ts';
import { Notice, type NoticeProps } from './Notice.tsx';

type Case = BundleProgress['cases'][number];

export interface BundleProgressViewProps {
  progress: BundleProgress;
  /** As it was asked for. */
  asked: Query;
  onSupplemented: NoticeProps['onSupplemented'];
}

/** Where a bundle stands: the whole first, what to do next, then every case. */
export function BundleProgressView({ progress, asked, onSupplemented }: BundleProgressViewProps) {
  const { whole } = progress;
  const open = whole.result === null;
  return (
    <section className="pt-card" aria-label="查询结果" aria-live="polite">
      <h2>{progress.title}</h2>
      <p className="pt-status">
        {whole.statusName}
        {progress.paused ? <span className="pt-tag pt-tag-assumed">暂停计时</span> : null}
      </p>
      <Points items={progress.next} />
      <ol className="pt-bundle-cases">
        {progress.cases.map((one) => (
          <OneCase key={one.no} one={one} asked={asked} onSupplemented={onSupplemented} />
        ))}
      </ol>
      <dl className="pt-list">
        <dt>一件事编号</dt>
        <dd>{progress.no}</dd>
        <dt>收件日期</dt>
        <dd>{day(progress.receivedAt)}</dd>
        <dt>承诺办结</dt>
        <dd>
          {progress.promisedDate ? `最晚 ${progress.promisedDate}` : `全部受理后 ${progress.promised}`}
          {progress.provisional ? '（节假日安排公布后可能调整）' : ''}{' '}
          {progress.promisedDate && open && !progress.paused ? <LightTag light={progress.light} /> : null}
        </dd>
        <dt>收件单位</dt>
        <dd>{progress.officeName}</dd>
        {progress.officePhone ? (
          <>
            <dt>咨询电话</dt>
            <dd>
              <a href={`tel:${progress.officePhone}`}>{progress.officePhone}</a>
            </dd>
          </>
        ) : null}
      </dl>
    </section>
  );
}

function OneCase({
  one,
  asked,
  onSupplemented,
}: Pick<BundleProgressViewProps, 'asked' | 'onSupplemented'> & { one: Case }) {
  const active = one.steps.find(({ state }) => state === 'active');
  return (
    <li>
      <div className="pt-bundle-case">
        <b>{one.itemName}</b>
        <span className={one.resultName ? 'pt-tag pt-tag-now' : 'pt-tag'}>{one.resultName ?? one.statusName}</span>
      </div>
      <p className="pt-quiet">
        办件编号 {one.no}
        {active ? ` · 正在${active.name}` : ''}
        {one.promisedDate && !one.resultName ? ` · 最晚 ${one.promisedDate}` : ''}
      </p>
      {one.reason ? <p>理由：{one.reason}</p> : null}
      <Notice notice={one.notice} asked={{ ...asked, no: one.no }} onSupplemented={onSupplemented} />
    </li>
  );
}
