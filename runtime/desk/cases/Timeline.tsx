import type { TimelineEntry } from '../../ui/api/client.ts';
import { EmptyState } from '../../ui/parts/EmptyState.tsx';
import { dayTime } from '../../ui/parts/times.ts';

const tones: Partial<Record<TimelineEntry['kind'], string>> = {
  accepted: 'ok',
  approved: 'ok',
  issued: 'ok',
  concluded: 'ok',
  denied: 'bad',
  sentBack: 'warn',
  supplement: 'warn',
  supplemented: 'ok',
  system: 'plain',
};

/** What happened, newest first: who, on which post, when, with which words. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  if (entries.length === 0) return <EmptyState>还没有办理记录。</EmptyState>;
  return (
    <ol className="wt-timeline">
      {[...entries].reverse().map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one version can hold several entries of the same kind.
        <li key={`${entry.version}.${entry.kind}.${index}`} className={`wt-timeline-${tones[entry.kind] ?? 'info'}`}>
          <p>
            <b>{entry.title}</b>
            {entry.round && entry.round > 1 ? <small className="wt-muted">（第 {entry.round} 轮）</small> : null}
            <span className="wt-muted">
              {entry.actor}
              {entry.actorPost ? `（${entry.actorPost}）` : ''} · {dayTime(entry.at)}
            </span>
          </p>
          {entry.text ? <blockquote>{entry.text}</blockquote> : null}
        </li>
      ))}
    </ol>
  );
}
