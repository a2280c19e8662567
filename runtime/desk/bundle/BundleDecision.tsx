import { Button } from 'antd';
import { useState } from 'react';
import type { CompiledBundle, IntakePlace, IntakeProblem } from '#engine';
import { goTo } from '../../ui/bundle/goTo.ts';
import { calledItems, type Intake } from '../../ui/bundle/intake.ts';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { useShortcuts } from '../../ui/shell/shortcuts.ts';
import { BundleNoticeDialog } from './BundleNoticeDialog.tsx';
import type { BundleAccept, Decisions, Received } from './useBundleAccept.ts';

export interface BundleDecisionProps {
  bundle: CompiledBundle;
  intake: Intake;
  place: IntakePlace;
  problems: readonly IntakeProblem[];
  received: Received | undefined;
  accept: BundleAccept;
  onCheck: () => void;
}

const shownLacks = 6;

/** Whether everything can be accepted, what lacks in which item, and the decisions of the window. */
export function BundleDecision({ bundle, intake, place, problems, received, accept, onCheck }: BundleDecisionProps) {
  const [noticing, setNoticing] = useState(false);
  const items = calledItems(bundle, intake);
  const identified = items.length > 0 && !problems.some(({ path }) => /^\/applicant\/(name|idNo|agent)/.test(path));

  function submit() {
    onCheck();
    const [first] = problems;
    if (first) return goTo(bundle, first);
    if (!accept.busy) accept.decide(Object.fromEntries(items.map(({ ref }) => [ref, { kind: 'accept' }])) as Decisions);
  }
  useShortcuts([{ keys: 'Ctrl+Enter', label: '全部受理', run: submit }]);

  const parts = [
    { key: '', title: '共同部分', lacks: problems.filter(({ item }) => item === undefined) },
    ...items.map(({ ref, name }) => ({ key: ref, title: name, lacks: problems.filter(({ item }) => item === ref) })),
  ];
  return (
    <aside className="wt-decision" aria-label="受理预检">
      <div className="wt-panel">
        <header>
          <h2>受理预检</h2>
        </header>
        <p className={problems.length === 0 ? 'wt-verdict wt-verdict-ok' : 'wt-verdict'} aria-live="polite">
          {problems.length === 0 ? `${items.length} 个事项可以受理` : `还缺 ${problems.length} 项`}
        </p>
        <div className="wt-lack-list">
          {parts.map(({ key, title, lacks }) => (
            <section key={key} className="wt-lacks">
              <h3>
                {title}
                <span className={lacks.length === 0 ? 'wt-tag wt-tag-ok' : 'wt-tag wt-tag-warn'}>
                  {lacks.length === 0 ? '齐' : `缺 ${lacks.length}`}
                </span>
              </h3>
              <ul>
                {lacks.slice(0, shownLacks).map((problem) => (
                  <li key={problem.path}>
                    <button type="button" className="wt-link" onClick={() => goTo(bundle, problem)}>
                      {problem.message}
                    </button>
                  </li>
                ))}
                {lacks.length > shownLacks ? <li className="wt-muted">还有 {lacks.length - shownLacks} 项</li> : null}
              </ul>
            </section>
          ))}
        </div>
        <div className="wt-decision-buttons">
          <ErrorAlert error={accept.error} onClose={accept.clear} />
          {received ? (
            <p className="wt-notice">已收件，编号 {received.no}，还有事项没有作出受理决定。请核对后再办。</p>
          ) : null}
          <Button type="primary" size="large" block loading={accept.busy} onClick={submit}>
            全部受理<small>Ctrl+Enter</small>
          </Button>
          <Button block disabled={!identified || accept.busy} onClick={() => setNoticing(true)}>
            一次性告知补正
          </Button>
          <Button block type="text" disabled={!identified || accept.busy} onClick={() => accept.decide({})}>
            只收件，稍后审查
          </Button>
          <p className="wt-muted wt-bundle-note">不予受理某个事项，请收件后在该办件中办理，不影响其他事项。</p>
        </div>
      </div>
      {noticing ? (
        <BundleNoticeDialog
          bundle={bundle}
          intake={intake}
          place={place}
          problems={problems}
          onClose={() => setNoticing(false)}
          onSend={(decisions) => {
            setNoticing(false);
            accept.decide(decisions);
          }}
        />
      ) : null}
    </aside>
  );
}
