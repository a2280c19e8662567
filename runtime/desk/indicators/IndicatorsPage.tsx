import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { Link, useLocation } from 'wouter';
import { api, type IndicatorSummary } from '../../ui/api/client.ts';
import { type Column, DataTable } from '../../ui/parts/DataTable.tsx';
import { EmptyState } from '../../ui/parts/EmptyState.tsx';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { useQueryState } from '../../ui/parts/useQueryState.ts';
import { MetTag } from './MetTag.tsx';
import { PeriodPicker } from './PeriodPicker.tsx';
import { addressOf, askedFor, type Looked, lookedAt, searchOf } from './period.ts';
import { comparedWords, partsWords, periodWords, thresholdWords, valueWords } from './words.ts';
import './indicators.css';

const hrefOf = (ref: string, looked: Looked) => `/indicators/${encodeURIComponent(ref)}${searchOf(looked)}`;

const columns = (looked: Looked): Column<IndicatorSummary>[] => [
  { key: 'met', title: '达标', card: 'mark', width: 96, render: ({ figure }) => <MetTag figure={figure} /> },
  {
    key: 'title',
    title: '指标',
    card: 'title',
    render: ({ ref, title }) => <Link href={hrefOf(ref, looked)}>{title}</Link>,
  },
  {
    key: 'value',
    title: '数值',
    width: 130,
    align: 'right',
    render: ({ figure, unit }) => <b>{valueWords(figure.value, unit)}</b>,
  },
  ...(looked.compare
    ? [
        {
          key: 'compared',
          title: looked.compare === 'lastYear' ? '比上年同期' : '比上期',
          width: 170,
          align: 'right' as const,
          render: comparedWords,
        },
      ]
    : []),
  { key: 'target', title: '目标', width: 150, render: thresholdWords },
  { key: 'parts', title: '分子 / 分母', width: 140, align: 'right', render: ({ figure }) => partsWords(figure) },
  { key: 'period', title: '统计期', width: 210, wideOnly: true, render: periodWords },
];

/** What the own office and everything below it have reached; those that miss their target come first. */
export default function IndicatorsPage() {
  const [get, set] = useQueryState();
  const [, navigate] = useLocation();
  const looked = lookedAt(get);
  const asked = askedFor(looked);
  const board = useQuery({
    queryKey: ['indicators', asked],
    queryFn: () => api.indicators(asked),
    placeholderData: (before) => before,
  });
  const rank = ({ figure }: IndicatorSummary) => (figure.met === false ? 0 : figure.met === true ? 1 : 2);
  const indicators = [...(board.data?.indicators ?? [])].sort((a, b) => rank(a) - rank(b));
  const missed = indicators.filter(({ figure }) => figure.met === false).length;
  return (
    <>
      <div className="wt-page-header">
        <h1>指标</h1>
        <span className="wt-muted wt-grow">
          {board.data ? `${board.data.office.name}及下级合计，${indicators.length} 项中 ${missed} 项未达标` : ''}
        </span>
        <Button href={api.indicatorTable(asked)} download>
          导出
        </Button>
        <PeriodPicker value={looked} onChange={(next) => set(addressOf(next))} />
      </div>
      <ErrorAlert error={board.error} onRetry={() => void board.refetch()} />
      {board.isPending ? <Skeleton active paragraph={{ rows: 10 }} /> : null}
      {board.data ? (
        <section className="wt-panel">
          <DataTable
            label="指标"
            columns={columns(looked)}
            rows={indicators}
            rowKey={({ ref }) => ref}
            onOpen={({ ref }) => navigate(hrefOf(ref, looked))}
            empty={<EmptyState>已安装的内容包没有适用于本级的指标。</EmptyState>}
          />
        </section>
      ) : null}
    </>
  );
}
