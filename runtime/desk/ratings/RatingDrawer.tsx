import { useQuery } from '@tanstack/react-query';
import { Drawer, Skeleton } from 'antd';
import { Link } from 'wouter';
import { api, type RatingDetail } from '../../ui/api/client.ts';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { dayTime, dueDay } from '../../ui/parts/times.ts';
import { FollowUpForm } from './FollowUpForm.tsx';

/** One rating: what was said, what was done about it, and what is to be done now. */
export function RatingDrawer({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const detail = useQuery({
    queryKey: ['rating', id],
    queryFn: () => api.rating(id ?? ''),
    enabled: id !== undefined,
  });
  return (
    <Drawer open={id !== undefined} onClose={onClose} size="min(600px, 100vw)" title="服务评价" destroyOnHidden>
      <ErrorAlert error={detail.error} onRetry={() => void detail.refetch()} />
      {detail.isPending ? <Skeleton active /> : null}
      {detail.data ? <Detail rating={detail.data} /> : null}
    </Drawer>
  );
}

function Detail({ rating }: { rating: RatingDetail }) {
  return (
    <div className="wt-stack">
      <dl className="wt-rating-facts">
        <Fact name="评价">
          <b className={rating.bad ? 'wt-danger' : undefined}>{rating.levelName}</b>（{rating.stageName}环节，
          {rating.channelName}评价，{dayTime(rating.at)}）
        </Fact>
        <Fact name="办件">
          {rating.caseId === null ? (
            `匿名评价：${rating.itemName}`
          ) : (
            <>
              <Link href={`/cases/${rating.caseId}`}>{rating.caseNo}</Link> {rating.itemName}
            </>
          )}
        </Fact>
        <Fact name="收件单位">{rating.officeName}</Fact>
        <Fact name="原因">{rating.reasons.join('；') || '未选'}</Fact>
        <Fact name="内容">{rating.comment || '未填'}</Fact>
        {rating.contact ? (
          <Fact name="申请人">
            {rating.contact.name} {rating.contact.phone ?? '没有登记电话'}
          </Fact>
        ) : null}
        <Fact name="被评价人">{rating.rated.join('、') || '没有人办理过'}</Fact>
        {rating.dutyName === null ? null : (
          <Fact name="应办">
            {rating.dutyName}
            {rating.due === null ? '' : `，最晚 ${dueDay(rating.due)}`}
            {rating.late ? <span className="wt-danger">（已超期）</span> : null}
          </Fact>
        )}
      </dl>
      {rating.followUps.length > 0 ? (
        <ol className="wt-rating-steps" aria-label="办理记录">
          {rating.followUps.map((step) => (
            <li key={`${step.at} ${step.name}`}>
              <p>
                <b>{step.name}</b> {step.by} {dayTime(step.at)} {step.outcome ?? ''}
              </p>
              <p>{step.text}</p>
            </li>
          ))}
        </ol>
      ) : null}
      {rating.refusal ? <p className="wt-muted">{rating.refusal}</p> : null}
      {rating.duty !== null && rating.refusal === null ? (
        <FollowUpForm key={rating.version} rating={rating} duty={rating.duty} />
      ) : null}
    </div>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
