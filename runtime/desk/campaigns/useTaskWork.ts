import { useEffect, useState } from 'react';
import type { CampaignOfficeView, CampaignStageWork, CampaignTaskView } from '../../ui/api/client.ts';
import { useDraft } from '../../ui/parts/useDraft.ts';
import { useLeaveGuard } from '../../ui/parts/useLeaveGuard.ts';

/** What was typed at a step and not sent yet. Null: taken out again. */
export interface Typed {
  evidence: Record<string, unknown>;
  form?: Record<string, unknown>;
  note: string;
}

const nothing: Typed = { evidence: {}, note: '' };

/** What an officer types at a step: kept in this browser until it is sent. */
export function useTaskWork(view: CampaignOfficeView, stage: CampaignStageWork, task: CampaignTaskView) {
  const draft = useDraft<Typed>(`campaign.${view.run.id}.${view.office.id}.${task.element}`);
  const [typed, setTyped] = useState<Typed>(() => draft.found?.value ?? nothing);
  const dirty = typed !== nothing;
  const { keep, forget } = draft;
  useLeaveGuard(dirty);
  useEffect(() => {
    if (dirty) keep(typed);
  }, [typed, dirty, keep]);
  const recorded = Object.fromEntries(stage.evidence.map(({ id, value }) => [id, value]));
  const evidence = { ...recorded, ...typed.evidence };
  return {
    evidence,
    form: typed.form ?? view.answers,
    note: typed.note,
    restoredAt: dirty ? draft.found?.at : undefined,
    setEvidence: (id: string, value: unknown) =>
      setTyped((before) => ({ ...before, evidence: { ...before.evidence, [id]: value } })),
    setForm: (form: Record<string, unknown>) => setTyped((before) => ({ ...before, form })),
    setNote: (note: string) => setTyped((before) => ({ ...before, note })),
    /** What is handed in of these: everything that has a value. */
    given: (ids: string[]) =>
      Object.fromEntries(
        Object.entries(evidence).filter(([id, value]) => ids.includes(id) && value !== null && value !== ''),
      ),
    clear: () => {
      forget();
      setTyped(nothing);
    },
  };
}

export type TaskWork = ReturnType<typeof useTaskWork>;
