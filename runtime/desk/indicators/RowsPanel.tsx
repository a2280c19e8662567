import { useQuery } from '@tanstack/react-query';
import { Segmented, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { api, type IndicatorAsked, type IndicatorRows } from '../../ui/api/client.ts';
import { type Column, DataTable } from '../../ui/parts/DataTable.tsx';
import { EmptyState } from '../../ui/parts/EmptyState.tsx';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { Pager } from '../../ui/parts/Pager.tsx';

type Row = IndicatorRows['rows'][number];
type Side = 'numerator' | 'denominator';

const LIMIT = 20;
/** More columns are seen in the ledger itself. */
const SHOWN = 8;

const columnsOf = ({ columns }: IndicatorRows): Column<Row>[] =>
  columns.slice(0, SHOWN).map(({ name, title }) => ({
    key: name,
    title,
    render: ({ shown, caseId }) =>
      name === 'no' && caseId !== null ? <Link href={`/cases/${caseId}`}>{shown[name]}</Link> : (shown[name] ?? ''),
  }));

/** The rows that were counted, on either side of the line. */
export function RowsPanel({
  indicator,
  asked,
  divided,
}: {
  indicator: string;
  asked: IndicatorAsked;
  divided: boolean;
}) {
  const [, navigate] = useLocation();
  const [side, setSide] = useState<Side>('numerator');
  const [offset, setOffset] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another office or period begins at its first page.
  useEffect(() => setOffset(0), [asked.day, asked.period, asked.office, side]);
  const rows = useQuery({
    queryKey: ['indicatorRows', indicator, asked, side, offset],
    queryFn: () => api.indicatorRows(indicator, { ...asked, side, offset, limit: LIMIT }),
    placeholderData: (before) => before,
  });
  return (
    <section className="wt-panel">
      <header>
        <h2 className="wt-grow">计入的{rows.data?.title ?? '记录'}</h2>
        {divided ? (
          <Segmented<Side>
            aria-label="看分子还是分母"
            value={side}
            options={[
              { value: 'numerator', label: '分子' },
              { value: 'denominator', label: '分母' },
            ]}
            onChange={setSide}
          />
        ) : null}
      </header>
      <ErrorAlert error={rows.error} onRetry={() => void rows.refetch()} />
      {rows.isPending ? <Skeleton active className="wt-panel-body" /> : null}
      {rows.data ? (
        <DataTable
          label={`计入${side === 'numerator' ? '分子' : '分母'}的${rows.data.title}`}
          columns={columnsOf(rows.data)}
          rows={rows.data.rows}
          rowKey={({ key }) => key}
          {...(rows.data.over === 'cases' ? { onOpen: (row: Row) => navigate(`/cases/${row.caseId}`) } : {})}
          empty={<EmptyState>这个统计期内没有计入的记录。</EmptyState>}
        />
      ) : null}
      <Pager offset={offset} limit={LIMIT} total={rows.data?.total ?? 0} onChange={setOffset} />
    </section>
  );
}
