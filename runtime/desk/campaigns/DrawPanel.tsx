import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, type CampaignDraw, type DrawSpotChecks } from '../../ui/api/client.ts';
import { FormDialog } from '../../ui/dialog/FormDialog.tsx';
import { EmptyState } from '../../ui/parts/EmptyState.tsx';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { Loaded } from '../../ui/parts/Loaded.tsx';
import { CheckCard } from './CheckCard.tsx';
import { DrawProof } from './DrawProof.tsx';
import { useCampaignCommand } from './useCampaignCommand.ts';

/** 抽查: drawn once, by a seed that nobody can choose; then what was found at each office. */
export function DrawPanel({ id }: { id: string }) {
  const draw = useQuery({ queryKey: ['campaign-draw', id], queryFn: () => api.campaignDraw(id) });
  return <Loaded query={draw}>{(found) => <Drawing id={id} found={found} />}</Loaded>;
}

function Drawing({ id, found }: { id: string; found: CampaignDraw }) {
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
  const [word, setWord] = useState('');
  const [asking, setAsking] = useState(false);
  const send = useCampaignCommand((body: DrawSpotChecks, key) => api.drawCampaign(id, body, key), '已抽取');
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
            setAsking(true);
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
          {asking ? (
            <FormDialog
              title={`用“${word.trim()}”抽取？`}
              about="只抽一次，结果公布后不能更换。"
              ok="抽取"
              width="small"
              onClose={() => setAsking(false)}
              onSend={() => {
                setAsking(false);
                send.mutate({ version: found.run.version, word });
              }}
            />
          ) : null}
        </form>
      ) : (
        <EmptyState>还没有抽查，由启动任务的机构（{found.run.office.name}）抽取。</EmptyState>
      )}
    </>
  );
}
