import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useLocation } from 'wouter';
import type { JsonObject, NoticeContent, OutcomeKind } from '#engine';
import { ApiError, api, type CaseView, newKey } from '../../ui/api/client.ts';
import type { Acceptance } from './acceptance.ts';

export interface Decision {
  /** Absent: the application is only received and stays at the acceptance step. */
  kind?: Extract<OutcomeKind, 'accept' | 'supplement' | 'notAccept'>;
  opinion?: string;
  notice?: NoticeContent;
}

type Received = NonNullable<Acceptance['received']>;

const receivedOf = (view: CaseView): Received => {
  const task = view.tasks.find((open) => open.actions.some((action) => action.type === 'complete'));
  return { id: view.id, no: view.no, version: view.version, token: task?.token ?? view.tasks[0]?.token ?? 0 };
};

/** The id of the process's outcome that means this kind: packs name outcomes as they like. */
function outcomeOf(view: CaseView, token: number, kind: string): string {
  const task = view.tasks.find((open) => open.token === token);
  const action = task?.actions.find((one) => one.outcome?.kind === kind);
  return action?.outcome?.id ?? kind;
}

const sent = ({ form, situation, materials }: Acceptance) => ({ form: form as JsonObject, situation, materials });

/** Receives the application and completes its acceptance step; a second try goes on where the first one stopped. */
export function useAccept(
  item: string,
  state: Acceptance,
  onReceived: (received: Received) => void,
  onDone: () => void,
) {
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const receiveKey = useRef(newKey());

  async function receive(): Promise<CaseView> {
    if (state.received) return api.case(state.received.id);
    const body = { item, applicant: state.applicant, ...sent(state), channel: 'counter' as const };
    const view = await api.receive(body, receiveKey.current).catch((error: unknown) => {
      // What was refused may be sent again in another form; a lost answer must be asked for with the same key.
      if (!(error instanceof ApiError && error.code === 'network')) receiveKey.current = newKey();
      throw error;
    });
    onReceived(receivedOf(view));
    return view;
  }

  async function decide({ kind, opinion, notice }: Decision): Promise<CaseView> {
    const view = await receive();
    if (kind === undefined) return view;
    const { token, version } = receivedOf(view);
    return api.complete(view.id, token, {
      version,
      outcome: outcomeOf(view, token, kind),
      ...sent(state),
      ...(opinion ? { opinion } : {}),
      ...(notice ? { notice } : {}),
    });
  }

  const mutation = useMutation({
    mutationFn: decide,
    onSuccess: (view) => {
      onDone();
      void client.invalidateQueries({ queryKey: ['board'] });
      navigate(`/accepted/${view.id}`);
    },
  });
  return {
    decide: mutation.mutate,
    busy: mutation.isPending,
    error: mutation.error,
    done: mutation.isSuccess,
    clear: mutation.reset,
  };
}

export type Accept = ReturnType<typeof useAccept>;
