import { Button } from 'antd';
import { api, type CaseDetail, type TaskWithActions } from '../../ui/api/client.ts';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { LightTag } from '../../ui/parts/LightTag.tsx';
import { dueDay } from '../../ui/parts/times.ts';
import { type ChosenMove, isTaskMove } from '../moves/chosenMove.ts';
import { TaskNotes } from '../moves/TaskNotes.tsx';
import { useCaseCommand } from './useCase.ts';

/** Open steps that are not mine: who has them, what I may still do about them, and the reason when I may not take them. */
export function WaitingTasks({
  kase,
  tasks,
  onChoose,
}: {
  kase: CaseDetail;
  tasks: TaskWithActions[];
  onChoose: (chosen: ChosenMove) => void;
}) {
  const claim = useCaseCommand(kase.id, (token: number) => api.claim(kase.id, token, kase.version));
  return (
    <section className="wt-panel">
      <header>
        <h2>正在办理的环节</h2>
      </header>
      <ul className="wt-waiting">
        {tasks.map((task) => {
          const action = task.actions.find((one) => one.type === 'claim');
          // 减签 stands beside the signer.
          const moves = task.actions.filter(({ type, refusal }) => type !== 'dropSigner' && !refusal);
          return (
            <li key={task.token}>
              <div className="wt-row">
                <b>{task.name}</b>
                {task.due ? <LightTag light={task.light} text={`限 ${dueDay(task.due)}`} /> : null}
              </div>
              <p className="wt-muted">
                {task.officeName} · {task.postName} · {task.assigneeName ?? '待领取'}
              </p>
              <TaskNotes kase={kase} task={task} onChoose={onChoose} />
              {action?.refusal ? <p className="wt-refusal">{action.refusal.message}</p> : null}
              <div className="wt-row">
                {action && !action.refusal ? (
                  <Button size="small" loading={claim.isPending} onClick={() => claim.mutate(task.token)}>
                    领取
                  </Button>
                ) : null}
                {moves.map(({ type, label }) =>
                  isTaskMove(type) ? (
                    <Button key={type} size="small" onClick={() => onChoose({ type, token: task.token })}>
                      {label}
                    </Button>
                  ) : null,
                )}
              </div>
            </li>
          );
        })}
      </ul>
      <ErrorAlert error={claim.error} />
    </section>
  );
}
