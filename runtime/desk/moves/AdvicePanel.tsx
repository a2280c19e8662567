import { api, type CaseDetail, type TaskWithActions } from '../../ui/api/client.ts';
import { useMe } from '../useMe.ts';
import { ReplyPanel } from './ReplyPanel.tsx';

export const asksAdvice = (task: TaskWithActions): boolean =>
  task.actions.some((action) => action.type === 'advise' && !action.refusal);

/** 会办: my opinion is asked on a step that somebody else works. */
export function AdvicePanel({ kase, task }: { kase: CaseDetail; task: TaskWithActions }) {
  const me = useMe();
  const asked = task.moves.consultations.find(({ to, state }) => to.id === me.id && state === 'waiting');
  return (
    <ReplyPanel
      kase={kase}
      title={`会办：${task.name}`}
      label="会办意见"
      ok="回复意见"
      draftKey={`advise.${kase.id}.${task.token}`}
      send={(opinion) => api.move(kase.id, { type: 'task.advise', version: kase.version, task: task.token, opinion })}
    >
      {asked ? (
        <div>
          <b>{asked.by.name}</b> 请您答复：
          <blockquote className="wt-quote">{asked.question}</blockquote>
        </div>
      ) : null}
    </ReplyPanel>
  );
}
