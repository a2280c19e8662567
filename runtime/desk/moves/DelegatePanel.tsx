import { api, type TaskWithActions } from '../../ui/api/client.ts';
import { useCaseCommand } from '../cases/useCase.ts';
import type { CaseWork } from '../cases/useCaseWork.ts';
import type { ChosenMove } from './chosenMove.ts';
import { MoreMenu } from './MoreMenu.tsx';
import { ReplyPanel } from './ReplyPanel.tsx';
import { TaskNotes } from './TaskNotes.tsx';

export const givesBack = (task: TaskWithActions): boolean =>
  task.actions.some((action) => action.type === 'giveBack' && !action.refusal);

/** 委派 as the delegate sees it: what this step fills in is saved, then the step goes back with the opinion. */
export function DelegatePanel({
  work,
  task,
  onChoose,
  onShow,
}: {
  work: CaseWork;
  task: TaskWithActions;
  onChoose: (chosen: ChosenMove) => void;
  onShow: (tab: string) => void;
}) {
  const { kase } = work;
  const save = useCaseCommand(
    kase.id,
    (sent: ReturnType<CaseWork['sent']>) => api.save(kase.id, { version: kase.version, ...sent }),
    work.clear,
  );
  async function giveBack(opinion: string) {
    const sent = work.sent();
    const { version } = Object.keys(sent).length > 0 ? await save.mutateAsync(sent) : kase;
    return api.move(kase.id, { type: 'task.giveBack', version, task: task.token, opinion });
  }
  return (
    <ReplyPanel
      kase={kase}
      title={task.name}
      label="办理意见（交回给委派人）"
      ok="交回"
      draftKey={`giveBack.${kase.id}.${task.token}`}
      send={giveBack}
      onSent={() => onShow('timeline')}
      more={<MoreMenu kase={kase} task={task} onChoose={onChoose} />}
    >
      <TaskNotes kase={kase} task={task} onChoose={onChoose} />
    </ReplyPanel>
  );
}
