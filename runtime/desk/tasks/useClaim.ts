import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { ApiError, api, type TaskView } from '../../ui/api/client.ts';

async function claimOne({ caseId, token, caseNo }: TaskView): Promise<string | undefined> {
  try {
    const { version } = await api.case(caseId);
    await api.claim(caseId, token, version);
    return undefined;
  } catch (error) {
    if (error instanceof ApiError && error.code !== 'network') return `${caseNo}：${error.problem.detail}`;
    throw error;
  }
}

/** Claims tasks one after another; those that somebody else took meanwhile are named, the others are mine. */
export function useClaim(onDone: () => void) {
  const client = useQueryClient();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: async (tasks: TaskView[]) => {
      const refused: string[] = [];
      for (const task of tasks) {
        const refusal = await claimOne(task);
        if (refusal) refused.push(refusal);
      }
      return { claimed: tasks.length - refused.length, refused };
    },
    onSuccess: ({ claimed, refused }) => {
      if (claimed > 0) void message.success(`已领取 ${claimed} 件，在「我的」中办理`);
      for (const refusal of refused) void message.warning({ content: refusal, duration: 8 });
      onDone();
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['tasks'] });
      void client.invalidateQueries({ queryKey: ['board'] });
    },
  });
}
