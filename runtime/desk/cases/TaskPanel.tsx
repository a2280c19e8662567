import { App, Button } from 'antd';
import { useState } from 'react';
import type { NoticeContent } from '#engine';
import { type ActionView, api, type Delivery, newKey, type TaskWithActions } from '../../ui/api/client.ts';
import { focusField } from '../../ui/form/fieldId.ts';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { LightTag } from '../../ui/parts/LightTag.tsx';
import { dayTime, dueDay } from '../../ui/parts/times.ts';
import { useShortcuts } from '../../ui/shell/shortcuts.ts';
import { NoticeDialog } from '../accept/NoticeDialog.tsx';
import type { ChosenMove } from '../moves/chosenMove.ts';
import { MoreMenu } from '../moves/MoreMenu.tsx';
import { TaskNotes } from '../moves/TaskNotes.tsx';
import { appliedOnline } from './CaseHeader.tsx';
import { Corrections } from './Corrections.tsx';
import { DeliveryDialog } from './DeliveryDialog.tsx';
import { OpinionBox } from './OpinionBox.tsx';
import { type Outcome, OutcomeButton } from './OutcomeButton.tsx';
import { useCaseCommand } from './useCase.ts';
import type { CaseWork } from './useCaseWork.ts';

interface Sending {
  outcome: Outcome;
  delivery?: Delivery;
  notice?: NoticeContent;
}

const forward = new Set(['accept', 'approve', 'issue', 'submit']);
const needsOpinion = (outcome: Outcome) =>
  outcome.opinion === true || outcome.kind === 'deny' || outcome.kind === 'notAccept';

export interface TaskPanelProps {
  work: CaseWork;
  task: TaskWithActions;
  onChoose: (chosen: ChosenMove) => void;
  onShow: (tab: string) => void;
}

/** My step: opinion, outcomes, and the moves that the process allows. */
export function TaskPanel({ work, task, onChoose, onShow }: TaskPanelProps) {
  const { kase } = work;
  const { message } = App.useApp();
  const [dialog, setDialog] = useState<'notice' | Outcome>();
  const [hint, setHint] = useState<string>();
  const [key, setKey] = useState(newKey);
  const complete = useCaseCommand(
    kase.id,
    ({ outcome, ...extra }: Sending) =>
      api.complete(
        kase.id,
        task.token,
        {
          version: kase.version,
          outcome: outcome.id,
          ...work.sent(),
          ...(work.typed.opinion.trim() ? { opinion: work.typed.opinion.trim() } : {}),
          ...extra,
        },
        key,
      ),
    () => {
      work.clear();
      onShow('timeline');
      void message.success(`${task.name}已办理`);
    },
  );
  // The latest thing that happened, when it was what the applicant was asked for.
  const supplemented = kase.timeline.at(-1);
  const claim = useCaseCommand(kase.id, () => api.claim(kase.id, task.token, kase.version));
  const has = (type: ActionView['type']) => task.actions.find((action) => action.type === type && !action.refusal);
  const outcomes = task.actions.flatMap((action) =>
    action.type === 'complete' && action.outcome ? [{ outcome: action.outcome, refusal: action.refusal }] : [],
  );
  const primary = outcomes.find(({ outcome, refusal }) => forward.has(outcome.kind) && !refusal)?.outcome;

  function send(sending: Sending) {
    setDialog(undefined);
    setKey(newKey());
    complete.mutate(sending);
  }

  /** Checks what the outcome asks for before it is sent; the server checks the same again. */
  function choose(outcome: Outcome) {
    setHint(undefined);
    if (needsOpinion(outcome) && work.typed.opinion.trim() === '') {
      setHint(`选择「${outcome.name}」必须写明意见或理由。`);
      document.getElementById('opinion')?.focus();
      return;
    }
    if (forward.has(outcome.kind) && work.problems.length > 0) {
      work.check();
      showProblem();
      return;
    }
    if (outcome.kind === 'accept' && work.missing.length > 0) {
      setHint(
        `还缺 ${work.missing.length} 份材料：${work.missing.map(({ name }) => name).join('、')}。补齐后受理，或一次性告知补正。`,
      );
      onShow('materials');
      return;
    }
    if (outcome.kind === 'issue') setDialog(outcome);
    else if (outcome.kind === 'supplement') setDialog('notice');
    else send({ outcome });
  }

  function showProblem() {
    const first = work.problems[0];
    setHint(`还有 ${work.problems.length} 处没有填好：${first?.message ?? ''}`);
    if (work.intake) onShow('form');
    if (first) setTimeout(() => focusField(first.path), 50);
  }

  useShortcuts(
    primary && !complete.isPending ? [{ keys: 'Ctrl+Enter', label: primary.name, run: () => choose(primary) }] : [],
  );

  return (
    <section className="wt-panel">
      <header>
        <h2 className="wt-grow">{task.name}</h2>
        {task.due ? <LightTag light={task.light} text={`限 ${dueDay(task.due)}`} /> : null}
      </header>
      <div className="wt-panel-body wt-stack">
        {work.restoredAt ? <p className="wt-notice">已恢复 {dayTime(work.restoredAt)} 填写的内容。</p> : null}
        {supplemented?.kind === 'supplemented' ? (
          <p className="wt-notice">
            {dayTime(supplemented.at)} 已补正{supplemented.text ? `：${supplemented.text}` : ''}。
            <button type="button" className="wt-link" onClick={() => onShow('materials')}>
              看材料
            </button>
          </p>
        ) : null}
        {supplemented?.kind === 'supplemented' && kase.corrections ? (
          <Corrections compiled={work.compiled} corrections={kase.corrections} />
        ) : null}
        {kase.status === 'received' && appliedOnline(kase) ? (
          <p className="wt-notice">网上申请没有验证身份。受理前请核对申请人（代办人）的证件原件。</p>
        ) : null}
        <TaskNotes kase={kase} task={task} onChoose={onChoose} />
        <OpinionBox work={work} />
        {hint ? (
          <p className="wt-refusal" role="alert">
            {hint}
          </p>
        ) : null}
        <ErrorAlert error={complete.error ?? claim.error} onClose={complete.reset} />
        <div className="wt-outcomes">
          {outcomes.map(({ outcome, refusal }) => (
            <OutcomeButton
              key={outcome.id}
              outcome={outcome}
              refusal={refusal?.message}
              primary={outcome === primary}
              busy={complete.isPending}
              onChoose={() => choose(outcome)}
            />
          ))}
          {has('sendBack') ? (
            <Button block onClick={() => onChoose({ type: 'sendBack', token: task.token })}>
              退回
            </Button>
          ) : null}
        </div>
        <div className="wt-row">
          {has('claim') ? (
            <>
              <Button size="small" loading={claim.isPending} onClick={() => claim.mutate(undefined)}>
                先领取
              </Button>
              <small className="wt-muted">领取后可以转办、委派、会办</small>
            </>
          ) : null}
          {has('transfer') ? (
            <Button size="small" onClick={() => onChoose({ type: 'transfer', token: task.token })}>
              转办
            </Button>
          ) : null}
          <MoreMenu kase={kase} task={task} onChoose={onChoose} />
        </div>
      </div>
      <NoticeDialog
        open={dialog === 'notice'}
        compiled={work.compiled}
        data={work.data}
        records={work.records}
        applicant={kase.applicant}
        faulty={work.problems.map(({ path }) => path.split('/')[1] ?? '')}
        busy={complete.isPending}
        onClose={() => setDialog(undefined)}
        onSend={(notice) => {
          const outcome = outcomes.find((one) => one.outcome.kind === 'supplement')?.outcome;
          if (outcome) send({ outcome, notice });
        }}
      />
      {typeof dialog === 'object' ? (
        <DeliveryDialog
          kase={kase}
          compiled={work.compiled}
          outcome={dialog.name}
          onClose={() => setDialog(undefined)}
          onSend={(delivery) => send({ outcome: dialog, delivery })}
        />
      ) : null}
    </section>
  );
}
