import type { CaseState } from '#engine';
import { problem } from '../problem.ts';

/** The step at which an office hands in its request: the system writes its answers, nobody types them. */
export const REQUEST_STEP = 'localizationRequest';

/** @throws {ApiProblem} 422 where the step of a request is completed at the desk, past the draft that it stands for */
export function refuseAtDesk(state: CaseState | null, token: number): void {
  const task = state?.tasks.find(({ id }) => id === token);
  if (task?.element === REQUEST_STEP)
    throw problem(422, 'localization.inStudio', '本地化申请由系统按草稿填写，请在设计器“本地化”中修改后重新报送。');
}
