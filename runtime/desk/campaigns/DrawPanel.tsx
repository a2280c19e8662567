import { useQuery } from '@tanstack/react-query';
import { App, Button, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { api, type CampaignDraw, type DrawSpotChecks } from '../../ui/api/client.ts';
import { EmptyState } from '../../ui/parts/EmptyState.tsx';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { CheckCard } from './CheckCard.tsx';
import { DrawProof } from './DrawProof.tsx';
import { useCampaignCommand } from './useCampaignCommand.ts';

/** 抽查: drawn once, by a seed that nobody can choose; then what was found at each office. */
export function DrawPanel({ id }: { id: string }) {
  const draw = useQuery({ queryKey: ['campaign-draw', id], queryFn: () => api.campaignDraw(id) });
  if (draw.isPending) return <Skeleton active className="wt-panel-body" />;
  if (draw.error) return <ErrorAlert error={draw.error} onRetry={() => void draw.refetch()} />;
  const found = draw.data;
  return (
    <div className="wt-panel-body wt-stack">
      {found.note ? <p>{found.note}</p> : null}
      {found.draw ? <DrawProof found={found} /> : <Undrawn id={id} found={found} />}
      {found.draw && found.checks.length === 0 ? (
        <EmptyState>本机构及下级没有被抽中的。</EmptyState>
      ) : (
        found.checks.map((check) => (
          <CheckCard
            key={`${check.office.id} ${check.version}`}
            run={id}
            check={check}
            closed={found.run.closed !== null}
          />
        ))
      )}
    </div>
  );
}

function Undrawn({ id, found }: { id: string; found: CampaignDraw }) {
  const { modal } = App.useApp();
  const [word, setWord] = useState('');
  const send = useCampaignCommand((body: DrawSpotChecks, key) => api.drawCampaign(id, body, key), '已抽取');
  const ask = () =>
    modal.confirm({
      title: `用“${word.trim()}”抽取？`,
      content: '只抽一次，结果公布后不能更换。',
      okText: '抽取',
      cancelText: '再看看',
      onOk: () => send.mutate({ version: found.run.version, word }),
    });
  return (
    <>
      <p className="wt-muted">
        启动时系统封存了一半种子，公布的摘要（SM3）是 <code className="wt-campaign-hash">{found.run.commitment}</code>
        。抽取时再输入当众摇出的号码，两半合成种子：谁也不能事先选定结果，事后任何人都可以重算。
      </p>
      {found.unfinished > 0 ? <p>还有 {found.unfinished} 个机构没有完成，一般在全部上报后抽查。</p> : null}
      <ErrorAlert error={send.error} />
      {found.mayDraw ? (
        <form
          className="wt-row"
          onSubmit={(event) => {
            event.preventDefault();
            ask();
          }}
        >
          <label htmlFor="draw-word">当众摇出的号码</label>
          <Input
            id="draw-word"
            value={word}
            maxLength={200}
            style={{ width: 320 }}
            placeholder="如：2026年3月2日 公证摇号 318204"
            onChange={(event) => setWord(event.target.value)}
          />
          <Button type="primary" htmlType="submit" disabled={word.trim() === ''} loading={send.isPending}>
            抽取
          </Button>
        </form>
      ) : (
        <EmptyState>还没有抽查，由启动任务的机构（{found.run.office.name}）抽取。</EmptyState>
      )}
    </>
  );
}
