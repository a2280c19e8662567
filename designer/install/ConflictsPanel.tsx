import { Button } from 'antd';
import { useState } from 'react';
import { type Choice, type Choices, type Conflict, type InstallPlan, planConflicts } from '#engine';
import type { InstallChoices } from '../../runtime/ui/api/client.ts';
import { ConflictField } from './ConflictField.tsx';
import { byPart, isDecided } from './conflicts.ts';

/**
 * Every field that the new version and people here both changed, with the three sides and a choice. Choices are made on the
 * page and sent together; nothing is installed before all are made.
 */
export function ConflictsPanel({
  plan,
  choices,
  locked,
  settled,
  onChoose,
}: {
  plan: InstallPlan;
  choices: InstallChoices;
  locked: boolean;
  /** Installed: the choices are shown, and can no longer be made. */
  settled: boolean;
  onChoose: (choices: InstallChoices) => void;
}) {
  const conflicts = planConflicts(plan);
  const [chosen, setChosen] = useState(() => chosenIn(conflicts));
  if (conflicts.length === 0) return null;
  const open = conflicts.filter((conflict) => !isDecided(conflict, chosen[conflict.id]));
  const waits = plan.problems.some(({ code }) => code === 'pack.conflict');
  const changed = conflicts.some(({ id, choice }) => !sameChoice(chosen[id], choice));
  const fill = (choice: 'keep' | 'replace') =>
    setChosen((before) => ({
      ...before,
      ...Object.fromEntries(
        open.filter(({ answers }) => answers.includes(choice)).map(({ id }) => [id, choice] as const),
      ),
    }));
  return (
    <section className={`wt-panel st-conflicts${waits ? ' st-waiting' : ''}`} aria-label="两边都改过的内容">
      <header>
        <h2>两边都改过的内容</h2>
        <span className={`wt-tag wt-tag-${open.length > 0 ? 'warn' : 'ok'}`}>
          {open.length > 0
            ? `共 ${conflicts.length} 处，还有 ${open.length} 处待选择`
            : `${conflicts.length} 处都已选择`}
        </span>
        {open.length > 0 ? (
          <span className="wt-row wt-end">
            <Button size="small" disabled={locked} onClick={() => fill('keep')}>
              其余都保留本地
            </Button>
            <Button size="small" disabled={locked} onClick={() => fill('replace')}>
              其余都采用新版
            </Button>
          </span>
        ) : null}
      </header>
      {byPart(plan).map(({ key, title, source, conflicts: own }) => (
        <div key={key} className="st-conflict-part">
          <h3>{title}</h3>
          <p className="wt-muted">{source}</p>
          {own.map((conflict) => (
            <ConflictField
              key={conflict.id}
              conflict={conflict}
              choice={chosen[conflict.id]}
              locked={locked}
              onChoose={(choice) => setChosen((before) => ({ ...before, [conflict.id]: choice }))}
            />
          ))}
        </div>
      ))}
      {settled ? null : (
        <footer className="wt-row">
          <span className="wt-muted">
            {open.length > 0
              ? '全部选择之后重新生成计划，按结果检查、认证和预演。'
              : '选择可以修改，每次都重新检查、认证和预演。'}
          </span>
          <Button
            className="wt-end"
            type="primary"
            disabled={locked || open.length > 0 || !changed}
            onClick={() => onChoose({ ...choices, conflicts: chosen as NonNullable<InstallChoices['conflicts']> })}
          >
            按这些选择重新生成计划
          </Button>
        </footer>
      )}
    </section>
  );
}

const chosenIn = (conflicts: Conflict[]): Choices =>
  Object.fromEntries(conflicts.flatMap(({ id, choice }) => (choice === undefined ? [] : [[id, choice]])));

const sameChoice = (one: Choice | undefined, other: Choice | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
