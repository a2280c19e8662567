import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'wouter';
import { api, type CampaignBoard } from '../../ui/api/client.ts';
import { Loaded } from '../../ui/parts/Loaded.tsx';
import { sentences } from '../../ui/parts/sentences.ts';
import { TabBar } from '../../ui/parts/TabBar.tsx';
import { day } from '../../ui/parts/times.ts';
import { useQueryState } from '../../ui/parts/useQueryState.ts';
import { Attachments } from './Attachments.tsx';
import { BoardPanel } from './BoardPanel.tsx';
import { DrawPanel } from './DrawPanel.tsx';
import { RemindersPanel } from './RemindersPanel.tsx';
import { SummaryPanel } from './SummaryPanel.tsx';

/** One run: progress by office, who is to be reminded, the spot check, the summary. */
export default function RunPage({ id }: { id: string }) {
  const [get, set] = useQueryState();
  const tab = get('tab') || 'board';
  const office = get('office') || undefined;
  const board = useQuery({
    queryKey: ['campaign-board', id, office],
    queryFn: () => api.campaignBoard(id, office),
    placeholderData: (before) => before,
  });
  const found = board.data;
  const tabs = [
    { key: 'board', label: '进度' },
    { key: 'reminders', label: '催办提醒' },
    ...(found?.spotCheck ? [{ key: 'draw', label: '抽查' }] : []),
    { key: 'summary', label: '汇总' },
  ];
  return (
    <>
      <div className="wt-page-header">
        <h1>{found?.run.title ?? '专项任务'}</h1>
        {found ? <RunState board={found} /> : null}
        <span className="wt-grow" />
        <Link href="/campaigns?tab=runs">全部专项任务</Link>
        <Button icon={<DownloadOutlined />} href={api.campaignExport(id)} download>
          导出 Excel
        </Button>
      </div>
      <Loaded query={board} lines={10}>
        {(shown) => (
          <div className="wt-stack">
            <About board={shown} />
            <section className="wt-panel">
              <TabBar label="专项任务内容" current={tab} tabs={tabs} onChange={(key) => set({ tab: key })} />
              {tab === 'board' ? <BoardPanel board={shown} onOffice={(next) => set({ office: next })} /> : null}
              {tab === 'reminders' ? <RemindersPanel id={id} closed={shown.run.closed !== null} /> : null}
              {tab === 'draw' ? <DrawPanel id={id} /> : null}
              {tab === 'summary' ? <SummaryPanel id={id} /> : null}
            </section>
          </div>
        )}
      </Loaded>
    </>
  );
}

function RunState({ board: { run, total } }: { board: CampaignBoard }) {
  if (run.closed) return <span className="wt-tag wt-tag-plain">{day(run.closed.at)} 结束</span>;
  if (total.offices > 0 && total.ended === total.offices) return <span className="wt-tag wt-tag-ok">全部完成</span>;
  return <span className="wt-tag wt-tag-info">进行中</span>;
}

function About({ board }: { board: CampaignBoard }) {
  const { run, purpose, document, stages, assumed } = board;
  return (
    <section className="wt-panel wt-panel-body wt-stack">
      {purpose ? <p>{purpose}</p> : null}
      <ol className="wt-campaign-stages">
        {stages.map(({ id, title, due }) => (
          <li key={id}>
            <b>{title}</b>
            <span className="wt-muted">{due} 截止</span>
          </li>
        ))}
      </ol>
      <Attachments board={board} />
      <p className="wt-muted">
        {run.no}　{run.office.name} {run.started.name} 启动，自 {run.start} 起{document ? `　依据：${document}` : ''}
        {run.closed?.note ? `　结束说明：${run.closed.note}` : ''}
      </p>
      {assumed.length > 0 ? <p className="wt-muted">待业务确认：{sentences(assumed)}</p> : null}
    </section>
  );
}
