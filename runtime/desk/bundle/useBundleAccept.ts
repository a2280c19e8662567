import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useLocation } from 'wouter';
import { type CompiledBundle, splitIntake } from '#engine';
import { ApiError, type ApplicationReceipt, api, type CaseDetail, newKey } from '../../ui/api/client.ts';
import type { Intake } from '../../ui/bundle/intake.ts';

/** What is decided for the items; one that is not named here is only received. */
export type Decisions = Record<string, { kind: 'accept' } | { kind: 'supplement'; materials: string[]; note: string }>;

/** The bundle once it was received, when not every decision went through at once. */
export type Received = Pick<ApplicationReceipt, 'id' | 'no' | 'cases'>;

/** The acceptance step of a case that this clerk holds; items that other offices accept have none. */
function myTask(kase: CaseDetail) {
  return kase.tasks.find(({ actions }) =>
    actions.some(({ type, outcome }) => type === 'complete' && outcome?.kind === 'accept'),
  );
}

/** Receives everything in one request, then decides each case; a second try goes on where the first one stopped. */
export function useBundleAccept(
  bundle: CompiledBundle,
  intake: Intake,
  received: Received | undefined,
  onReceived: (received: Received) => void,
  onDone: () => void,
) {
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const key = useRef(newKey());

  async function receive(): Promise<Received> {
    if (received) return received;
    const body = { bundle: bundle.ref, channel: 'counter' as const, intake };
    const opened = await api.openBundle(body, key.current).catch((error: unknown) => {
      // What was refused may be sent again in another form; a lost answer must be asked for with the same key.
      if (!(error instanceof ApiError && error.code === 'network')) key.current = newKey();
      throw error;
    });
    onReceived(opened);
    return opened;
  }

  /** The cases stand in the order of the items that were called for. */
  async function decide(decisions: Decisions): Promise<string> {
    const { id, cases } = await receive();
    for (const [index, part] of splitIntake(bundle, intake).entries()) {
      const decision = decisions[part.item];
      const opened = cases[index];
      const kase = decision && opened ? await api.case(opened.id) : undefined;
      const task = kase ? myTask(kase) : undefined;
      const outcome = task?.actions.find((action) => action.outcome?.kind === decision?.kind)?.outcome;
      if (!kase || !task || !decision || !outcome) continue;
      const { form, situation, materials } = part;
      await api.complete(kase.id, task.token, {
        version: kase.version,
        outcome: outcome.id,
        form,
        situation,
        materials,
        ...(decision.kind === 'supplement' ? { notice: { materials: decision.materials, note: decision.note } } : {}),
      });
    }
    return id;
  }

  const mutation = useMutation({
    mutationFn: decide,
    onSuccess: (id) => {
      onDone();
      void client.invalidateQueries({ queryKey: ['board'] });
      navigate(`/bundle-applications/${id}`);
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

export type BundleAccept = ReturnType<typeof useBundleAccept>;
