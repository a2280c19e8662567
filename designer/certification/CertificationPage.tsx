import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Progress, Skeleton } from 'antd';
import { Link, useSearchParams } from 'wouter';
import { api, type PackCertification } from '../../runtime/ui/api/client.ts';
import { EmptyState } from '../../runtime/ui/parts/EmptyState.tsx';
import { ErrorAlert } from '../../runtime/ui/parts/ErrorAlert.tsx';
import { recently } from '../../runtime/ui/parts/times.ts';
import { packHref } from '../packs/kinds.ts';
import { ProcessList } from './ProcessList.tsx';
import { ProofList } from './ProofList.tsx';
import { ScenarioList } from './ScenarioList.tsx';
import './certification.css';

const POLL_MS = 1_000;

/** What proves an installed pack: its scenarios on both engines, and how much of each process they walk. */
export function CertificationPage() {
  const [search] = useSearchParams();
  const name = search.get('name') ?? '';
  const client = useQueryClient();
  const pack = useQuery({ queryKey: ['pack', name], queryFn: () => api.pack(name) });
  const state = useQuery({
    queryKey: ['certification', name],
    queryFn: () => api.certification(name),
    refetchInterval: ({ state: { data } }) => (data?.status === 'running' ? POLL_MS : false),
  });
  const start = useMutation({
    mutationFn: () => api.certify(name),
    onSuccess: (data) => client.setQueryData(['certification', name], data),
  });
  const error = pack.error ?? state.error ?? start.error;
  if (!pack.data || !state.data) return error ? <ErrorAlert error={error} /> : <Skeleton active />;
  const { data } = state;
  const running = data.status === 'running';
  return (
    <>
      <header className="wt-page-header">
        <Link href="/">内容包</Link>
        <span className="wt-muted">/</span>
        <Link href={packHref(name)}>{pack.data.title}</Link>
        <span className="wt-muted">/</span>
        <h1>认证</h1>
        <span className="wt-muted">版本 {data.version}</span>
        <Button
          className="wt-end"
          type="primary"
          disabled={running}
          loading={start.isPending}
          onClick={() => start.mutate()}
        >
          {data.status === 'none' ? '开始认证' : '重新认证'}
        </Button>
      </header>
      <ErrorAlert error={error} />
      <div className="st-kinds">
        <Standing data={data} />
        {data.status === 'finished' ? (
          <>
            <ProcessList processes={data.processes} />
            <ProofList proofs={data.proofs} />
            <ScenarioList pack={name} scenarios={data.scenarios} />
          </>
        ) : null}
      </div>
    </>
  );
}

/** Where the certification stands, in one line. */
function Standing({ data }: { data: PackCertification }) {
  if (data.status === 'none')
    return (
      <section className="wt-panel">
        <EmptyState>
          服务启动以来还没有认证过。认证在两个引擎上执行全部情景，演练指标、专项任务、一件事和台账，并计算每个流程的路径覆盖率；发布时会自动认证有变化的部分。
        </EmptyState>
      </section>
    );
  if (data.status === 'running') return <Running done={data.done} total={data.total} />;
  if (data.status === 'broken')
    return (
      <Alert
        type="error"
        showIcon
        title="认证中断"
        description="系统内部错误，内容没有变化。请重新认证；仍不成功的，请联系管理员。"
      />
    );
  return <Finished data={data} />;
}

const Running = ({ done, total }: { done: number; total: number }) => (
  <section className="wt-panel st-certifying" aria-live="polite">
    <p>{total === 0 ? '正在检查和编译内容…' : `正在执行情景和演练：第 ${done} 个，共 ${total} 个`}</p>
    <Progress percent={total === 0 ? 0 : Math.floor((done / total) * 100)} status="active" />
  </section>
);

function Finished({ data }: { data: PackCertification }) {
  const { scenarios, proofs, processes, problems, threshold } = data;
  const failed = scenarios.filter(({ verdicts }) => verdicts.some(({ verdict }) => verdict === 'failed')).length;
  const low = processes.filter(({ enough }) => !enough).length;
  const old = data.certifiedVersion === data.version ? '' : `（版本 ${data.certifiedVersion}，之后又有发布）`;
  const excused = scenarios.filter(({ verdicts }) => verdicts.some(({ verdict }) => verdict === 'excused')).length;
  const parts = [
    `情景 ${scenarios.length} 个，两个引擎都通过 ${scenarios.length - failed} 个`,
    ...(excused > 0 ? [`其中引擎差异有据 ${excused} 个`] : []),
    ...(proofs.length > 0
      ? [`演练 ${proofs.length} 个，通过 ${proofs.filter((proof) => proof.problems.length === 0).length} 个`]
      : []),
    `流程 ${processes.length} 个，路径覆盖率不低于 ${threshold}% 的 ${processes.length - low} 个`,
    `${recently(data.finishedAt ?? 0, Date.now())}完成`,
  ];
  const proven = new Set(proofs.flatMap((proof) => proof.problems.map(placeOf)));
  const elsewhere = problems.filter(
    (problem) =>
      !problem.code.startsWith('scenario.') && problem.code !== 'coverage.low' && !proven.has(placeOf(problem)),
  );
  return (
    <Alert
      type={problems.length === 0 ? 'success' : 'error'}
      showIcon
      title={problems.length === 0 ? `认证通过${old}` : `认证没有通过：${problems.length} 处问题${old}`}
      description={
        <>
          <p className="st-certified">{parts.join('；')}。</p>
          {elsewhere.map(({ message, file, path }) => (
            <p key={`${file}${path}${message}`} className="st-certified">
              {file} {message}
            </p>
          ))}
        </>
      }
    />
  );
}

const placeOf = ({ file, path }: PackCertification['problems'][number]): string => `${file} ${path}`;
