import { useQuery } from '@tanstack/react-query';
import { Button, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { api, type TaskFilter, type TaskView } from '../../ui/api/client.ts';
import { DataTable } from '../../ui/parts/DataTable.tsx';
import { EmptyState } from '../../ui/parts/EmptyState.tsx';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { ItemSelect } from '../../ui/parts/ItemSelect.tsx';
import { Pager } from '../../ui/parts/Pager.tsx';
import { SearchBox } from '../../ui/parts/SearchBox.tsx';
import { TabBar } from '../../ui/parts/TabBar.tsx';
import { useQueryState } from '../../ui/parts/useQueryState.ts';
import { taskColumns, taskKey } from './taskColumns.tsx';
import { useClaim } from './useClaim.ts';

type View = TaskFilter['view'];

const pageSize = 20;

const lights = [
  { value: 'red', label: '超期' },
  { value: 'yellow', label: '临期' },
];

const emptyTexts: Record<View, string> = {
  open: '没有待领取的环节。',
  online: '没有等待受理的网上申请。',
  mine: '您手上没有在办的环节，可到「待领取」领取。',
  all: '本单位您的岗位上没有在办的环节。',
};

const viewOf = (text: string): View => (text === 'online' || text === 'mine' || text === 'all' ? text : 'open');

/** 待办: what may be taken, what is mine, what my posts have open; worked through by keyboard. */
export default function WorklistPage() {
  const [get, set] = useQueryState();
  const [, navigate] = useLocation();
  const [chosen, setChosen] = useState<ReadonlyMap<string, TaskView>>(new Map());
  const view = viewOf(get('view'));
  const offset = Number(get('offset')) || 0;
  const light = get('light') === 'red' || get('light') === 'yellow' ? (get('light') as 'red' | 'yellow') : undefined;
  const filter: TaskFilter = {
    view,
    offset,
    limit: pageSize,
    ...(get('text') ? { text: get('text') } : {}),
    ...(get('item') ? { item: get('item') } : {}),
    ...(light ? { light } : {}),
  };
  const tasks = useQuery({
    queryKey: ['tasks', filter],
    queryFn: () => api.tasks(filter),
    placeholderData: (before) => before,
  });
  const board = useQuery({ queryKey: ['board'], queryFn: api.board });
  const claim = useClaim(() => setChosen(new Map()));
  const filtered = Boolean(get('text') || get('item') || light);
  const counted = (label: string, count: number | undefined) => (count === undefined ? label : `${label} ${count}`);

  return (
    <>
      <div className="wt-page-header">
        <h1>待办</h1>
      </div>
      <section className="wt-panel">
        <TabBar
          label="待办范围"
          current={view}
          tabs={[
            { key: 'open', label: counted('待领取', board.data?.open) },
            { key: 'online', label: counted('网上申请', board.data?.online) },
            { key: 'mine', label: counted('我的', board.data?.mine) },
            { key: 'all', label: '全部' },
          ]}
          onChange={(key) => {
            setChosen(new Map());
            set({ view: key });
          }}
        />
        <div className="wt-toolbar">
          <SearchBox value={get('text')} placeholder="编号、申请人" onChange={(text) => set({ text })} />
          <ItemSelect value={get('item')} onChange={(item) => set({ item })} />
          <Select
            value={light ?? null}
            options={lights}
            allowClear
            placeholder="全部时限"
            aria-label="按时限筛选"
            style={{ width: 120 }}
            onChange={(next) => set({ light: next ?? undefined })}
          />
          {view === 'open' || view === 'online' ? (
            <Button
              className="wt-end"
              disabled={chosen.size === 0}
              loading={claim.isPending}
              onClick={() => claim.mutate([...chosen.values()])}
            >
              领取选中的{chosen.size > 0 ? ` ${chosen.size} 件` : ''}
            </Button>
          ) : null}
        </div>
        <ErrorAlert error={tasks.error ?? claim.error} onRetry={() => void tasks.refetch()} />
        {tasks.isPending && !tasks.data ? (
          <Skeleton active className="wt-panel-body" />
        ) : (
          <DataTable
            label="待办环节"
            columns={taskColumns({
              now: Date.now(),
              view,
              chosen,
              onChoose: setChosen,
              onClaim: (task) => claim.mutate([task]),
            })}
            rows={tasks.data?.rows ?? []}
            rowKey={taskKey}
            onOpen={(task) => navigate(`/cases/${task.caseId}`)}
            empty={
              <EmptyState
                action={
                  filtered ? (
                    <Button onClick={() => set({ text: undefined, item: undefined, light: undefined })}>
                      清除筛选
                    </Button>
                  ) : (
                    <Link href="/cases">查询办件</Link>
                  )
                }
              >
                {filtered ? '没有符合条件的环节。' : emptyTexts[view]}
              </EmptyState>
            }
          />
        )}
        <Pager
          offset={offset}
          limit={pageSize}
          total={tasks.data?.total ?? 0}
          onChange={(next) => set({ offset: String(next) })}
        />
      </section>
    </>
  );
}
