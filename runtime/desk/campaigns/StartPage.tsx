import { useQuery } from '@tanstack/react-query';
import { Alert, Button, DatePicker, Select, Skeleton } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { api, type CampaignRehearsal } from '../../ui/api/client.ts';
import { FormDialog } from '../../ui/dialog/FormDialog.tsx';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { useQueryState } from '../../ui/parts/useQueryState.ts';
import { RehearsedOffices } from './RehearsedOffices.tsx';
import { useCampaignCommand } from './useCampaignCommand.ts';

/** Rehearsal before a start: which offices, which dates, what stands in the way. Nothing is written before 启动. */
export default function StartPage({ campaign }: { campaign: string }) {
  const [get, set] = useQueryState();
  const asked = {
    ...(get('office') ? { office: get('office') } : {}),
    ...(get('start') ? { start: get('start') } : {}),
  };
  const definitions = useQuery({ queryKey: ['campaigns'], queryFn: api.campaigns });
  const definition = definitions.data?.campaigns.find(({ ref }) => ref === campaign);
  const rehearsal = useQuery({
    queryKey: ['campaign-rehearsal', campaign, asked],
    queryFn: () => api.rehearseCampaign(campaign, asked),
    placeholderData: (before) => before,
  });
  const found = rehearsal.data;
  return (
    <>
      <div className="wt-page-header">
        <h1>启动专项任务</h1>
        <span className="wt-muted wt-grow">{found?.title ?? definition?.title}</span>
        <Link href="/campaigns?tab=start">可以启动的任务</Link>
      </div>
      <ErrorAlert error={rehearsal.error} onRetry={() => void rehearsal.refetch()} />
      {rehearsal.isPending ? <Skeleton active paragraph={{ rows: 10 }} /> : null}
      {found ? (
        <div className="wt-stack">
          <section className="wt-panel wt-panel-body wt-row">
            <span className="wt-row">
              启动机构
              <Select
                aria-label="启动机构"
                value={found.office.id}
                style={{ minWidth: 220 }}
                options={(definition?.startableAt ?? [found.office]).map(({ id, name }) => ({
                  value: id,
                  label: name,
                }))}
                onChange={(office) => set({ office })}
              />
            </span>
            <span className="wt-row">
              起始日期
              <DatePicker
                aria-label="起始日期"
                value={dayjs(found.start)}
                allowClear={false}
                onChange={(next) => set({ start: next?.format('YYYY-MM-DD') })}
              />
            </span>
          </section>
          <Rehearsed found={found} asked={asked} campaign={campaign} />
        </div>
      ) : null}
    </>
  );
}

function Rehearsed({
  found,
  asked,
  campaign,
}: {
  found: CampaignRehearsal;
  asked: { office?: string; start?: string };
  campaign: string;
}) {
  const [asking, setAsking] = useState(false);
  const [, navigate] = useLocation();
  const start = useCampaignCommand(
    (body: typeof asked, key) => api.startCampaign(campaign, body, key),
    '专项任务已启动',
    ({ id }) => navigate(`/campaigns/${id}`),
  );
  return (
    <>
      {found.problems.map((problem) => (
        <Alert key={problem} type="error" showIcon title={problem} />
      ))}
      {found.warnings.map((warning) => (
        <Alert key={warning} type="warning" showIcon title={warning} />
      ))}
      <section className="wt-panel">
        <header>
          <h2>各阶段截止日期</h2>
        </header>
        <div className="wt-panel-body">
          <ol className="wt-campaign-stages">
            {found.stages.map(({ id, title, due, past }) => (
              <li key={id}>
                <b>{title}</b>
                <span className={past ? 'wt-danger' : 'wt-muted'}>{due}</span>
              </li>
            ))}
          </ol>
        </div>
      </section>
      <RehearsedOffices offices={found.offices} />
      <ErrorAlert error={start.error} />
      <div className="wt-row">
        <Button
          type="primary"
          disabled={found.problems.length > 0}
          loading={start.isPending}
          onClick={() => setAsking(true)}
        >
          启动
        </Button>
        <span className="wt-muted">以上是预演，还没有写入任何内容。</span>
      </div>
      {asking ? (
        <FormDialog
          title={`启动“${found.title}”？`}
          about={`${found.office.name}以下 ${found.offices.length} 个机构立即收到任务。启动后不能撤回，只能结束。`}
          ok="启动"
          onClose={() => setAsking(false)}
          onSend={() => {
            setAsking(false);
            start.mutate(asked);
          }}
        />
      ) : null}
    </>
  );
}
