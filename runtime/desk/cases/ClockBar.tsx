import type { CaseDetail, ClockView } from '../../ui/api/client.ts';
import { LightTag } from '../../ui/parts/LightTag.tsx';
import { day } from '../../ui/parts/times.ts';

const ended = (kase: CaseDetail) => kase.status === 'concluded' || kase.status === 'withdrawn';

/** Part of the promised working days that is used, 0–100. */
function usedPart({ usedDays, remainingDays }: ClockView): number {
  const total = usedDays + Math.max(remainingDays ?? 0, 0);
  return total === 0 ? 100 : Math.min(100, Math.round((usedDays / total) * 100));
}

const ending = (light: ClockView['light']) => (light === 'red' ? '超期办结' : '按时办结');

const remaining = (days: number) =>
  days < 0 ? `已超期 ${-days} 个工作日` : days === 0 ? '今天到期' : `还剩 ${days} 个工作日`;

/** The legal clock: used and left in working days, due date, pauses with their reasons. */
export function ClockBar({ kase }: { kase: CaseDetail }) {
  const { clock } = kase;
  if (clock.state === 'notStarted' || !clock.promised) {
    return (
      <p className="wt-clock wt-muted">
        {ended(kase) ? '本件没有进入办理时限。' : '时限自受理之日起计算，现在还没有开始。'}
      </p>
    );
  }
  const pause = clock.state === 'paused' ? clock.pauses.at(-1) : undefined;
  return (
    <section className={`wt-clock wt-clock-${clock.light}`} aria-label="办理时限">
      <div className="wt-clock-track" aria-hidden="true">
        <span style={{ width: `${usedPart(clock)}%` }} />
      </div>
      <div className="wt-row">
        {pause ? (
          <span className="wt-tag wt-tag-warn">
            时限暂停：{pause.reasonName}，自 {day(pause.from)}
          </span>
        ) : (
          <LightTag
            light={clock.light}
            text={ended(kase) ? ending(clock.light) : remaining(clock.remainingDays ?? 0)}
          />
        )}
        <span>
          承诺办结 <b>{clock.promised.date}</b>
        </span>
        {clock.promised.provisional ? (
          <span
            className="wt-tag wt-tag-warn"
            title="期限内有年度的节假日安排尚未公布，按双休日和法定节日推算，公布后可能变化。"
          >
            暂定
          </span>
        ) : null}
        {clock.statutory ? <span className="wt-muted">法定 {clock.statutory.date}</span> : null}
        <span className="wt-muted">已用 {clock.usedDays} 个工作日</span>
        {clock.pauses.length > 0 ? <span className="wt-muted">暂停 {clock.pauses.length} 次</span> : null}
      </div>
    </section>
  );
}
