import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Segmented, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { api, type DriftBoard } from '../../runtime/ui/api/client.ts';
import { EmptyState } from '../../runtime/ui/parts/EmptyState.tsx';
import { ErrorAlert } from '../../runtime/ui/parts/ErrorAlert.tsx';
import { SearchBox } from '../../runtime/ui/parts/SearchBox.tsx';
import { useQueryState } from '../../runtime/ui/parts/useQueryState.ts';
import { DriftDrawer } from './DriftDrawer.tsx';
import { DriftTable } from './DriftTable.tsx';
import { levelNames, rowsOf } from './rows.ts';
import './drift.css';

const layers = [
  { value: 'province', label: '省级' },
  { value: 'national', label: '国家' },
  { value: 'city', label: '市级' },
];

/** Which stations work by other elements than the layer above, set by whom, till when. */
export function DriftPage() {
  const [get, set] = useQueryState();
  const against = get('against') || 'province';
  const board = useQuery({ queryKey: ['drift', against], queryFn: () => api.drift(against) });
  return (
    <>
      <header className="wt-page-header">
        <h1>差异看板</h1>
        <span className="wt-muted">各机构现行的事项与上级统一规定有哪些不同，出自哪份文件，何时到期。</span>
        <span className="wt-end wt-row">
          <span id="drift-against">对照</span>
          <Segmented
            aria-labelledby="drift-against"
            options={layers}
            value={against}
            onChange={(value) => set({ against: value === 'province' ? undefined : value })}
          />
          <Button href={api.driftTable(against)} download>
            导出表格
          </Button>
        </span>
      </header>
      <ErrorAlert error={board.error} onRetry={() => void board.refetch()} />
      {board.isPending ? <Skeleton active paragraph={{ rows: 8 }} /> : null}
      {board.data ? <Board board={board.data} onNational={() => set({ against: 'national' })} /> : null}
    </>
  );
}

function Board({ board, onNational }: { board: DriftBoard; onNational: () => void }) {
  const [get, set] = useQueryState();
  const [open, setOpen] = useState<{ station: string; element: string }>();
  const on = (name: string) => get(name) === '1';
  const filter = {
    text: get('text'),
    level: get('level'),
    element: get('element'),
    all: on('all'),
    soon: on('soon'),
  };
  const rows = rowsOf(board, filter);
  const levels = Object.entries(levelNames).filter(([level]) =>
    board.stations.some((station) => station.level === level),
  );
  const shown = rows.find(({ station }) => station.id === open?.station);
  return (
    <section className="wt-panel st-drift">
      <div className="wt-toolbar">
        <SearchBox
          placeholder="机构名称、拼音首字母、区划代码"
          value={filter.text}
          onChange={(text) => set({ text })}
        />
        <Select
          aria-label="层级"
          value={filter.level}
          onChange={(level) => set({ level })}
          options={[{ value: '', label: '全部层级' }, ...levels.map(([value, label]) => ({ value, label }))]}
        />
        <Select
          aria-label="要素"
          value={filter.element}
          onChange={(element) => set({ element })}
          options={[
            { value: '', label: '全部要素' },
            ...board.elements.map(({ id, title }) => ({ value: id, label: title })),
          ]}
        />
        <Checkbox checked={filter.soon} onChange={({ target }) => set({ soon: target.checked ? '1' : undefined })}>
          30天内到期
        </Checkbox>
        <Checkbox checked={filter.all} onChange={({ target }) => set({ all: target.checked ? '1' : undefined })}>
          含没有差异的
        </Checkbox>
        <span className="wt-muted wt-end">
          机构 {board.stations.length} 个，有差异的 {board.differing} 个
        </span>
      </div>
      <DriftTable
        board={board}
        rows={rows}
        onOpen={(station, element) => setOpen({ station, element })}
        empty={<Nothing board={board} filtered={Object.values(filter).some(Boolean)} onNational={onNational} />}
      />
      <DriftDrawer
        row={shown}
        elements={board.elements}
        element={open?.element ?? ''}
        onElement={(element) => setOpen((before) => before && { ...before, element })}
        onClose={() => setOpen(undefined)}
      />
    </section>
  );
}

/** Why the table is empty, and what can be done. */
function Nothing({ board, filtered, onNational }: { board: DriftBoard; filtered: boolean; onNational: () => void }) {
  if (board.stations.length === 0) return <EmptyState>管辖范围内还没有机构。请联系管理员登记机构。</EmptyState>;
  if (filtered) return <EmptyState>没有符合条件的机构。请放宽条件再试。</EmptyState>;
  if (board.against === 'national') return <EmptyState>各机构现行的事项与国家统一规定一致。</EmptyState>;
  return (
    <EmptyState
      action={
        <Button type="primary" onClick={onNational}>
          改为与国家对照
        </Button>
      }
    >
      管辖范围内的机构都按上级统一的事项办理，没有差异。
    </EmptyState>
  );
}
