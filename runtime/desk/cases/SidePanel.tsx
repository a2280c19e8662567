import { EmptyState } from '../../ui/parts/EmptyState.tsx';
import { AdvicePanel, asksAdvice } from '../moves/AdvicePanel.tsx';
import { Copies } from '../moves/Copies.tsx';
import type { ChosenMove } from '../moves/chosenMove.ts';
import { DelegatePanel, givesBack } from '../moves/DelegatePanel.tsx';
import { MoreMenu } from '../moves/MoreMenu.tsx';
import { RatingPanel } from '../ratings/RatingPanel.tsx';
import { NextTask } from './NextTask.tsx';
import { SupplementPanel } from './SupplementPanel.tsx';
import { TaskPanel } from './TaskPanel.tsx';
import type { CaseWork } from './useCaseWork.ts';
import { WaitingTasks } from './WaitingTasks.tsx';

export interface SidePanelProps {
  work: CaseWork;
  onChoose: (chosen: ChosenMove) => void;
  onShow: (tab: string) => void;
}

/** What may be done now, or who has it and why I may not. */
export function SidePanel({ work, onChoose, onShow }: SidePanelProps) {
  const { kase, task } = work;
  const asked = kase.tasks.filter((other) => other.token !== task?.token && asksAdvice(other));
  const others = kase.tasks.filter((other) => other.token !== task?.token);
  const mine = task && !givesBack(task) ? task : undefined;
  return (
    <aside className="wt-case-side wt-stack" aria-label="办理">
      {mine ? <TaskPanel key={mine.token} work={work} task={mine} onChoose={onChoose} onShow={onShow} /> : null}
      {task && !mine ? (
        <DelegatePanel key={task.token} work={work} task={task} onChoose={onChoose} onShow={onShow} />
      ) : null}
      {asked.map((other) => (
        <AdvicePanel key={other.token} kase={kase} task={other} />
      ))}
      {!task && kase.may.supplement ? <SupplementPanel work={work} onShow={onShow} /> : null}
      {others.length > 0 ? <WaitingTasks kase={kase} tasks={others} onChoose={onChoose} /> : null}
      {!task && !kase.may.supplement && others.length === 0 ? (
        <section className="wt-panel">
          <EmptyState>
            {kase.status === 'supplementing' ? '等待申请人补正，由收件窗口登记补正材料。' : '本件没有待办的环节。'}
          </EmptyState>
        </section>
      ) : null}
      <RatingPanel kase={kase} />
      <Copies kase={kase} />
      {task ? null : <MoreMenu kase={kase} task={undefined} onChoose={onChoose} />}
      {task ? null : <NextTask caseId={kase.id} />}
    </aside>
  );
}
