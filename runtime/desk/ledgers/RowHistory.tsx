import { Link } from 'wouter';
import type { LedgerRowDetail } from '../../ui/api/client.ts';
import { dayTime } from '../../ui/parts/times.ts';

/** Who changed what, when, by which case or with which record, and why; the latest first. */
export function RowHistory({ history }: { history: LedgerRowDetail['history'] }) {
  return (
    <section>
      <h3 className="wt-history-title">变更记录</h3>
      <ol className="wt-history" reversed>
        {history.map((entry) => (
          <li key={entry.version}>
            <p>
              {dayTime(entry.at)} · {entry.actorName}
              {entry.caseNo ? ' · ' : null}
              {entry.caseId ? <Link href={`/cases/${entry.caseId}`}>{entry.caseNo}</Link> : entry.caseNo}
            </p>
            {entry.reason ? <p className="wt-muted">理由：{entry.reason}</p> : null}
            <ul>
              {entry.changes.map((change) => (
                <li key={change.column}>
                  {change.title}：{change.from ? <del>{change.from}</del> : null} <ins>{change.to || '（清空）'}</ins>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}
