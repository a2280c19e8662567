import { EmptyState } from '../../ui/parts/EmptyState.tsx';
import { NextTask } from './NextTask.tsx';
import { SupplementPanel } from './SupplementPanel.tsx';
import { TaskPanel } from './TaskPanel.tsx';
import type { CaseWork } from './useCaseWork.ts';
import { WaitingTasks } from './WaitingTasks.tsx';
import { WithdrawButton } from './WithdrawButton.tsx';

/** What may be done now, or who has it and why I may not. */
export function SidePanel({ work, onShow }: { work: CaseWork; onShow: (tab: string) => void }) {
  const { kase, task } = work;
  const others = kase.tasks.filter((other) => other.token !== task?.token);
  return (
    <aside className="wt-case-side wt-stack" aria-label="办理">
      {task ? <TaskPanel key={task.token} work={work} task={task} onShow={onShow} /> : null}
      {!task && kase.may.supplement ? <SupplementPanel work={work} onShow={onShow} /> : null}
      {others.length > 0 ? <WaitingTasks kase={kase} tasks={others} /> : null}
      {!task && !kase.may.supplement && others.length === 0 ? (
        <section className="wt-panel">
          <EmptyState>
            {kase.status === 'supplementing' ? '等待申请人补正，由收件窗口登记补正材料。' : '本件没有待办的环节。'}
          </EmptyState>
        </section>
      ) : null}
      {task ? null : <NextTask caseId={kase.id} />}
      {kase.may.withdraw ? <WithdrawButton kase={kase} /> : null}
    </aside>
  );
}
