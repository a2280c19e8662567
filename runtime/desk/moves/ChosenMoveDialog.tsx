import type { CaseWork } from '../cases/useCaseWork.ts';
import { type ChosenMove, chosenKey, formOf } from './chosenMove.ts';
import { MoveDialog } from './MoveDialog.tsx';

/** The dialog of the move that was chosen; it goes when the case moved on and the move is no longer possible. */
export function ChosenMoveDialog({
  work,
  move,
  onClose,
}: {
  work: CaseWork;
  move: ChosenMove | undefined;
  onClose: () => void;
}) {
  const { kase } = work;
  const form = move && formOf(kase, move, work.typed.opinion);
  if (!move || !form) return null;
  const key = chosenKey(kase, move);
  function done() {
    // What was typed at the step went back with it.
    if (move?.type === 'sendBack') work.clear();
    onClose();
  }
  return <MoveDialog key={key} kase={kase} form={form} draftKey={key} onClose={onClose} onDone={done} />;
}
