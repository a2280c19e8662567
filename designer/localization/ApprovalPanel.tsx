import type { Localization } from '../../runtime/ui/api/client.ts';
import { dayTime } from '../../runtime/ui/parts/times.ts';

/** How far the request is: a case with its opinions. */
export function ApprovalPanel({ approval }: Pick<Localization, 'approval'>) {
  if (!approval) return null;
  const { no, statusName, resultName, round, timeline } = approval;
  return (
    <section className="wt-panel" aria-label="审批进度">
      <header>
        <h2>审批进度</h2>
        <span className="wt-muted">
          {statusName}
          {resultName ? ` · ${resultName}` : ''}
          {round > 1 ? ` · 第 ${round} 轮` : ''}
        </span>
        <span className="wt-end wt-muted">{no}</span>
      </header>
      <ol className="wt-panel-body st-local-steps">
        {[...timeline].reverse().map((entry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one version can hold several entries of the same kind.
          <li key={`${entry.version}.${entry.kind}.${index}`}>
            <b>{entry.title}</b>
            <span className="wt-muted">
              {entry.actor} · {dayTime(entry.at)}
            </span>
            {entry.text ? <blockquote>{entry.text}</blockquote> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
