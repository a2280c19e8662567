import { Button } from 'antd';
import type { ActionView } from '../../ui/api/client.ts';

export type Outcome = NonNullable<ActionView['outcome']>;

interface OutcomeButtonProps {
  outcome: Outcome;
  refusal: string | undefined;
  primary: boolean;
  busy: boolean;
  onChoose: () => void;
}

/** One outcome of a step; when it is barred, the reason stands below it. */
export function OutcomeButton({ outcome, refusal, primary, busy, onChoose }: OutcomeButtonProps) {
  const negative = outcome.kind === 'deny' || outcome.kind === 'notAccept';
  return (
    <>
      <Button
        block
        type={primary ? 'primary' : 'default'}
        danger={negative}
        loading={busy && primary}
        disabled={refusal !== undefined || busy}
        onClick={onChoose}
      >
        {outcome.name}
        {primary ? <small className="wt-key-hint">Ctrl+Enter</small> : null}
      </Button>
      {refusal ? <p className="wt-refusal">{refusal}</p> : null}
    </>
  );
}
