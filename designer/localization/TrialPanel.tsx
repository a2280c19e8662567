import { Button } from 'antd';
import type { Localization, LocalizationTrial } from '../../runtime/ui/api/client.ts';
import { dayTime } from '../../runtime/ui/parts/times.ts';

export interface TrialPanelProps {
  localization: Localization;
  busy: boolean;
  /** The draft must be saved first. */
  blocked: boolean;
  onTry: () => void;
}

/** Plays the item's scenarios with the draft in memory. */
export function TrialPanel({ localization: { trial, may, patch }, busy, blocked, onTry }: TrialPanelProps) {
  return (
    <section className="wt-panel" aria-label="沙箱试运行">
      <header>
        <h2>沙箱试运行</h2>
        {trial ? <span className="wt-muted">{dayTime(trial.at)}</span> : null}
        {may.edit ? (
          <Button
            className="wt-end"
            size="small"
            loading={busy}
            disabled={blocked || patch.length === 0}
            onClick={onTry}
          >
            试运行
          </Button>
        ) : null}
      </header>
      <div className="wt-panel-body wt-stack">
        {trial ? (
          <Result trial={trial} />
        ) : (
          <p className="wt-muted">未经批准的本地化只在沙箱中运行，不动真实办件和台账。</p>
        )}
      </div>
    </section>
  );
}

function Result({ trial }: { trial: LocalizationTrial }) {
  const { scenarios, walk, figures, problems, outdated } = trial;
  const failed = scenarios.filter((one) => !one.passed);
  return (
    <>
      {outdated ? <p className="st-warning">草稿在试运行之后有改动，结果已过时，请重新试运行。</p> : null}
      {problems.map((message) => (
        <p key={message} className="wt-refusal">
          {message}
        </p>
      ))}
      <p className={failed.length === 0 && problems.length === 0 ? 'st-good' : 'wt-danger'}>
        情景 {scenarios.length} 个，通过 {scenarios.length - failed.length} 个
      </p>
      <ul className="st-local-changes">
        {scenarios.map((one) => (
          <li key={one.title}>
            <span className={`st-local-mark st-local-${one.passed ? 'added' : 'removed'}`}>
              {one.passed ? '过' : '否'}
            </span>
            <span>
              {one.title}
              {one.problems.map((message) => (
                <small key={message} className="st-local-fault">
                  {message}
                </small>
              ))}
            </span>
          </li>
        ))}
      </ul>
      {walk ? (
        <p>
          模拟办件：{walk.steps.map(({ name }) => name).join(' → ')}，结果“{walk.result}”，应登记台账 {walk.ledgerRows}{' '}
          行。
        </p>
      ) : null}
      {figures ? (
        <p className="wt-muted">
          环节 {figures.before.steps} → {figures.after.steps} 个，必交材料 {figures.before.materials} →{' '}
          {figures.after.materials} 份，承诺时限 {figures.before.days} → {figures.after.days} 个工作日
        </p>
      ) : null}
    </>
  );
}
