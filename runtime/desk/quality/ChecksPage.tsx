import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { api, type SampleCheckSummary } from '../../ui/api/client.ts';
import { type Column, DataTable } from '../../ui/parts/DataTable.tsx';
import { EmptyState } from '../../ui/parts/EmptyState.tsx';
import { Loaded } from '../../ui/parts/Loaded.tsx';
import { Pager } from '../../ui/parts/Pager.tsx';
import { dayTime } from '../../ui/parts/times.ts';
import { useQueryState } from '../../ui/parts/useQueryState.ts';
import { DrawDialog } from './DrawDialog.tsx';
import { QualityHeader } from './QualityHeader.tsx';
import { percent } from './words.ts';
import './quality.css';

const LIMIT = 20;

const address = (id: string): string => `/quality/checks/${id}`;

const columns: Column<SampleCheckSummary>[] = [
  { key: 'no', title: '编号', width: 210, render: ({ id, no }) => <Link href={address(id)}>{no}</Link> },
  { key: 'ledgers', title: '台账', card: 'title', render: ({ ledgers }) => ledgers.join('、') },
  { key: 'office', title: '范围', wideOnly: true, render: ({ officeName }) => `${officeName}及下级` },
  {
    key: 'state',
    title: '进度',
    width: 150,
    render: ({ checked, rows, finishedAt }) =>
      finishedAt === null ? (
        <span className="wt-tag wt-tag-info">
          已核对 {checked} / {rows} 行
        </span>
      ) : (
        <span className="wt-tag wt-tag-ok">已办结</span>
      ),
  },
  { key: 'wrong', title: '错误栏数', width: 100, align: 'right', render: ({ figures }) => figures.wrong },
  {
    key: 'accuracy',
    title: '准确率',
    width: 100,
    align: 'right',
    render: ({ figures }) => <b>{percent(figures.accuracy)}</b>,
  },
  { key: 'by', title: '抽取', width: 220, wideOnly: true, render: (one) => `${one.drawnBy} ${dayTime(one.drawnAt)}` },
];

/** Sample checks of the ledgers in one's own scope. */
export default function ChecksPage() {
  const [get, set] = useQueryState();
  const [, go] = useLocation();
  const [drawing, setDrawing] = useState(false);
  const offset = Number(get('offset')) || 0;
  const list = useQuery({
    queryKey: ['sampleChecks', offset],
    queryFn: () => api.sampleChecks({ offset, limit: LIMIT }),
  });
  return (
    <>
      <QualityHeader note="按种子随机抽取台账的行，与办件、材料逐栏核对，得出准确率">
        {list.data?.may.draw ? (
          <Button type="primary" onClick={() => setDrawing(true)}>
            新的抽查
          </Button>
        ) : null}
      </QualityHeader>
      <section className="wt-panel">
        <Loaded query={list}>
          {({ checks, may }) => (
            <DataTable
              label="台账抽查"
              columns={columns}
              rows={checks}
              rowKey={({ id }) => id}
              onOpen={({ id }) => go(address(id))}
              empty={
                <EmptyState>
                  {may.draw
                    ? '还没有抽查过。'
                    : '还没有抽查过。抽查由县级以上内控岗位进行，没有内控岗位的由督办岗位进行。'}
                </EmptyState>
              }
            />
          )}
        </Loaded>
        <Pager
          offset={offset}
          limit={LIMIT}
          total={list.data?.total ?? 0}
          onChange={(next) => set({ offset: String(next) })}
        />
      </section>
      {drawing && list.data ? (
        <DrawDialog
          offices={list.data.offices}
          ledgers={list.data.ledgers}
          onClose={() => setDrawing(false)}
          onDrawn={(id) => go(address(id))}
        />
      ) : null}
    </>
  );
}
