import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { api, type ReachBoard } from '../../ui/api/client.ts';
import { type Column, DataTable } from '../../ui/parts/DataTable.tsx';
import { EmptyState } from '../../ui/parts/EmptyState.tsx';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { useQueryState } from '../../ui/parts/useQueryState.ts';
import { StationDrawer } from './StationDrawer.tsx';
import './reach.css';

type Row = ReachBoard['rows'][number];
type Sums = ReachBoard['sums'];

const share = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${Math.round((part / whole) * 1000) / 10}%`;

const part = (name: 'start' | 'review' | 'collect', title: string): Column<Row> => ({
  key: name,
  title,
  width: 120,
  align: 'right',
  render: ({ sums }) => <Share sums={sums} part={sums[name]} />,
});

function Share({ sums, part: done }: { sums: Sums; part: number }) {
  return (
    <>
      <b>{share(done, sums.items)}</b>{' '}
      <small className="wt-muted">
        {done}/{sums.items}
      </small>
    </>
  );
}

type Service = Row['services'][number];

const serviceClass = ({ stations, whole, started }: Service): string =>
  `wt-tag ${whole === stations ? 'wt-tag-ok' : started === stations ? 'wt-tag-warn' : 'wt-tag-plain'}`;

/** Of one station in words, of several in numbers: done whole, and begun at least. */
function serviceWords({ stations, whole, started }: Service, { isStation }: Row): string {
  if (isStation) return whole === 1 ? '全程' : started === 1 ? '受理' : '要出村';
  return whole === started ? `${whole}/${stations}` : `${whole}/${stations}，受理 ${started}`;
}

const columns = (open: (row: Row) => void): Column<Row>[] => [
  {
    key: 'name',
    title: '机构',
    card: 'title',
    render: (row) => (
      <button type="button" className="wt-link" onClick={() => open(row)}>
        {row.name}
      </button>
    ),
  },
  { key: 'stations', title: '村站', width: 72, align: 'right', render: ({ sums }) => sums.stations },
  part('start', '能受理'),
  part('review', '能初审'),
  part('collect', '能出件'),
  {
    key: 'services',
    title: '不出村承诺',
    render: (row) =>
      row.services.length === 0 ? (
        <span className="wt-muted">本地没有承诺</span>
      ) : (
        <span className="wt-row">
          {row.services.map((one) => (
            <span key={one.name} className={serviceClass(one)}>
              {one.name} {serviceWords(one, row)}
            </span>
          ))}
        </span>
      ),
  },
  {
    key: 'lacks',
    title: '缺什么',
    render: ({ lacks }) =>
      lacks.length === 0 ? (
        <span className="wt-muted">没有缺项</span>
      ) : (
        <ul className="wt-lacks">
          {lacks.slice(0, 2).map(({ words, items }) => (
            <li key={words}>
              {words}：{items} 项
            </li>
          ))}
        </ul>
      ),
  },
];

/** What residents can have done in their village, by town and village, and what is missing (EXP-JS-4, EXP-HEN-6). */
export default function ReachPage() {
  const [get, set] = useQueryState();
  const office = get('office');
  const station = get('station');
  const board = useQuery({
    queryKey: ['reach', office],
    queryFn: () => api.reach(office || undefined),
    placeholderData: (before) => before,
  });
  const open = ({ id, isStation }: Row) => set(isStation ? { station: id } : { office: id });
  const { data } = board;
  return (
    <>
      <div className="wt-page-header">
        <h1>不出村</h1>
        <span className="wt-muted wt-grow">
          {data ? `${data.office.name}：村（社区）站今天能受理、初审、出件的事项` : ''}
        </span>
        {data?.office.parent ? (
          <button type="button" className="wt-link" onClick={() => set({ office: data.office.parent?.id })}>
            看上一级：{data.office.parent.name}
          </button>
        ) : null}
      </div>
      <ErrorAlert error={board.error} onRetry={() => void board.refetch()} />
      {board.isPending ? <Skeleton active paragraph={{ rows: 8 }} /> : null}
      {data ? (
        <>
          <Sum board={data} />
          <section className="wt-panel">
            <DataTable
              label="不出村"
              columns={columns(open)}
              rows={data.rows}
              rowKey={({ id }) => id}
              onOpen={open}
              empty={<EmptyState>下级没有村（社区）服务站。</EmptyState>}
            />
          </section>
        </>
      ) : null}
      <StationDrawer id={station || undefined} onClose={() => set({ station: undefined })} />
    </>
  );
}

function Sum({ board: { sums, services, promised, whole } }: { board: ReachBoard }) {
  const facts: { name: string; value: string; note?: string }[] = [
    { name: '能受理', value: share(sums.start, sums.items) },
    { name: '能初审', value: share(sums.review, sums.items) },
    { name: '能出件', value: share(sums.collect, sums.items) },
    ...(promised > 0 ? [{ name: `承诺的 ${services.length} 项全程不出村`, value: `${whole} / ${promised}` }] : []),
    ...services.map(({ name, stations, whole: done, started }) => ({
      name: `${name}不出村`,
      value: `${done} / ${stations}`,
      note: started > done ? `能受理 ${started}` : '',
    })),
  ];
  return (
    <ul className="wt-reach-sum" aria-label="合计">
      {facts.map(({ name, value, note }) => (
        <li key={name}>
          <span>{name}</span>
          <b>{value}</b> {note ? <small className="wt-muted">{note}</small> : null}
        </li>
      ))}
    </ul>
  );
}
