import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { ApiError, api, type CaseDetail, type CaseView, type TaskWithActions } from '../../ui/api/client.ts';

/** The step that this user works on, or could: the first one that may be completed or given back. */
export const workableTask = ({ tasks }: CaseView): TaskWithActions | undefined =>
  tasks.find((task) =>
    task.actions.some(({ type, refusal }) => (type === 'complete' || type === 'giveBack') && !refusal),
  );

/**
 * Reads a case for its page. Whoever may work on a step has opened it with the page, so that the step before can no
 * longer be taken back; that it could not be noted must not keep the page from showing.
 */
async function openCase(id: string): Promise<CaseDetail> {
  const kase = await api.case(id);
  const task = workableTask(kase);
  if (!task || task.moves.opened) return kase;
  const view = await api.move(id, { type: 'task.open', task: task.token }).catch(() => kase);
  return { ...view, compiled: kase.compiled };
}

/** A case with its pinned item. */
export const useCase = (id: string) => useQuery({ queryKey: ['case', id], queryFn: () => openCase(id) });

const isView = (value: unknown): value is CaseView =>
  typeof value === 'object' && value !== null && 'version' in value && 'timeline' in value;

/**
 * Sends a command of one case. The fresh view takes the place of the old one at once, after a success and after a 409
 * alike, so that the page never offers what is no longer possible.
 */
export function useCaseCommand<V>(
  id: string,
  command: (variables: V) => Promise<CaseView>,
  onSuccess?: (view: CaseView) => void,
) {
  const client = useQueryClient();
  const { notification } = App.useApp();
  const show = (view: CaseView) =>
    client.setQueryData<CaseDetail>(['case', id], (before) => ({ ...view, compiled: before?.compiled }));
  return useMutation({
    mutationFn: command,
    onSuccess: (view) => {
      show(view);
      onSuccess?.(view);
      for (const key of ['tasks', 'board', 'cases', 'ledger']) void client.invalidateQueries({ queryKey: [key] });
    },
    onError: (error) => {
      if (!(error instanceof ApiError && error.status === 409 && isView(error.problem.current))) return;
      show(error.problem.current);
      // The panel that sent the command may be gone with the task: what happened is told above the page.
      notification.warning({
        title: error.problem.title,
        description: `${error.problem.detail}您填写的内容保留在本机，没有丢失。`,
        duration: 0,
      });
    },
  });
}
