import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { ApiError, api, type CaseDetail, type CaseView } from '../../ui/api/client.ts';

/** A case with its pinned item. */
export const useCase = (id: string) => useQuery({ queryKey: ['case', id], queryFn: () => api.case(id) });

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
