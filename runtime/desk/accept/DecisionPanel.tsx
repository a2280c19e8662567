import { Button } from 'antd';
import { memo, useMemo, useState } from 'react';
import type { CaseData, CompiledItem } from '#engine';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { useShortcuts } from '../../ui/shell/shortcuts.ts';
import type { Acceptance } from './acceptance.ts';
import { NoticeDialog } from './NoticeDialog.tsx';
import type { Lack, Precheck } from './precheck.ts';
import { RefuseDialog } from './RefuseDialog.tsx';
import type { Accept } from './useAccept.ts';

export interface DecisionPanelProps {
  compiled: CompiledItem;
  state: Acceptance;
  data: CaseData;
  check: Precheck;
  accept: Accept;
  onCheck: () => void;
}

const parts: { key: 'applicant' | 'situation' | 'form' | 'materials'; title: string }[] = [
  { key: 'applicant', title: '申请人' },
  { key: 'situation', title: '情形' },
  { key: 'form', title: '申请表' },
  { key: 'materials', title: '材料' },
];

/** Whether it can be accepted, what lacks, and the three decisions of the window. */
export function DecisionPanel({ compiled, state, data, check, accept, onCheck }: DecisionPanelProps) {
  const [dialog, setDialog] = useState<'notice' | 'refuse'>();
  const { identified } = check;
  const faulty = useMemo(() => check.formProblems.map(({ path }) => path.split('/')[1] ?? ''), [check.formProblems]);

  function submit() {
    onCheck();
    if (check.total === 0 && !accept.busy) accept.decide({ kind: 'accept' });
    else parts.flatMap(({ key }) => check[key])[0]?.go();
  }
  useShortcuts([{ keys: 'Ctrl+Enter', label: '受理', run: submit }]);

  return (
    <aside className="wt-decision" aria-label="受理预检">
      <div className="wt-panel">
        <header>
          <h2>受理预检</h2>
        </header>
        <p className={check.total === 0 ? 'wt-verdict wt-verdict-ok' : 'wt-verdict'} aria-live="polite">
          {check.total === 0 ? '可以受理' : `还缺 ${check.total} 项`}
        </p>
        <LackList check={check} />
        <div className="wt-decision-buttons">
          <ErrorAlert error={accept.error} onClose={accept.clear} />
          {state.received ? <p className="wt-notice">已收件，编号 {state.received.no}，还没有作出受理决定。</p> : null}
          <Button type="primary" size="large" block loading={accept.busy} onClick={submit}>
            受理<small>Ctrl+Enter</small>
          </Button>
          {identified ? null : (
            <p className="wt-muted wt-decision-hint">
              填好申请人的证件号码和姓名（名称）后，才能收件、告知补正或者不予受理。
            </p>
          )}
          <Button block disabled={!identified || accept.busy} onClick={() => setDialog('notice')}>
            一次性告知补正
          </Button>
          <Button block danger disabled={!identified || accept.busy} onClick={() => setDialog('refuse')}>
            不予受理
          </Button>
          <Button block type="text" disabled={!identified || accept.busy} onClick={() => accept.decide({})}>
            只收件，稍后审查
          </Button>
        </div>
      </div>
      <NoticeDialog
        open={dialog === 'notice'}
        compiled={compiled}
        data={data}
        records={state.materials}
        applicant={state.applicant}
        faulty={faulty}
        busy={accept.busy}
        onClose={() => setDialog(undefined)}
        onSend={(notice) => {
          setDialog(undefined);
          accept.decide({ kind: 'supplement', notice });
        }}
      />
      <RefuseDialog
        open={dialog === 'refuse'}
        compiled={compiled}
        onClose={() => setDialog(undefined)}
        onSend={(opinion) => {
          setDialog(undefined);
          accept.decide({ kind: 'notAccept', opinion });
        }}
      />
    </aside>
  );
}

const LackList = memo(function LackList({ check }: { check: Precheck }) {
  return (
    <div className="wt-lack-list">
      {parts.map(({ key, title }) => (
        <Lacks key={key} title={title} lacks={check[key]} />
      ))}
    </div>
  );
});

const shownLacks = 6;

function Lacks({ title, lacks }: { title: string; lacks: Lack[] }) {
  return (
    <section className="wt-lacks">
      <h3>
        {title}
        <span className={lacks.length === 0 ? 'wt-tag wt-tag-ok' : 'wt-tag wt-tag-warn'}>
          {lacks.length === 0 ? '齐' : `缺 ${lacks.length}`}
        </span>
      </h3>
      {lacks.length > 0 ? (
        <ul>
          {lacks.slice(0, shownLacks).map((one) => (
            <li key={one.key}>
              <button type="button" className="wt-link" onClick={one.go}>
                {one.message}
              </button>
            </li>
          ))}
          {lacks.length > shownLacks ? <li className="wt-muted">还有 {lacks.length - shownLacks} 项</li> : null}
        </ul>
      ) : null}
    </section>
  );
}
