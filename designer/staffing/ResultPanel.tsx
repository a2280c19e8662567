import type { PoolFigures, StaffingResult } from '#engine';
import type { StaffingInput } from '../../runtime/ui/api/client.ts';
import { TableScroll } from '../../runtime/ui/parts/TableScroll.tsx';
import type { Outcome } from './useSimulation.ts';
import { daysWords, minutesWords, percentWords, poolName } from './words.ts';

export interface ResultPanelProps {
  input: StaffingInput;
  titles: string[];
  outcomes: Outcome[];
}

/** What came out, scheme beside scheme: the whole, then post by post, then what one officer more would bring. */
export function ResultPanel({ input, titles, outcomes }: ResultPanelProps) {
  return (
    <>
      <section className="wt-panel" aria-label="测算结果">
        <header>
          <h2>测算结果</h2>
        </header>
        <Whole titles={titles} results={outcomes.map(({ result }) => result)} input={input} />
      </section>
      <section className="wt-panel" aria-label="各岗位">
        <header>
          <h2>各岗位的等候和忙闲</h2>
        </header>
        <TableScroll label="各岗位的等候和忙闲">
          <table className="wt-table" aria-label="各岗位的等候和忙闲">
            <thead>
              <tr>
                <th scope="col">岗位</th>
                <th scope="col">方案</th>
                <th scope="col">人数</th>
                <th scope="col">平均等候</th>
                <th scope="col">九成不超过</th>
                <th scope="col">平均排队</th>
                <th scope="col">最长排队</th>
                <th scope="col">忙碌</th>
              </tr>
            </thead>
            <tbody>{poolRows(input, titles, outcomes)}</tbody>
          </table>
        </TableScroll>
      </section>
      {outcomes.map(({ result, more }, index) => (
        <More key={titles[index]} input={input} title={titles[index] ?? ''} result={result} more={more} />
      ))}
    </>
  );
}

function Whole({ input, titles, results }: { input: StaffingInput; titles: string[]; results: StaffingResult[] }) {
  const rows: { name: string; of: (result: StaffingResult) => string }[] = [
    { name: '按承诺办结', of: ({ onTime }) => percentWords(onTime) },
    { name: '从来到办结', of: ({ turnaround }) => (turnaround ? daysWords(turnaround.mean) : '—') },
    { name: '九成办结不超过', of: ({ turnaround }) => (turnaround ? daysWords(turnaround.p90) : '—') },
    { name: '瓶颈岗位', of: (result) => bottleneckWords(input, result) },
    { name: '模拟来件', of: ({ arrived }) => `${arrived} 件` },
    { name: '期末仍未办结', of: ({ arrived, ended }) => `${arrived - ended} 件` },
  ];
  return (
    <TableScroll label="方案比较">
      <table className="st-whole" aria-label="方案比较">
        <thead>
          <tr>
            <th scope="col">指标</th>
            {titles.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, of }) => (
            <tr key={name}>
              <th scope="row" className="st-whole-name">
                {name}
              </th>
              {results.map((result, index) => (
                <td key={titles[index]}>{of(result)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function bottleneckWords(input: StaffingInput, { pools, bottleneck }: StaffingResult): string {
  const pool = pools.find(({ id }) => id === bottleneck);
  if (!pool) return '—';
  const name = `${poolName(input, pool)}（忙碌 ${percentWords(pool.utilization)}）`;
  return pool.overloaded ? `${name}，来件多于能办的，会越积越多` : name;
}

function poolRows(input: StaffingInput, titles: string[], outcomes: Outcome[]) {
  const ids = [...new Set(outcomes.flatMap(({ result }) => result.pools.map(({ id }) => id)))];
  const longest = Math.max(1, ...outcomes.flatMap(({ result }) => result.pools.map(({ wait }) => wait.mean)));
  return ids.flatMap((id) =>
    outcomes.flatMap(({ result }, index) => {
      const pool = result.pools.find((one) => one.id === id);
      return pool
        ? [
            <PoolRow
              key={`${id} ${titles[index]}`}
              name={poolName(input, pool)}
              title={titles[index] ?? ''}
              pool={pool}
              longest={longest}
            />,
          ]
        : [];
    }),
  );
}

interface PoolRowProps {
  name: string;
  title: string;
  pool: PoolFigures;
  /** Longest mean wait of all, for the bars. */
  longest: number;
}

function PoolRow({ name, title, pool, longest }: PoolRowProps) {
  return (
    <tr>
      <td data-title="岗位">{name}</td>
      <td data-title="方案">{title}</td>
      <td data-title="人数">{pool.officers}</td>
      <td data-title="平均等候">
        <Bar part={pool.wait.mean / longest} />
        {minutesWords(pool.wait.mean)}
      </td>
      <td data-title="九成不超过">{minutesWords(pool.wait.p90)}</td>
      <td data-title="平均排队">{pool.queue.mean.toLocaleString('zh-CN', { maximumFractionDigits: 1 })}</td>
      <td data-title="最长排队">{pool.queue.max}</td>
      <td data-title="忙碌">
        <Bar part={pool.utilization} warn={pool.utilization > 0.85} />
        {percentWords(pool.utilization)}
        {pool.overloaded ? <span className="wt-danger"> 超负荷</span> : null}
      </td>
    </tr>
  );
}

const WIDTH = 80;

/** A horizontal bar of a part of the whole. */
function Bar({ part, warn = false }: { part: number; warn?: boolean }) {
  return (
    <svg className="st-bar" width={WIDTH} height={10} aria-hidden="true">
      <rect width={WIDTH} height={10} className="st-bar-whole" />
      <rect
        width={Math.round(WIDTH * Math.min(1, Math.max(0, part)))}
        height={10}
        className={warn ? 'st-bar-warn' : 'st-bar-part'}
      />
    </svg>
  );
}

interface MoreProps {
  input: StaffingInput;
  title: string;
  result: StaffingResult;
  more: Outcome['more'];
}

/** What one officer more in a single post would change. */
function More({ input, title, result, more }: MoreProps) {
  const change = (next: StaffingResult, id: string): string => {
    const before = result.pools.find((pool) => pool.id === id)?.wait.mean ?? 0;
    const after = next.pools.find((pool) => pool.id === id)?.wait.mean ?? 0;
    return `${minutesWords(before)} → ${minutesWords(after)}`;
  };
  return (
    <section className="wt-panel" aria-label={`${title}：再加 1 人`}>
      <header>
        <h2>{title}：再加 1 人会怎样</h2>
      </header>
      <TableScroll label={`${title}再加 1 人`}>
        <table className="wt-table" aria-label={`${title}再加 1 人`}>
          <thead>
            <tr>
              <th scope="col">在哪个岗位加 1 人</th>
              <th scope="col">该岗位平均等候</th>
              <th scope="col">按承诺办结</th>
              <th scope="col">从来到办结</th>
            </tr>
          </thead>
          <tbody>
            {more.map(({ pool, result: next }) => {
              const found = result.pools.find(({ id }) => id === pool);
              return (
                <tr key={pool}>
                  <td data-title="岗位">
                    {found ? poolName(input, found) : pool}
                    {pool === result.bottleneck ? <span className="wt-tag wt-tag-warn">瓶颈</span> : null}
                  </td>
                  <td data-title="平均等候">{change(next, pool)}</td>
                  <td data-title="按承诺办结">
                    {percentWords(result.onTime)} → {percentWords(next.onTime)}
                  </td>
                  <td data-title="从来到办结">
                    {result.turnaround ? daysWords(result.turnaround.mean) : '—'} →{' '}
                    {next.turnaround ? daysWords(next.turnaround.mean) : '—'}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}
