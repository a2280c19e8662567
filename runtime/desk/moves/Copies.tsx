import type { CaseDetail } from '../../ui/api/client.ts';
import { recently } from '../../ui/parts/times.ts';

/** 抄送: who was told, by whom, and with which words. */
export function Copies({ kase }: { kase: CaseDetail }) {
  const { copies } = kase.moves;
  if (copies.length === 0) return null;
  const now = Date.now();
  return (
    <section className="wt-panel">
      <header>
        <h2>抄送</h2>
      </header>
      <ul className="wt-notes wt-panel-body">
        {[...copies].reverse().map(({ at, by, to, note }) => (
          <li key={`${at} ${to.id}`}>
            <b>{to.name}</b>{' '}
            <span className="wt-muted">
              {by} {recently(at, now)}
            </span>
            {note ? <p>{note}</p> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
