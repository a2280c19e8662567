import { Button } from 'antd';
import { groupReplays, type ReplayGroup } from '#engine';
import type { Localization, LocalizationTrial } from '../../runtime/ui/api/client.ts';
import { dayTime } from '../../runtime/ui/parts/times.ts';

export interface TrialPanelProps {
  localization: Localization;
  busy: boolean;
  /** The draft must be saved first. */
  blocked: boolean;
  onTry: () => void;
}

/** Plays the scenarios of every item that runs on the draft, in memory. */
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
  const { items, brief, scenarios, walk, figures, problems, outdated } = trial;
  const failed = scenarios.filter((one) => !one.passed);
  const changed = scenarios.filter(({ changes }) => changes.length > 0);
  return (
    <>
      {outdated ? <p className="st-warning">草稿在试运行之后有改动，结果已过时，请重新试运行。</p> : null}
      {problems.map((message) => (
        <p key={message} className="wt-refusal">
          {message}
        </p>
      ))}
      <p className={failed.length === 0 && problems.length === 0 ? 'st-good' : 'wt-danger'}>
        {items.length > 1 ? `涉及事项 ${items.length} 个，` : ''}情景 {scenarios.length} 个，通过{' '}
        {scenarios.length - failed.length} 个{changed.length > 0 ? `，经过或者结果有变化 ${changed.length} 个` : ''}
      </p>
      {brief ? <p className="wt-muted">涉及的事项较多，每个事项只演练办成的情景。</p> : null}
      <ul className="st-local-changes">
        {groupReplays(scenarios).map((group) => (
          <Group key={`${group.item} ${group.titles[0]}`} group={group} named={items.length > 1} />
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

/** Scenarios of an item that go alike. `named`: the item has to be said. */
function Group({ group, named }: { group: ReplayGroup; named: boolean }) {
  const { item, titles, passed, problems, changes } = group;
  const [first = ''] = titles;
  return (
    <li>
      <span className={`st-local-mark st-local-${passed ? 'added' : 'removed'}`}>{passed ? '过' : '否'}</span>
      <span>
        {named ? <b>{item}：</b> : null}
        {titles.length > 1 ? `“${first}”等 ${titles.length} 个情景` : first}
        {problems.map((message) => (
          <small key={message} className="st-local-fault">
            {message}
          </small>
        ))}
        {changes.map((message) => (
          <small key={message} className="st-local-change">
            {message}
          </small>
        ))}
      </span>
    </li>
  );
}
