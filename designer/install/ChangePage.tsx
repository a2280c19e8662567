import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Progress, Skeleton } from 'antd';
import { Link, useSearchParams } from 'wouter';
import { api, type InstallChoices, type PackChange } from '../../runtime/ui/api/client.ts';
import { EmptyState } from '../../runtime/ui/parts/EmptyState.tsx';
import { ErrorAlert } from '../../runtime/ui/parts/ErrorAlert.tsx';
import { ApplyBar } from './ApplyBar.tsx';
import { CasesPanel } from './CasesPanel.tsx';
import { CertificationPanel } from './CertificationPanel.tsx';
import { ConflictsPanel } from './ConflictsPanel.tsx';
import { LocalPanel } from './LocalPanel.tsx';
import { PlanPanel } from './PlanPanel.tsx';
import { ProblemsPanel } from './ProblemsPanel.tsx';
import { ResultPanel } from './ResultPanel.tsx';
import { isUnderWay, statusOf, verbOf, versionsOf } from './words.ts';
import './install.css';

/** One change from its plan to its result, and back. */
export function ChangePage() {
  const [search] = useSearchParams();
  const id = search.get('id') ?? '';
  const client = useQueryClient();
  const change = useQuery({
    queryKey: ['packChange', id],
    queryFn: () => api.packChange(id),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data.status) ? 600 : false),
  });
  const replan = useMutation({
    mutationFn: (choices: InstallChoices) => api.replanPackChange(id, choices),
    onSuccess: (data) => client.setQueryData(['packChange', id], data),
  });
  if (change.error) return <ErrorAlert error={change.error} onRetry={() => void change.refetch()} />;
  if (!change.data) return <Skeleton active />;
  const { data } = change;
  const status = statusOf(data);
  const locked = replan.isPending || isUnderWay(data.status) || data.appliedAt !== null;
  const deciding = { choices: data.choices, locked, onChoose: replan.mutate };
  return (
    <div className="st-page">
      <header className="wt-page-header">
        <Link href="/install">安装与升级</Link>
        <span className="wt-muted">/</span>
        <h1>
          {verbOf(data)}
          {data.title}
        </h1>
        <span className="wt-muted">{versionsOf(data)}</span>
        <span className={`wt-tag wt-tag-${status.tone}`}>{status.text}</span>
        {data.sandbox ? <span className="wt-tag wt-tag-warn">仅供试用</span> : null}
      </header>
      <ErrorAlert error={replan.error} />
      <UnderWay change={data} />
      {data.plan?.kind === 'same' ? (
        <Alert type="info" showIcon title="与已安装的内容完全相同，没有任何可做的改动。" />
      ) : null}
      {data.plan?.downgrade && data.kind !== 'undo' ? (
        <Alert
          type="warning"
          showIcon
          title={`本机启用过 ${data.plan.downgrade.from}，这是降级安装`}
          description={`理由：${data.plan.downgrade.reason}`}
        />
      ) : null}
      <ResultPanel change={data} onUndone={() => void client.invalidateQueries()} />
      <ProblemsPanel change={data} locked={locked} onChoose={replan.mutate} />
      {data.plan && data.kind !== 'undo' ? (
        <ConflictsPanel
          key={`${data.plannedAt} ${data.status}`}
          {...deciding}
          plan={data.plan}
          settled={data.appliedAt !== null}
        />
      ) : null}
      {data.plan && data.kind !== 'undo' ? <LocalPanel {...deciding} plan={data.plan} /> : null}
      {data.plan ? <PlanPanel plan={data.plan} /> : null}
      {data.rehearsal && data.kind !== 'undo' && data.plan?.kind !== 'same' ? (
        <CasesPanel {...deciding} rehearsal={data.rehearsal} />
      ) : null}
      {data.certification && data.certification.coverage.length > 0 ? (
        <CertificationPanel certification={data.certification} />
      ) : null}
      {data.status === 'interrupted' ? (
        <EmptyState>服务曾经中断，这次变更没有做任何改动。请重新生成计划。</EmptyState>
      ) : null}
      <ApplyBar change={data} onStarted={(next) => client.setQueryData(['packChange', id], next)} />
    </div>
  );
}

/** What is being done, and how far it is. */
function UnderWay({ change: { status, phase, done, total } }: { change: PackChange }) {
  if (!isUnderWay(status)) return null;
  const percent = total > 0 ? Math.floor((done / total) * 100) : 0;
  return (
    <section className="wt-panel wt-panel-body st-under-way" aria-live="polite">
      <b>{phase ?? '正在处理'}</b>
      <Progress percent={percent} status="active" showInfo={total > 0} />
      <span className="wt-muted">{total > 0 ? `${done} / ${total}` : ''} 可以离开此页，稍后从变更记录中再进入。</span>
    </section>
  );
}
