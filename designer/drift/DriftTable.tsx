import { type ReactNode, useState } from 'react';
import type { DriftBoard } from '../../runtime/ui/api/client.ts';
import { type Column, DataTable } from '../../runtime/ui/parts/DataTable.tsx';
import { layerName } from '../packs/kinds.ts';
import { levelNames, type Row } from './rows.ts';

interface DriftTableProps {
  board: DriftBoard;
  rows: Row[];
  onOpen: (station: string, element: string) => void;
  empty: ReactNode;
}

/** A province has thousands of stations: the table begins with these. */
const FIRST = 200;

/** Stations by elements; a mark is the number of items that differ there. */
export function DriftTable({ board, rows, onOpen, empty }: DriftTableProps) {
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, FIRST);
  const columns: Column<Row>[] = [
    { key: 'station', title: '机构', render: (row) => <StationCell row={row} board={board} /> },
    ...board.elements.map(({ id, title }) => ({
      key: id,
      title,
      width: 58,
      wideOnly: true,
      render: (row: Row) => (
        <Mark
          count={row.binding.marks[id] ?? 0}
          station={row.station.name}
          title={title}
          onOpen={() => onOpen(row.station.id, id)}
        />
      ),
    })),
  ];
  return (
    <>
      <DataTable
        label="机构与要素"
        columns={columns}
        rows={shown}
        rowKey={({ station }) => station.id}
        onOpen={({ station }) => onOpen(station.id, '')}
        empty={empty}
      />
      {rows.length > shown.length ? (
        <button type="button" className="wt-link st-more" onClick={() => setAll(true)}>
          显示其余 {rows.length - shown.length} 个机构
        </button>
      ) : null}
    </>
  );
}

function StationCell({ row: { station, binding }, board }: { row: Row; board: DriftBoard }) {
  const [nearest] = binding.packs;
  const soon = binding.differences.some((difference) => difference.soon);
  return (
    <div className="st-drift-station">
      <b>{station.name}</b>
      <small>
        {levelNames[station.level]} ·{' '}
        {nearest ? `${nearest.title}（${layerName(nearest.layer)}）${nearest.version}` : '没有内容包'}
        {binding.added.length > 0 ? ` · 增设事项 ${binding.added.length} 个` : ''}
      </small>
      {soon ? <span className="wt-tag wt-tag-warn">即将到期</span> : null}
      <span className="st-drift-short">
        {board.elements
          .filter(({ id }) => (binding.marks[id] ?? 0) > 0)
          .map(({ id, title }) => (
            <span key={id} className="wt-tag wt-tag-info">
              {title} {binding.marks[id]}
            </span>
          ))}
      </span>
    </div>
  );
}

interface MarkProps {
  count: number;
  station: string;
  title: string;
  onOpen: () => void;
}

function Mark({ count, station, title, onOpen }: MarkProps) {
  if (count === 0) return <span className="st-drift-none">·</span>;
  return (
    <button
      type="button"
      className="st-drift-mark"
      aria-label={`${station}：${title}有 ${count} 个事项不同`}
      onClick={onOpen}
    >
      {count}
    </button>
  );
}
