import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, type CampaignSummaryView } from '../../ui/api/client.ts';
import { type Column, DataTable } from '../../ui/parts/DataTable.tsx';
import { EmptyState } from '../../ui/parts/EmptyState.tsx';
import { Loaded } from '../../ui/parts/Loaded.tsx';
import { CloseDialog } from './CloseDialog.tsx';
import { officeHref } from './words.ts';

type Stage = CampaignSummaryView['stages'][number];
type Figure = CampaignSummaryView['figures'][number];

const stageColumns: Column<Stage>[] = [
  { key: 'title', title: '阶段', card: 'title', render: ({ title }) => title },
  { key: 'due', title: '截止日期', width: 120, render: ({ due }) => due },
  { key: 'done', title: '完成', width: 90, align: 'right', render: ({ done }) => done },
  {
    key: 'late',
    title: '逾期',
    width: 90,
    align: 'right',
    render: ({ late }) => (late > 0 ? <b className="wt-danger">{late}</b> : 0),
  },
  { key: 'open', title: '未完成', width: 90, align: 'right', render: ({ open }) => open },
];

const figureColumns: Column<Figure>[] = [
  { key: 'name', title: '数字', render: ({ name }) => name },
  { key: 'count', title: '上报机构', width: 110, align: 'right', render: ({ count }) => count },
  { key: 'sum', title: '合计', width: 110, align: 'right', render: ({ sum }) => <b>{sum}</b> },
  { key: 'average', title: '平均', width: 110, align: 'right', render: ({ average }) => average },
  { key: 'span', title: '最少—最多', width: 150, align: 'right', render: ({ least, most }) => `${least}—${most}` },
];

/** What the run has come to: counts, figures, choices, good practice; as paper and as Excel. */
export function SummaryPanel({ id }: { id: string }) {
  const summary = useQuery({ queryKey: ['campaign-summary', id], queryFn: () => api.campaignSummary(id) });
  return <Loaded query={summary}>{(found) => <Summary id={id} found={found} />}</Loaded>;
}

function Summary({ id, found }: { id: string; found: CampaignSummaryView }) {
  const [closing, setClosing] = useState(false);
  return (
    <div className="wt-panel-body wt-stack">
      <div className="wt-row">
        <p className="wt-grow">
          {found.offices} 个机构，完成 <b>{found.done}</b> 个，出现过逾期 <b>{found.late}</b> 个。
        </p>
        {found.paper ? <Link href={`/campaigns/${id}/paper`}>{found.paper}（打印）</Link> : null}
        {found.mayClose ? <Button onClick={() => setClosing(true)}>结束任务</Button> : null}
      </div>
      <DataTable
        label="各阶段完成情况"
        columns={stageColumns}
        rows={found.stages}
        rowKey={({ id: stage }) => stage}
        empty={null}
      />
      <DataTable
        label="上报的数字"
        columns={figureColumns}
        rows={found.figures}
        rowKey={({ stage, evidence }) => `${stage}/${evidence}`}
        empty={<EmptyState>还没有上报数字。</EmptyState>}
      />
      {found.choices.map(({ stage, evidence, name, counts }) => (
        <p key={`${stage}/${evidence}`}>
          <b>{name}</b>：
          {Object.entries(counts)
            .map(([option, count]) => `${option} ${count} 个`)
            .join('，')}
        </p>
      ))}
      <GoodPractice id={id} practice={found.goodPractice} />
      {closing ? <CloseDialog found={found} onClose={() => setClosing(false)} /> : null}
    </div>
  );
}

function GoodPractice({ id, practice }: { id: string; practice: CampaignSummaryView['goodPractice'] }) {
  if (practice.length === 0) return null;
  return (
    <section>
      <h3>典型经验</h3>
      <ul className="wt-campaign-practice">
        {practice.map(({ office, name, evidence, text }) => (
          <li key={`${office}/${evidence}`}>
            <Link href={officeHref(id, office)}>{name}</Link>
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
