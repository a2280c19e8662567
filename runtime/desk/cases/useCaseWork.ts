import { useEffect, useMemo, useState } from 'react';
import type { CaseData, CompiledItem, FlowNode, FormProblem, JsonObject, MaterialRecord } from '#engine';
import { missingMaterials, validateForm } from '#engine';
import type { CaseDetail, TaskWithActions } from '../../ui/api/client.ts';
import { decideOf } from '../../ui/form/decisions.ts';
import { useDraft } from '../../ui/parts/useDraft.ts';
import { useLeaveGuard } from '../../ui/parts/useLeaveGuard.ts';
import { changedAnswers, stepFields } from './stepAnswers.ts';

/** What an officer typed at a step and has not sent yet. */
export interface Typed {
  opinion: string;
  form?: JsonObject;
  situation?: JsonObject;
  materials?: MaterialRecord[];
}

const nothing: Typed = { opinion: '' };

const nodeOf = (compiled: CompiledItem, element: string): FlowNode | undefined =>
  compiled.process.nodes[element] ??
  Object.values(compiled.calls).find((called) => called.nodes[element])?.nodes[element];

const INTAKE = /^(?:acceptance|supplement)/;

/** The element whose rights hold: that of the task, or the supplement the applicant hands in; to a later step as at acceptance. */
function elementOf(kase: CaseDetail, task: TaskWithActions | undefined): string | undefined {
  if (task) return task.element;
  return kase.may.supplement ? (kase.path.active.find((active) => INTAKE.test(active)) ?? 'acceptance') : undefined;
}

/** The work of one officer on one step of a case: what was typed, kept as a draft, and what is wrong with it. */
export function useCaseWork(kase: CaseDetail, compiled: CompiledItem, task: TaskWithActions | undefined) {
  const draft = useDraft<Typed>(`case.${kase.id}.${task?.token ?? 'window'}`);
  const [typed, setTyped] = useState<Typed>(() => draft.found?.value ?? nothing);
  const [restoredAt] = useState(() => draft.found?.at);
  const [checked, setChecked] = useState(false);
  const dirty = typed !== nothing;
  useLeaveGuard(dirty);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step begins with what was kept for it.
  useEffect(() => {
    setTyped(draft.found?.value ?? nothing);
    setChecked(false);
  }, [task?.token]);
  useEffect(() => {
    if (dirty) draft.keep(typed);
  }, [draft.keep, typed, dirty]);

  const element = elementOf(kase, task);
  const node = element === undefined ? undefined : nodeOf(compiled, element);
  const form = (node?.settings.form === undefined ? undefined : compiled.forms[node.settings.form]) ?? compiled.form;
  const step = useMemo(() => stepFields(form, element), [form, element]);
  const intake = element !== undefined && INTAKE.test(element);
  const answers = useMemo<JsonObject>(() => {
    const base = (typed.form ?? kase.form) as JsonObject;
    return step.opinion && typed.opinion ? { ...base, [step.opinion]: typed.opinion } : base;
  }, [typed, kase.form, step.opinion]);
  const situation = (typed.situation ?? kase.situation) as JsonObject;
  const data = useMemo<CaseData>(
    () => ({
      ...(kase.context as JsonObject),
      form: answers,
      situation,
      applicant: kase.applicant as unknown as JsonObject,
    }),
    [answers, situation, kase],
  );
  const decide = decideOf(compiled);
  const problems = useMemo<FormProblem[]>(
    () => (task && element ? validateForm(form, data, { element, decide }) : []),
    [task, element, form, data, decide],
  );
  const records = useMemo(
    () => typed.materials ?? (kase.materials.flatMap(({ record }) => (record ? [record] : [])) as MaterialRecord[]),
    [typed.materials, kase.materials],
  );

  const missing = useMemo(() => missingMaterials(compiled.item, data, records), [compiled, data, records]);

  return {
    kase,
    compiled,
    task,
    element,
    form,
    decide,
    step,
    intake,
    data,
    situation,
    records,
    missing,
    problems,
    typed,
    restoredAt: dirty ? restoredAt : undefined,
    checked,
    check: () => setChecked(true),
    set: (change: Partial<Typed>) => setTyped((before) => ({ ...before, ...change })),
    clear: () => {
      draft.forget();
      setTyped(nothing);
      setChecked(false);
    },
    /** What goes with a command. */
    sent: () => {
      const changed = changedAnswers(kase.form as JsonObject, answers);
      return {
        ...(Object.keys(changed).length > 0 ? { form: changed } : {}),
        ...(typed.situation ? { situation: typed.situation } : {}),
        ...(typed.materials ? { materials: typed.materials } : {}),
      };
    },
  };
}

export type CaseWork = ReturnType<typeof useCaseWork>;
