import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api, type RatingEntry, type RatingList } from '../../ui/api/client.ts';
import { type Column, DataTable } from '../../ui/parts/DataTable.tsx';
import { EmptyState } from '../../ui/parts/EmptyState.tsx';
import { Loaded } from '../../ui/parts/Loaded.tsx';
import { Pager } from '../../ui/parts/Pager.tsx';
import { TabBar } from '../../ui/parts/TabBar.tsx';
import { dayTime, dueDay, dueText } from '../../ui/parts/times.ts';
import { useQueryState } from '../../ui/parts/useQueryState.ts';
import { RatingDrawer } from './RatingDrawer.tsx';
import './ratings.css';

const LIMIT = 20;

const tabsOf = (counts: RatingList['counts'] | undefined) => [
  { key: 'open', label: `待核实整改${counts ? `（${counts.open}）` : ''}` },
  { key: 'late', label: `已超期${counts ? `（${counts.late}）` : ''}` },
  { key: 'done', label: '已办结差评' },
  { key: 'all', label: '全部评价' },
];

function Duty({ row, now }: { row: RatingEntry; now: number }) {
  if (row.dutyName === null) return <span className="wt-muted">{row.bad ? '已办结' : '—'}</span>;
  if (row.due === null) return <>待{row.dutyName}</>;
  return (
    <span className={`wt-light wt-light-${row.late ? 'red' : 'yellow'}`}>
      {row.dutyName}：{dueDay(row.due)} {dueText(row.due, now)}
    </span>
  );
}

const columns = (now: number): Column<RatingEntry>[] => [
  { key: 'level', title: '评价', card: 'mark', width: 110, render: (row) => <Level row={row} /> },
  { key: 'duty', title: '应办', width: 250, render: (row) => <Duty row={row} now={now} /> },
  {
    key: 'case',
    title: '办件',
    width: 186,
    render: (row) =>
      row.caseId === null ? (
        <span className="wt-muted">匿名评价</span>
      ) : (
        <Link href={`/cases/${row.caseId}`}>{row.caseNo}</Link>
      ),
  },
  { key: 'item', title: '事项', card: 'title', render: (row) => `${row.itemName}（${row.stageName}）` },
  {
    key: 'words',
    title: '原因和内容',
    render: (row) => [...row.reasons, row.comment].filter(Boolean).join('；') || '—',
  },
  { key: 'office', title: '收件单位', wideOnly: true, render: (row) => row.officeName },
  { key: 'at', title: '评价时间', width: 140, wideOnly: true, render: (row) => dayTime(row.at) },
];

function Level({ row }: { row: RatingEntry }) {
  return <b className={row.bad ? 'wt-danger' : undefined}>{row.levelName}</b>;
}

const within = (days: number | null): string => (days === null ? '' : ` ${days} 个工作日内`);

/** 「实名差评 1 个工作日内联系核实，15 个工作日内由被评价人以外的人员整改」, as the packs set it. */
const limitWords = ({ contactDays, rectifyDays, attempts }: RatingList['limits']): string =>
  `实名差评${within(contactDays)}联系核实，${within(rectifyDays).trimStart()}由被评价人以外的人员整改；联系 ${attempts} 次仍联系不上的，如实登记后继续整改`;

/** What applicants said of the offices in sight; bad ratings that wait for contact and rectification come first. */
export default function RatingsPage() {
  const [get, set] = useQueryState();
  const tab = get('duty') || 'open';
  const offset = Number(get('offset')) || 0;
  const filter = { ...(tab === 'all' ? {} : { duty: tab }), offset, limit: LIMIT };
  const list = useQuery({
    queryKey: ['ratings', filter],
    queryFn: () => api.ratings(filter),
    placeholderData: (before) => before,
  });
  const counts = list.data?.counts;
  return (
    <>
      <div className="wt-page-header">
        <h1>服务评价</h1>
        <span className="wt-muted wt-grow">{list.data ? limitWords(list.data.limits) : ''}</span>
      </div>
      {counts ? <Levels counts={counts} /> : null}
      <section className="wt-panel">
        <TabBar label="评价" tabs={tabsOf(counts)} current={tab} onChange={(duty) => set({ duty })} />
        <Loaded query={list}>
          {({ rows }) => (
            <DataTable
              label="评价"
              columns={columns(Date.now())}
              rows={rows}
              rowKey={({ id }) => id}
              onOpen={({ id }) => set({ rating: id, offset: offset ? String(offset) : undefined })}
              empty={<EmptyState>{tab === 'open' ? '没有待核实整改的差评。' : '没有这样的评价。'}</EmptyState>}
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
      <RatingDrawer
        id={get('rating') || undefined}
        onClose={() => set({ rating: undefined, offset: offset ? String(offset) : undefined })}
      />
    </>
  );
}

/** How many said what. */
function Levels({ counts }: { counts: RatingList['counts'] }) {
  const total = counts.levels.reduce((sum, { count }) => sum + count, 0);
  return (
    <ul className="wt-rating-counts" aria-label="各等级评价数">
      {counts.levels.map(({ level, name, count }) => (
        <li key={level}>
          <span>{name}</span>
          <b>{count}</b>
          <small>{total === 0 ? '' : `${Math.round((count / total) * 1000) / 10}%`}</small>
        </li>
      ))}
    </ul>
  );
}
