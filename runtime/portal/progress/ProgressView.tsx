import type { Progress } from '../../ui/api/client.ts';
import { day, dayTime } from '../../ui/parts/times.ts';
import { Notice, type NoticeProps } from './Notice.tsx';
import { nowWords, stepWords } from './words.ts';

const states = { done: '已完成', active: '正在办理', waiting: '还没到这一步' } as const;

export interface ProgressViewProps extends Omit<NoticeProps, 'notice'> {
  progress: Progress;
}

/** Where a case stands, for the applicant. */
export function ProgressView({ progress, ...notice }: ProgressViewProps) {
  return (
    <section className="pt-card" aria-label="查询结果" aria-live="polite">
      <h2>{progress.itemName}</h2>
      <p className="pt-status">
        {progress.resultName ?? progress.statusName}
        {progress.paused ? <span className="pt-tag pt-tag-assumed">暂停计时</span> : null}
      </p>
      <p className="pt-now">{nowWords(progress)}</p>
      {progress.reason ? (
        <p>
          理由：{progress.reason}
          <br />
          <span className="pt-quiet">书面通知由办理单位送达；不服的，可以依法申请行政复议或者提起行政诉讼。</span>
        </p>
      ) : null}
      <Notice {...notice} notice={progress.notice} />
      {progress.paused && progress.notice ? <p className="pt-quiet">补正期间暂停计时，补齐后继续办理。</p> : null}
      <ol className="pt-track">
        {progress.steps.map((step, index) => (
          <li
            key={`${step.name} ${step.at ?? index}`}
            className={`pt-track-${step.state}`}
            aria-current={step.state === 'active' ? 'step' : undefined}
          >
            <b>{step.name}</b>
            <span>
              {states[step.state]}
              {step.at === null ? '' : ` ${dayTime(step.at)}`}
            </span>
            {stepWords(step.name) ? <small className="pt-track-words">{stepWords(step.name)}</small> : null}
          </li>
        ))}
      </ol>
      <dl className="pt-list">
        <dt>办件编号</dt>
        <dd>{progress.no}</dd>
        <dt>收件日期</dt>
        <dd>{day(progress.receivedAt)}</dd>
        <dt>承诺办结</dt>
        <dd>
          {progress.promisedDate ? `最晚 ${progress.promisedDate}` : '受理后起算'}
          {progress.provisional ? '（节假日安排公布后可能调整）' : ''}
        </dd>
        <dt>办理单位</dt>
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
