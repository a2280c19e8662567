import type { CampaignOfficeView } from '../../ui/api/client.ts';
import { EmptyState } from '../../ui/parts/EmptyState.tsx';
import { dayTime } from '../../ui/parts/times.ts';

/** Who did what, the latest first; every entry is a link of the chain. */
export function OfficeHistory({ view: { history } }: { view: CampaignOfficeView }) {
  return (
    <section className="wt-panel">
      <header>
        <h2>办理记录</h2>
      </header>
      {history.length === 0 ? (
        <EmptyState>还没有办理记录。</EmptyState>
      ) : (
        <ol className="wt-campaign-history">
          {history.map(({ at, actor, words }) => (
            <li key={`${at} ${words[0]}`}>
              <span className="wt-muted">
                {dayTime(at)} {actor}
              </span>
              <ul>
                {words.map((word) => (
                  <li key={word}>{word}</li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
