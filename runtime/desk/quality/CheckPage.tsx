import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Skeleton } from 'antd';
import { Link } from 'wouter';
import { api, type SampleCheckDetail } from '../../ui/api/client.ts';
import { type Column, DataTable } from '../../ui/parts/DataTable.tsx';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { dayTime } from '../../ui/parts/times.ts';
import { useQueryState } from '../../ui/parts/useQueryState.ts';
import { CheckResult } from './CheckResult.tsx';
import { CheckRow } from './CheckRow.tsx';
import { STATES } from './words.ts';
import './quality.css';

type Line = SampleCheckDetail['lines'][number];

const columns = (open: ((row: number) => void) | undefined): Column<Line>[] => [
  {
    key: 'state',
    title: '核对',
    card: 'mark',
    width: 90,
    render: ({ state }) => <span className={`wt-tag wt-tag-${STATES[state].tag}`}>{STATES[state].name}</span>,
  },
  {
    key: 'row',
    title: '行',
    card: 'title',
    render: ({ row, key }) =>
      open ? (
        <button type="button" className="wt-link" onClick={() => open(row)}>
          {key}
        </button>
      ) : (
        key
      ),
  },
  { key: 'ledger', title: '台账', render: ({ ledgerTitle }) => ledgerTitle },
  { key: 'office', title: '登记单位', render: ({ officeName }) => officeName },
  {
    key: 'wrong',
    title: '错误',
    width: 70,
    align: 'right',
    render: ({ wrong, state }) => (state === 'open' ? '' : wrong),
  },
  { key: 'by', title: '核对人', width: 110, wideOnly: true, render: ({ by }) => by ?? '' },
];

/** The next row that is not yet checked, after this one and then from the beginning. */
function nextOpen(lines: Line[], row: number): number | undefined {
  const at = lines.findIndex((line) => line.row === row);
  const order = [...lines.slice(at + 1), ...lines.slice(0, at)];
  return order.find(({ state }) => state === 'open' || state === 'begun')?.row;
}

/** One sample check: its rows are worked one after the other, then it is closed with its figures. */
export default function CheckPage({ id }: { id: string }) {
  const [get, set] = useQueryState();
  const { message } = App.useApp();
  const client = useQueryClient();
  const check = useQuery({ queryKey: ['sampleCheck', id], queryFn: () => api.sampleCheck(id) });
  const keep = (next: SampleCheckDetail) => client.setQueryData(['sampleCheck', id], next);
  const finish = useMutation({
    mutationFn: (version: number) => api.finishSampleCheck(id, version),
    onSuccess(next) {
      keep(next);
      void message.success('抽查已办结，结果已登记');
    },
  });
  const found = check.data;
  const row = Number(get('row')) || undefined;
  return (
    <>
      <div className="wt-page-header">
        <h1>台账抽查{found ? ` ${found.no}` : ''}</h1>
        <span className="wt-muted wt-grow">{found?.ledgers.join('、')}</span>
        <Link href="/quality/checks" className="wt-no-print">
          全部抽查
        </Link>
        <Button className="wt-no-print" icon={<PrinterOutlined />} onClick={() => window.print()}>
          打印
        </Button>
        <Button className="wt-no-print" icon={<DownloadOutlined />} href={api.sampleCheckExport(id)} download>
          导出
        </Button>
        {found?.may.mark ? (
          <Button
            type="primary"
            className="wt-no-print"
            disabled={!found.may.finish}
            loading={finish.isPending}
            title={found.may.finish ? undefined : '全部核对完才能办结'}
            onClick={() => finish.mutate(found.version)}
          >
            办结
          </Button>
        ) : null}
      </div>
      <ErrorAlert error={check.error ?? finish.error} onRetry={() => void check.refetch()} />
      {check.isPending ? <Skeleton active paragraph={{ rows: 10 }} /> : null}
      {found ? (
        <div className="wt-stack">
          <Facts check={found} />
          {row !== undefined && found.may.mark ? (
            <CheckRow
              key={row}
              check={found}
              row={row}
              onSaved={(next, goOn) => {
                keep(next);
                const following = goOn ? nextOpen(next.lines, row) : row;
                set({ row: following === undefined ? undefined : String(following) });
              }}
              onClose={() => set({ row: undefined })}
            />
          ) : null}
          {found.figures.cells > 0 ? <CheckResult check={found} /> : null}
          <section className="wt-panel wt-no-print">
            <header>
              <h2>抽中的行</h2>
              {found.may.mark && row === undefined && found.checked < found.rows ? (
                <Button
                  type="primary"
                  className="wt-end"
                  onClick={() => set({ row: String(nextOpen(found.lines, -1) ?? '') })}
                >
                  {found.figures.cells > 0 ? '继续核对' : '开始核对'}
                </Button>
              ) : null}
            </header>
            <DataTable
              label="抽中的行"
              columns={columns(found.may.mark ? (next) => set({ row: String(next) }) : undefined)}
              rows={found.lines}
              rowKey={(line) => String(line.row)}
              {...(found.may.mark ? { onOpen: (line: Line) => set({ row: String(line.row) }) } : {})}
              rowClass={(line) => (line.row === row ? 'wt-quality-current' : undefined)}
              empty={null}
            />
          </section>
        </div>
      ) : null}
    </>
  );
}

function Facts({ check }: { check: SampleCheckDetail }) {
  const replay = useMutation({ mutationFn: () => api.replaySampleCheck(check.id) });
  return (
    <section className="wt-panel wt-quality-facts" aria-label="抽取">
      <p>
        {check.scope}；共 {check.population} 行，抽中 {check.rows} 行，已核对 {check.checked} 行。
      </p>
      <p className="wt-muted">
        {check.drawnBy} {dayTime(check.drawnAt)} 抽取
        {check.finishedAt === null ? '' : `，${check.finishedBy} ${dayTime(check.finishedAt)} 办结`}
        <Button
          className="wt-no-print"
          type="link"
          size="small"
          loading={replay.isPending}
          onClick={() => replay.mutate()}
        >
          按种子重算
        </Button>
        {replay.data ? (
          <span role="status" className={`wt-tag wt-tag-${replay.data.same ? 'ok' : 'bad'}`}>
            {replay.data.same ? '重算结果与抽中的行一致' : '重算结果与抽中的行不一致'}
          </span>
        ) : null}
      </p>
      <ErrorAlert error={replay.error} />
    </section>
  );
}
