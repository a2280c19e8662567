import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useRef } from 'react';
import { type CampaignDone, newKey } from '../../ui/api/client.ts';

/**
 * A command on a campaign. What is sent again unchanged keeps its key, so that a lost answer never makes two of one;
 * afterwards everything that shows campaigns is read anew, also when somebody else was faster.
 */
export function useCampaignCommand<B>(
  send: (body: B, key: string) => Promise<CampaignDone>,
  done: string,
  onDone?: (answer: CampaignDone) => void,
) {
  const { message } = App.useApp();
  const client = useQueryClient();
  const last = useRef({ text: '', key: '' });
  const keyOf = (body: B): string => {
    const text = JSON.stringify(body);
    if (last.current.text !== text) last.current = { text, key: newKey() };
    return last.current.key;
  };
  return useMutation({
    mutationFn: (body: B) => send(body, keyOf(body)),
    onSuccess: (answer) => {
      last.current = { text: '', key: '' };
      void message.success(done);
      onDone?.(answer);
    },
    onSettled: () =>
      client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('campaign') }),
  });
}
