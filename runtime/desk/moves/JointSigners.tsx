import { Button } from 'antd';
import type { CaseDetail, TaskWithActions } from '../../ui/api/client.ts';
import type { ChosenMove } from './chosenMove.ts';

type Joint = NonNullable<TaskWithActions['moves']['joint']>;
type Signer = Joint['signers'][number];

const states: Record<Signer['state'], { words: string; tone: string }> = {
  signed: { words: '已签署', tone: 'ok' },
  open: { words: '待签署', tone: 'warn' },
  later: { words: '未轮到', tone: 'plain' },
  dropped: { words: '已减签', tone: 'plain' },
};

/** 会签: who signs, who has, and how each voted. */
export function JointSigners({
  kase,
  joint,
  onChoose,
}: {
  kase: CaseDetail;
  joint: Joint;
  onChoose: (chosen: ChosenMove) => void;
}) {
  const mayDrop = ({ task: token }: Signer) =>
    kase.tasks
      .find((task) => task.token === token)
      ?.actions.some((action) => action.type === 'dropSigner' && !action.refusal) ?? false;
  return (
    <div>
      <p>
        <b>会签</b> 已签 {joint.done} 人，共 {joint.total} 人
      </p>
      <ol className="wt-notes">
        {joint.signers.map((signer) => (
          <li key={signer.index}>
            <div className="wt-row">
              <b>{signer.person?.name ?? '待领取'}</b>
              <span className={`wt-tag wt-tag-${states[signer.state].tone}`}>
                {signer.vote?.name ?? states[signer.state].words}
              </span>
              {signer.weight === null ? null : <span className="wt-muted">权重 {signer.weight}</span>}
              {signer.task !== null && mayDrop(signer) ? (
                <Button
                  size="small"
                  className="wt-end"
                  onClick={() => signer.task !== null && onChoose({ type: 'dropSigner', token: signer.task })}
                >
                  减签
                </Button>
              ) : null}
            </div>
            <p className="wt-muted">
              {signer.officeName}
              {signer.addedBy ? ` · ${signer.addedBy.name}加签` : ''}
            </p>
          </li>
        ))}
      </ol>
    </div>
  );
}
