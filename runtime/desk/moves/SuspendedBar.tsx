import { Button } from 'antd';
import type { CaseDetail } from '../../ui/api/client.ts';
import { dayTime } from '../../ui/parts/times.ts';
import type { ChosenMove } from './chosenMove.ts';

/** 中止: why everything stands still, since when, what the applicant was told, and the way on. */
export function SuspendedBar({ kase, onChoose }: { kase: CaseDetail; onChoose: (chosen: ChosenMove) => void }) {
  const { suspended } = kase.moves;
  if (!suspended) return null;
  return (
    <section className="wt-suspended" aria-label="中止办理">
      <div className="wt-grow">
        <b>已中止办理：{suspended.reasonName}</b>
        <p className="wt-muted">
          {dayTime(suspended.at)} {suspended.by}决定。中止期间各环节不能办理，办理时限停止计算。
        </p>
        <blockquote className="wt-quote">{suspended.notice}</blockquote>
      </div>
      {kase.actions.some(({ type }) => type === 'resume') ? (
        <Button type="primary" onClick={() => onChoose({ type: 'resume' })}>
          恢复办理
        </Button>
      ) : null}
    </section>
  );
}
