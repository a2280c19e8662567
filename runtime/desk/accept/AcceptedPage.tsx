import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { Link, useLocation } from 'wouter';
import { api, type CaseDetail } from '../../ui/api/client.ts';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { DocumentLinks } from '../documents/DocumentLinks.tsx';
import './accepted.css';

/** What to say and hand over to the applicant right after the decision. */
export default function AcceptedPage({ id }: { id: string }) {
  const loaded = useQuery({ queryKey: ['case', id], queryFn: () => api.case(id) });
  const [, navigate] = useLocation();
  if (loaded.error) return <ErrorAlert error={loaded.error} onRetry={() => void loaded.refetch()} />;
  if (!loaded.data) return <Skeleton active />;
  const kase = loaded.data;
  return (
    <section className="wt-panel wt-accepted">
      <p className="wt-muted">
        {kase.item.name} · {kase.applicant.name}
      </p>
      <h1>{headline(kase)}</h1>
      <dl>
        <dt>办件编号</dt>
        <dd className="wt-case-no">{kase.no}</dd>
        <dt>{kase.status === 'supplementing' ? '办理时限' : '承诺办结'}</dt>
        <dd>{promise(kase)}</dd>
        <dt>下一环节</dt>
        <dd>{nextSteps(kase)}</dd>
      </dl>
      <DocumentLinks kase={kase} />
      <div className="wt-row">
        <Button type="primary" autoFocus onClick={() => navigate('/accept')}>
          受理下一件
        </Button>
        <Button onClick={() => navigate(`/accept/${encodeURIComponent(kase.item.ref)}`)}>
          再受理一件「{kase.item.name}」
        </Button>
        <Link href={`/cases/${kase.id}`}>打开办件</Link>
      </div>
    </section>
  );
}

function nextSteps({ tasks, status }: CaseDetail): string {
  if (tasks.length > 0) return tasks.map((task) => `${task.name}（${task.officeName}）`).join('、');
  return status === 'supplementing' ? '等待申请人补正' : '无';
}

function headline(kase: CaseDetail): string {
  if (kase.result === 'notAccepted') return '不予受理，请把通知书交给申请人';
  if (kase.status === 'supplementing') return '已告知补正，请把一次性告知书交给申请人';
  return kase.status === 'received' ? '已收件，等待受理审查' : '已受理';
}

function promise({ clock, status }: CaseDetail): string {
  if (status === 'supplementing')
    return clock.state === 'notStarted' ? '受理后开始计算' : '补正期间暂停计算，补正齐全后继续计算';
  if (!clock.promised) return clock.state === 'notStarted' ? '受理后开始计算' : '—';
  return `${clock.promised.date}${clock.promised.provisional ? '（暂定：涉及的年度节假日安排尚未公布）' : ''}`;
}
