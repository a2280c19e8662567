import { Button } from 'antd';
import { api, type CaseDetail, type TaskWithActions } from '../../ui/api/client.ts';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { LightTag } from '../../ui/parts/LightTag.tsx';
import { dueDay } from '../../ui/parts/times.ts';
import { useCaseCommand } from './useCase.ts';

/** Open steps that are not mine: who has them, and the reason when I may not take them. */
export function WaitingTasks({ kase, tasks }: { kase: CaseDetail; tasks: TaskWithActions[] }) {
  const claim = useCaseCommand(kase.id, (token: number) => api.claim(kase.id, token, kase.version));
  return (
    <section className="wt-panel">
      <header>
        <h2>正在办理的环节</h2>
      </header>
      <ul className="wt-waiting">
        {tasks.map((task) => {
          const action = task.actions.find((one) => one.type === 'claim');
          return (
            <li key={task.token}>
              <div className="wt-row">
                <b>{task.name}</b>
                {task.due ? <LightTag light={task.light} text={`限 ${dueDay(task.due)}`} /> : null}
              </div>
              <p className="wt-muted">
                {task.officeName} · {task.postName} · {task.assigneeName ?? '待领取'}
              </p>
              {action?.refusal ? <p className="wt-refusal">{action.refusal.message}</p> : null}
              {action && !action.refusal ? (
                <Button size="small" loading={claim.isPending} onClick={() => claim.mutate(task.token)}>
                  领取
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
      <ErrorAlert error={claim.error} />
    </section>
  );
}
