import { useState } from 'react';
import type { CampaignRehearsal } from '../../ui/api/client.ts';
import { type Column, DataTable } from '../../ui/parts/DataTable.tsx';
import { EmptyState } from '../../ui/parts/EmptyState.tsx';
import { Pager } from '../../ui/parts/Pager.tsx';

type Office = CampaignRehearsal['offices'][number];

const pageSize = 20;

const columns: Column<Office>[] = [
  { key: 'name', title: '机构', card: 'title', render: ({ name }) => name },
  { key: 'level', title: '层级', width: 140, render: ({ level }) => level },
  { key: 'parent', title: '上级', render: ({ parent }) => parent ?? '—' },
];

/** 乡镇（街道）1 个、村（社区）2 个 */
function countWords(offices: Office[]): string {
  const counts = new Map<string, number>();
  for (const { level } of offices) counts.set(level, (counts.get(level) ?? 0) + 1);
  return [...counts].map(([level, count]) => `${level} ${count} 个`).join('、');
}

/** The offices that a start would reach. */
export function RehearsedOffices({ offices }: { offices: Office[] }) {
  const [offset, setOffset] = useState(0);
  return (
    <section className="wt-panel">
      <header>
        <h2>涉及的机构</h2>
        <span className="wt-muted">{countWords(offices)}</span>
      </header>
      <DataTable
        label="涉及的机构"
        columns={columns}
        rows={offices.slice(offset, offset + pageSize)}
        rowKey={({ id }) => id}
        empty={<EmptyState>没有涉及的机构。</EmptyState>}
      />
      <Pager offset={offset} limit={pageSize} total={offices.length} onChange={setOffset} />
    </section>
  );
}
