import { Skeleton } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { CertifiedProcess } from '../../runtime/ui/api/client.ts';

const CoverageDiagram = lazy(() => import('./CoverageDiagram.tsx'));

/** Those that are walked too little first. */
const inOrder = (processes: CertifiedProcess[]) =>
  [...processes].sort((a, b) => Number(a.enough) - Number(b.enough) || a.percent - b.percent);

/** Path coverage of each process; one of them opens as a diagram. */
export function ProcessList({ processes }: { processes: CertifiedProcess[] }) {
  const [open, setOpen] = useState<string>();
  return (
    <section className="wt-panel">
      <header>
        <h2>路径覆盖</h2>
        <span className="wt-muted">{processes.length} 个流程；走到的连线和结束事件占全部的比例</span>
      </header>
      <ul className="st-coverage">
        {inOrder(processes).map((process) => (
          <li key={process.process}>
            <button
              type="button"
              aria-expanded={open === process.process}
              onClick={() => setOpen(open === process.process ? undefined : process.process)}
            >
              <span className="st-coverage-name">
                <b className="st-coverage-title">{process.name}</b>
                <small>
                  {process.process}　{usersOf(process)}
                </small>
              </span>
              <Bar process={process} />
            </button>
            {process.missed.length > 0 ? <Missed process={process} /> : null}
            {open === process.process ? (
              <div className="st-coverage-diagram">
                <Suspense fallback={<Skeleton active />}>
                  <CoverageDiagram process={process} />
                </Suspense>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

const Bar = ({ process: { percent, reached, parts, threshold, enough } }: { process: CertifiedProcess }) => (
  <span className={enough ? 'st-bar' : 'st-bar st-bar-low'}>
    <span className="st-bar-track" aria-hidden>
      <span style={{ width: `${percent}%` }} />
      <i style={{ left: `${threshold}%` }} />
    </span>
    <span className="st-bar-words">
      <b className="st-bar-percent">{percent}%</b>
      <small>
        {reached}/{parts}
        {enough ? '' : `，应不低于 ${threshold}%`}
      </small>
    </span>
  </span>
);

const Missed = ({ process: { missed } }: { process: CertifiedProcess }) => (
  <p className="st-missed">
    没有走到：
    {missed.map(({ id, kind, name, process = '' }) => (
      <span key={`${process}${id}`} className="st-missed-part">
        {kind === 'end' ? `结束“${name}”` : name}
      </span>
    ))}
  </p>
);

/** 3 个事项，1 个专项任务 */
const usersOf = ({ items, campaigns }: CertifiedProcess): string =>
  [items.length > 0 ? `${items.length} 个事项` : '', campaigns.length > 0 ? `${campaigns.length} 个专项任务` : '']
    .filter((words) => words !== '')
    .join('，');
