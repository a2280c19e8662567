import { Segmented } from 'antd';
import type { InstallPlan } from '#engine';
import type { InstallChoices } from '../../runtime/ui/api/client.ts';
import { editWords } from './conflicts.ts';

const OPTIONS = [
  { value: false, label: '并入新版' },
  { value: true, label: '放弃，全部采用新版' },
];

/** What was changed here since the publisher's version came, what the merge makes of it, and whether it is kept at all. */
export function LocalPanel({
  plan,
  choices,
  locked,
  onChoose,
}: {
  plan: InstallPlan;
  choices: InstallChoices;
  locked: boolean;
  onChoose: (choices: InstallChoices) => void;
}) {
  const { local, origin, delivered, to } = plan;
  if (local.length === 0 || plan.kind === 'same') return null;
  const { conflicts: _, replaceLocal = false, ...others } = choices;
  const merged = delivered?.digest !== to?.digest;
  return (
    <section className="wt-panel">
      <header>
        <h2>本地改过的内容</h2>
        <span className="wt-muted">
          发布者的 {origin?.version} 在本地改过 {local.length} 个部分
          {merged ? `，并入 ${delivered?.version} 后记为 ${to?.version}` : ''}
        </span>
        <Segmented
          className="wt-end"
          aria-label="本地改动"
          disabled={locked}
          options={OPTIONS}
          value={replaceLocal}
          onChange={(value) => onChoose(value ? { ...others, replaceLocal: true } : others)}
        />
      </header>
      <ul className="wt-panel-body st-local">
        {local.map(({ path, part, noun, title, kept, taken, conflicts }) => (
          <li key={path}>
            <b>
              {noun}“{title}”
            </b>{' '}
            <span className="wt-muted">
              {part}，{editWords(plan, path)}
            </span>
            <ul className="st-changes">
              {kept.map((text) => (
                <li key={text}>
                  <span className="wt-tag wt-tag-plain">与新版不同</span> {text}
                </li>
              ))}
              {taken.map((text) => (
                <li key={text}>
                  <span className="wt-tag wt-tag-info">与本地不同</span> {text}
                </li>
              ))}
              {replaceLocal ? (
                <li>
                  <span className="wt-tag wt-tag-bad">放弃</span> 换成发布者的版本
                </li>
              ) : null}
              {conflicts.length > 0 ? <li className="wt-muted">{conflicts.length} 处两边都改过，见上。</li> : null}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
