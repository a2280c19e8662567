import type { CaseDetail, TaskWithActions } from '../../ui/api/client.ts';
import { recently } from '../../ui/parts/times.ts';
import type { ChosenMove } from './chosenMove.ts';
import { JointSigners } from './JointSigners.tsx';

type Consultation = TaskWithActions['moves']['consultations'][number];

const states: Record<Consultation['state'], { words: string; tone: string }> = {
  waiting: { words: '等待意见', tone: 'warn' },
  answered: { words: '已答复', tone: 'ok' },
  ended: { words: '未答复', tone: 'plain' },
};

export interface TaskNotesProps {
  kase: CaseDetail;
  task: TaskWithActions;
  onChoose: (chosen: ChosenMove) => void;
}

/** What stands beside a task: who urges it, who was delegated it, who was asked and said what, who signs. */
export function TaskNotes({ kase, task, onChoose }: TaskNotesProps) {
  const { delegation, consultations, joint, demanding } = task.moves;
  const reminders = kase.moves.reminders.filter((reminder) => reminder.task === task.token);
  const now = Date.now();
  return (
    <>
      {reminders.map(({ at, by, text }) => (
        <p key={`${at} ${text}`} className="wt-refusal">
          <b>催办</b> {by} {recently(at, now)}：{text}
        </p>
      ))}
      {demanding ? <p className="wt-refusal">已要求申请人补充材料，收到后方可办理。</p> : null}
      {delegation ? (
        <div>
          <span className="wt-tag wt-tag-info">委派中</span> {delegation.by.name} 委派 {delegation.to.name}
          <blockquote className="wt-quote">{delegation.reason}</blockquote>
        </div>
      ) : null}
      {consultations.length > 0 ? (
        <ul className="wt-notes" aria-label="会办情况">
          {consultations.map((consultation) => (
            <li key={`${consultation.to.id} ${consultation.at}`}>
              <div className="wt-row">
                <b>会办</b> {consultation.to.name}
                <span className={`wt-tag wt-tag-${states[consultation.state].tone}`}>
                  {states[consultation.state].words}
                </span>
              </div>
              <p className="wt-muted">
                {consultation.by.name}问：{consultation.question}
              </p>
              {consultation.advice ? <blockquote className="wt-quote">{consultation.advice.text}</blockquote> : null}
            </li>
          ))}
        </ul>
      ) : null}
      {joint ? <JointSigners kase={kase} joint={joint} onChoose={onChoose} /> : null}
    </>
  );
}
