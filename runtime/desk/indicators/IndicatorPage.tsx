import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { Link } from 'wouter';
import { api, type IndicatorDetail } from '../../ui/api/client.ts';
import { type Column, DataTable } from '../../ui/parts/DataTable.tsx';
import { EmptyState } from '../../ui/parts/EmptyState.tsx';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { sentences } from '../../ui/parts/sentences.ts';
import { useQueryState } from '../../ui/parts/useQueryState.ts';
import { MetTag } from './MetTag.tsx';
import { PeriodPicker } from './PeriodPicker.tsx';
import { addressOf, askedFor, lookedAt, searchOf } from './period.ts';
import { RowsPanel } from './RowsPanel.tsx';
import { changeWords, comparedWords, partsWords, periodWords, thresholdWords, valueWords } from './words.ts';
import './indicators.css';

type Child = IndicatorDetail['children'][number];

const columns = (unit: string, open: (office: string) => void): Column<Child>[] => [
  { key: 'met', title: '达标', width: 96, render: ({ figure }) => <MetTag figure={figure} /> },
  {
    key: 'name',
    title: '机构',
    card: 'title',
    render: ({ id, name }) => (
      <button type="button" className="wt-link" onClick={() => open(id)}>
        {name}
      </button>
    ),
  },
  { key: 'level', title: '层级', width: 140, wideOnly: true, render: ({ level }) => level },
  {
    key: 'value',
    title: '数值',
    width: 130,
    align: 'right',
    render: ({ figure }) => <b>{valueWords(figure.value, unit)}</b>,
  },
  {
    key: 'compared',
    title: '比对比期',
    width: 140,
    align: 'right',
    wideOnly: true,
    render: ({ figure, compared }) => (compared === null ? '—' : changeWords(figure.value, compared.value, unit)),
  },
  { key: 'parts', title: '分子 / 分母', width: 140, align: 'right', render: ({ figure }) => partsWords(figure) },
];

/** One indicator: what it is made of, the offices one level below, and the rows behind it. */
export default function IndicatorPage({ indicator }: { indicator: string }) {
  const [get, set] = useQueryState();
  const looked = lookedAt(get);
  const office = get('office');
  const asked = { ...askedFor(looked), ...(office ? { office } : {}) };
  const detail = useQuery({
    queryKey: ['indicator', indicator, asked],
    queryFn: () => api.indicator(indicator, asked),
    placeholderData: (before) => before,
  });
  const found = detail.data;
  const open = (id: string) => set({ office: id });
  return (
    <>
      <div className="wt-page-header">
        <h1>{found?.indicator.title ?? '指标'}</h1>
        <span className="wt-muted wt-grow">{found?.indicator.purpose}</span>
        <Link href={`/indicators${searchOf(looked)}`}>全部指标</Link>
        <PeriodPicker value={looked} onChange={(next) => set(addressOf(next))} />
      </div>
      <ErrorAlert error={detail.error} onRetry={() => void detail.refetch()} />
      {detail.isPending ? <Skeleton active paragraph={{ rows: 10 }} /> : null}
      {found ? (
        <div className="wt-stack">
          <Summary detail={found} onUp={open} />
          {found.children.length > 0 ? (
            <section className="wt-panel">
              <header>
                <h2>下级机构</h2>
              </header>
              <DataTable
                label="下级机构"
                columns={columns(found.indicator.unit, open)}
                rows={found.children}
                rowKey={({ id }) => id}
                onOpen={({ id }) => open(id)}
                empty={<EmptyState>没有下级机构。</EmptyState>}
              />
            </section>
          ) : null}
          <RowsPanel indicator={indicator} asked={asked} divided={found.indicator.measures.denominator !== null} />
        </div>
      ) : null}
    </>
  );
}

function Summary({ detail: { indicator, office }, onUp }: { detail: IndicatorDetail; onUp: (id: string) => void }) {
  const { figure, measures, threshold, unit } = indicator;
  const parent = office.parent;
  return (
    <section className="wt-panel wt-figure">
      <div className="wt-figure-value">
        <b>{valueWords(figure.value, unit)}</b>
        <MetTag figure={figure} />
      </div>
      <dl>
        <Fact name="机构">
          {office.name}及下级
          {parent ? (
            <button type="button" className="wt-link wt-up" onClick={() => onUp(parent.id)}>
              看上一级：{parent.name}
            </button>
          ) : null}
        </Fact>
        <Fact name="统计期">{periodWords(indicator)}</Fact>
        {indicator.compared ? (
          <Fact name="对比期">
            {indicator.compared.from} 至 {indicator.compared.to}：{comparedWords(indicator)}
          </Fact>
        ) : null}
        <Fact name="目标">
          {thresholdWords(indicator)}
          {threshold?.document ? `（${threshold.document}）` : ''}
        </Fact>
        <Fact name={measures.denominator ? '分子' : '计数规则'}>
          <Counted value={figure.numerator} rule={measures.numerator} />
        </Fact>
        {measures.denominator ? (
          <Fact name="分母">
            <Counted value={figure.denominator} rule={measures.denominator} />
          </Fact>
        ) : null}
        {indicator.assumed.length > 0 ? <Fact name="待业务确认">{sentences(indicator.assumed)}</Fact> : null}
      </dl>
    </section>
  );
}

type Rule = IndicatorDetail['indicator']['measures']['numerator'];

/** The number, what was counted in words, and the formula for those who want to check it. */
function Counted({ value, rule }: { value: number | null; rule: Rule }) {
  return (
    <>
      <b>{value?.toLocaleString('zh-CN', { maximumFractionDigits: 2 }) ?? '—'}</b>　{rule.words}
      <span className="wt-muted">（{rule.dated}）</span>
      {rule.formula === rule.words ? null : (
        <details className="wt-formula">
          <summary>公式</summary>
          <code>{rule.formula}</code>
        </details>
      )}
    </>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
